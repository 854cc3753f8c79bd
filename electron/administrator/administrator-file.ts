import { readFile, stat } from 'node:fs/promises'
import { z } from 'zod'
import { textOf } from '../files/text'

/** What an administrator has set for everybody who uses the console on this computer (docs/guide/administrator.md). */
export interface AdministratorSettings {
  /** How many profiles one bulk run may delete. */
  readonly maxDeletesPerRun?: number
  /** Where a customer can enter new credentials; may have the placeholders `{label}` and `{profile}`. */
  readonly updateLink?: string
}

export type AdministratorKey = keyof AdministratorSettings

/** Why something in the file is not used. */
export interface AdministratorProblem {
  /** The setting that it concerns; null if it concerns the whole file, or a name that nobody knows. */
  readonly key: AdministratorKey | null
  /** In a sentence. */
  readonly words: string
}

export interface Administrator {
  readonly settings: AdministratorSettings
  readonly problems: readonly AdministratorProblem[]
}

const maxDeletesAllowed = 200_000
/** No such file is that long; another one chosen by mistake need not be taken apart. */
const maxBytes = 500_000

const isHttps = (text: string): boolean => {
  const address = text.replaceAll(/\{(label|profile)\}/g, 'x')
  return URL.canParse(address) && new URL(address).protocol === 'https:' && !/[{}\s]/.test(address)
}

/** Each setting by itself: a fault in one of them does not turn off the others. */
const settings = {
  maxDeletesPerRun: {
    schema: z.int().min(0).max(maxDeletesAllowed),
    form: `a whole number from 0 to ${maxDeletesAllowed}`,
  },
  updateLink: {
    schema: z.string().max(2000).refine(isHttps),
    form: 'an address that begins with https://, with no other placeholders than {label} and {profile}',
  },
} satisfies Record<AdministratorKey, { schema: z.ZodType; form: string }>

const isKey = (name: string): name is AdministratorKey => Object.hasOwn(settings, name)

const inFile = 'In the administrator’s administrator.json,'
const unused = (why: string): Administrator => ({
  settings: {},
  problems: [{ key: null, words: `The administrator’s administrator.json is not used: ${why}.` }],
})

/** Reads the text of the file. Never throws. */
export const administratorOf = (text: string): Administrator => {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return unused('it is not JSON')
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return unused('it is not an object')
  const read: Partial<Record<AdministratorKey, unknown>> = {}
  const problems: AdministratorProblem[] = []
  for (const [name, value] of Object.entries(json)) {
    if (!isKey(name)) {
      problems.push({ key: null, words: `${inFile} ${name.slice(0, 60)} is not known, and not used.` })
      continue
    }
    const { schema, form } = settings[name]
    const parsed = schema.safeParse(value)
    if (parsed.success) read[name] = parsed.data
    else problems.push({ key: name, words: `${inFile} ${name} is not used: it must be ${form}.` })
  }
  return { settings: read as AdministratorSettings, problems }
}

/** Reads the file, which need not be there. Read again each time, so that a change has its effect at once. */
export const readAdministrator = async (file: string): Promise<Administrator> => {
  try {
    const { size } = await stat(file)
    if (size > maxBytes) return unused('it is too large')
    return administratorOf(textOf(await readFile(file)))
  } catch (error) {
    const isAbsent = (error as NodeJS.ErrnoException).code === 'ENOENT'
    return isAbsent ? { settings: {}, problems: [] } : unused('it cannot be read')
  }
}
