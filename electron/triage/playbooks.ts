import { readFile } from 'node:fs/promises'
import builtIn from '../../resources/playbooks.json'
import type { CustomerTexts } from '../../shared/domain/customer-text'
import type { Playbook } from '../../shared/domain/triage'
import { textOf } from '../files/text'
import {
  builtInSchema,
  placeholderPattern,
  readPlaybookFile,
  type Placeholder,
  type PlaybookFile,
  type PlaybookTexts,
} from './playbook-file'

/** A playbook without the texts for the customer, but with the administrator's own one, if there is one. */
export interface StatusPlaybook extends Omit<Playbook, keyof CustomerTexts> {
  readonly customerText: string | null
}

/** Guidance by status: built in, or as the administrator's file has it. */
export interface Playbooks {
  /** A status without a playbook of its own gets the one for unknown statuses. */
  readonly of: (status: string, providerId: number | null) => Promise<StatusPlaybook>
}

export const unknownStatus = 'unknown'

const texts = builtInSchema.parse(builtIn)

const isAbsent = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT'

const readAt = async (file: string): Promise<PlaybookFile | null> => {
  try {
    return readPlaybookFile(textOf(await readFile(file)))
  } catch (error) {
    return isAbsent(error) ? null : { changes: null, problem: 'it cannot be read' }
  }
}

const builtInOf = (status: string): PlaybookTexts => {
  const found = (Object.hasOwn(texts, status) ? texts[status] : undefined) ?? texts[unknownStatus]
  if (!found) throw new Error('no playbook for unknown statuses')
  return found
}

/** `file`: the administrator's playbooks, read again each time so that a change shows at once. */
export const createPlaybooks = (file: string): Playbooks => ({
  of: async (status, providerId) => {
    const override = await readAt(file)
    const own = builtInOf(status)
    const known = Object.hasOwn(texts, status)
    const change =
      override?.changes?.get(`${providerId}/${status}`) ??
      override?.changes?.get(status) ??
      (known ? undefined : override?.changes?.get(unknownStatus))
    const problem = override?.problem
    return {
      status,
      meaning: change?.meaning ?? own.meaning,
      causes: change?.causes ?? own.causes,
      ask: change?.ask ?? own.ask,
      customerText: change?.customerText ?? null,
      actions: change?.actions ?? own.actions,
      source: change ? 'administrator' : 'built-in',
      problem: problem ? `The administrator's playbooks.json is not used: ${problem}.` : null,
    }
  },
})

export type PlaceholderValues = Readonly<Record<Placeholder, string>>

/** Fills the placeholders of a text. Braces within a value are not replaced again. */
export const filledIn = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(placeholderPattern, (whole, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? whole) : whole,
  )

/** The playbook as it reads for one profile. */
export const filledPlaybook = (playbook: StatusPlaybook, values: PlaceholderValues): StatusPlaybook => ({
  ...playbook,
  meaning: filledIn(playbook.meaning, values),
  causes: playbook.causes.map((text) => filledIn(text, values)),
  ask: playbook.ask.map((text) => filledIn(text, values)),
  customerText: playbook.customerText && filledIn(playbook.customerText, values),
})
