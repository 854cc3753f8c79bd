import { readFile, stat } from 'node:fs/promises'
import builtIn from '../../resources/customer-texts.json'
import { textForms, type CustomerText, type CustomerTexts } from '../../shared/domain/customer-text'
import { textOf } from '../files/text'
import { readTextFile, type TextFile, type TextOfCase } from './customer-text-file'
import { hasPhrase } from './phrases'
import { filledIn, type PlaceholderValues } from './playbooks'

/** A case, as far as the texts for its customer depend on it. */
export interface TextSubject {
  readonly status: string
  readonly providerId: number | null
  /** The API's `detail` of the job, as text. */
  readonly detail: string | null
  readonly values: PlaceholderValues
  /** Where the customer can enter the login; null where there is no such place. */
  readonly updateLink: string | null
}

export interface TextSource {
  /** With the reason why the administrator's file is not used, if it is not. */
  readonly of: (subject: TextSubject) => Promise<CustomerTexts & { readonly problem: string | null }>
}

const read = readTextFile(JSON.stringify(builtIn))
if ('problem' in read) throw new Error(`resources/customer-texts.json: ${read.problem}`)
export const builtInTexts: TextFile = read.file

const nothing: TextFile = { cases: [] }
const maxBytes = 2_000_000

const administrators = async (file: string): Promise<{ file: TextFile; problem: string | null }> => {
  const unused = (why: string) => ({
    file: nothing,
    problem: `The administrator’s customer-texts.json is not used: ${why}.`,
  })
  try {
    if ((await stat(file)).size > maxBytes) return unused('it is too large')
    const found = readTextFile(textOf(await readFile(file)))
    return 'problem' in found ? unused(found.problem) : { file: found.file, problem: null }
  } catch (error) {
    const isAbsent = (error as NodeJS.ErrnoException).code === 'ENOENT'
    return isAbsent ? { file: nothing, problem: null } : unused('it cannot be read')
  }
}

const isFor =
  ({ status, providerId, detail }: TextSubject) =>
  (one: TextOfCase): boolean =>
    one.status.includes(status) &&
    (!one.provider || (providerId !== null && one.provider.includes(providerId))) &&
    (!one.detail || (detail !== null && hasPhrase(detail, one.detail)))

/** An address with values in it. In an address they are encoded, so that no label can lead elsewhere. */
const linkTo = (pattern: string, { label, profile }: PlaceholderValues): string =>
  pattern
    .replaceAll('{label}', () => encodeURIComponent(label))
    .replaceAll('{profile}', () => encodeURIComponent(profile))

/** The texts in all languages and forms; each form is that of the first case that has it. */
const textsOf = (
  cases: readonly TextOfCase[],
  files: readonly TextFile[],
  subject: TextSubject,
): CustomerText[] => {
  const link = subject.updateLink === null ? null : linkTo(subject.updateLink, subject.values)
  const loginIn = (language: string): string => {
    const known = files.flatMap(({ login }) => login?.[language] ?? [])[0] ?? builtInTexts.login?.['en']
    return link === null ? (known?.other ?? '') : (known?.link.replaceAll('{link}', () => link) ?? link)
  }
  return textForms.flatMap((form) =>
    Object.entries(cases.find((one) => one[form])?.[form] ?? {}).map(([language, text]) => ({
      language,
      form,
      text: filledIn(text, { ...subject.values, login: loginIn(language) }),
    })),
  )
}

/** `file`: the administrator's texts, which come before the built-in ones; read again each time. */
export const createCustomerTexts = (file: string): TextSource => ({
  of: async (subject) => {
    const own = await administrators(file)
    const files = [own.file, builtInTexts]
    const found = files.flatMap((one) => one.cases.filter(isFor(subject)))
    // What names a phrase of the detail is more exact than what only names the status.
    const cases = [...found.filter(({ detail }) => detail), ...found.filter(({ detail }) => !detail)]
    return {
      recognised: cases[0]?.says ?? null,
      texts: textsOf(cases, files, subject),
      languages: { ...builtInTexts.languages, ...own.file.languages },
      problem: own.problem,
    }
  },
})
