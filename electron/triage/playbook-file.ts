import { z } from 'zod'
import { normaliseStatus } from '../../shared/domain/status'
import { playbookActions, type Playbook } from '../../shared/domain/triage'

/** The form of playbooks: the built-in ones in `resources/playbooks.json`, and an administrator's file. docs/guide/triage.md. */

/** What stands in braces in a playbook's texts. */
export const placeholders = ['label', 'provider', 'homepage', 'profile'] as const
export type Placeholder = (typeof placeholders)[number]

export const placeholderPattern = /\{(\w*)\}/g

const strangePlaceholder = (text: string): string | undefined =>
  [...text.matchAll(placeholderPattern)]
    .map(([whole, name]) => ({ whole, known: (placeholders as readonly string[]).includes(name ?? '') }))
    .find(({ known }) => !known)?.whole

const words = (max: number) =>
  z
    .string()
    .max(max)
    .refine((text) => strangePlaceholder(text) === undefined, {
      error: ({ input }) => `${strangePlaceholder(String(input)) ?? ''} is not a placeholder`,
    })
const list = z.array(words(500).min(1)).max(12)

const playbook = z.strictObject({
  meaning: words(1000).min(1),
  causes: list,
  ask: list,
  customerText: words(5000),
  actions: z.array(z.enum(playbookActions)).max(playbookActions.length),
})

export type PlaybookTexts = Omit<Playbook, 'status' | 'source' | 'problem'>

/** Only the given texts replace the built-in ones. */
export type PlaybookChange = { readonly [K in keyof PlaybookTexts]?: PlaybookTexts[K] | undefined }

export const builtInSchema = z.record(z.string(), playbook)

const changes = playbook.partial()

/** No playbook is that long; another file chosen by mistake need not be taken apart. */
const maxCharacters = 500_000

export type PlaybookFile =
  | { readonly changes: ReadonlyMap<string, PlaybookChange>; readonly problem: null }
  | { readonly changes: null; readonly problem: string }

const broken = (why: string): PlaybookFile => ({ changes: null, problem: why })

const firstIssue = (error: z.ZodError, status: string): string => {
  const issue = error.issues[0]
  const where = [status, ...(issue?.path ?? [])].join('.')
  return `${where}: ${issue?.message ?? 'unreadable'}`
}

/** Reads an administrator's file: an object with statuses as keys. Never throws; one fault makes the whole file unused. */
export const readPlaybookFile = (text: string): PlaybookFile => {
  if (text.length > maxCharacters) return broken('it is too large')
  let parsed: unknown
  try {
    parsed = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return broken('it is not JSON')
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    return broken('it is not an object with statuses as keys')
  }
  const read = new Map<string, PlaybookChange>()
  for (const [key, value] of Object.entries(parsed)) {
    const status = normaliseStatus(key)
    const change = changes.safeParse(value)
    if (status === '') return broken('a status has no name')
    if (read.has(status)) return broken(`${status}: it is there twice`)
    if (!change.success) return broken(firstIssue(change.error, status))
    read.set(status, change.data)
  }
  return { changes: read, problem: null }
}
