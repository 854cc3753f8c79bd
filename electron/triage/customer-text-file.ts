import { z } from 'zod'
import { normaliseStatus } from '../../shared/domain/status'

/**
 * The form of the texts for customers: the built-in ones in `resources/customer-texts.json`, and an administrator's file
 * of the same form. docs/guide/triage.md, "Texts for the customer".
 */

/** What stands in braces in these texts. `{login}` is the sentence on how to give the login. */
export const textPlaceholders = ['label', 'provider', 'homepage', 'profile', 'login'] as const
const strange = (text: string): string | undefined =>
  [...text.matchAll(/\{(\w*)\}/g)].find(
    ([, name = '']) => !(textPlaceholders as readonly string[]).includes(name),
  )?.[0]

const words = z
  .string()
  .min(1)
  .max(5000)
  .refine((text) => strange(text) === undefined, {
    error: ({ input }) => `${strange(String(input)) ?? ''} is not a placeholder`,
  })
const code = z.string().regex(/^[a-z]{2,3}(-[A-Z]{2})?$/)
const byLanguage = z.record(code, words)
const phrase = z.string().min(3).max(200)

const textOfCase = z.strictObject({
  /** For these statuses. */
  status: z.array(z.string().min(1).max(100).transform(normaliseStatus)).min(1).max(20),
  /** And at these providers alone, if any are given. */
  provider: z.array(z.int().min(1)).min(1).max(1000).optional(),
  /** And if the API's `detail` has one of these phrases, if any are given. */
  detail: z.array(phrase).min(1).max(100).optional(),
  /** What such a detail says, in a sentence. */
  says: z.string().min(1).max(300).optional(),
  mail: byLanguage.optional(),
  phone: byLanguage.optional(),
})
export type TextOfCase = z.infer<typeof textOfCase>

/** With a link where the customer enters the login, and without one. */
const login = z.strictObject({ link: z.string().min(1).max(1000), other: z.string().min(1).max(1000) })

const fileSchema = z.strictObject({
  languages: z.record(code, z.string().min(1).max(50)).optional(),
  login: z.record(code, login).optional(),
  cases: z.array(textOfCase).max(500).default([]),
})
export type TextFile = z.infer<typeof fileSchema>

/** Reads a file of texts, or says what is wrong with it. Never throws. */
export const readTextFile = (text: string): { readonly file: TextFile } | { readonly problem: string } => {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return { problem: 'it is not JSON' }
  }
  const parsed = fileSchema.safeParse(json)
  if (parsed.success) return { file: parsed.data }
  const issue = parsed.error.issues[0]
  return { problem: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'unreadable'}` }
}
