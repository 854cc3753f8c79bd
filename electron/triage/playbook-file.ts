import { z } from 'zod'
import type { CustomerTexts } from '../../shared/domain/customer-text'
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
  actions: z.array(z.enum(playbookActions)).max(playbookActions.length),
})

export type PlaybookTexts = Omit<Playbook, 'status' | 'source' | 'problem' | keyof CustomerTexts>

/** Only the given texts replace the built-in ones. `customerText` is a mail in a language that is not said. */
export type PlaybookChange = { readonly [K in keyof PlaybookTexts]?: PlaybookTexts[K] | undefined } & {
  readonly customerText?: string | undefined
}

export const builtInSchema = z.record(z.string(), playbook)

const changes = playbook.extend({ customerText: words(5000) }).partial()

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

/** A status, at every provider (`site_error`) or at one (`3149/site_error`); null where the key has no status. */
const keyOf = (key: string): string | null => {
  const [, provider = '', status = ''] = /^(\d+\/)?(.*)$/s.exec(key) ?? []
  const name = normaliseStatus(status)
  return name === '' ? null : `${provider}${name}`
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
    const status = keyOf(key)
    const change = changes.safeParse(value)
    if (status === null) return broken('a status has no name')
    if (read.has(status)) return broken(`${status}: it is there twice`)
    if (!change.success) return broken(firstIssue(change.error, status))
    read.set(status, change.data)
  }
  return { changes: read, problem: null }
}
