import type { Mover } from '../../../../shared/domain/status'
import type { TriageMover } from '../../../../shared/domain/triage'
import { counted } from '../../../lib/numbers'

/** Whose move it is, as the queue and its chips call it. */
export const moverWords: Record<Mover, string> = {
  credentials: 'Us: credentials',
  customer: 'Customer',
  retry: 'Wait and retry',
  support: 'Link’s support',
  data: 'Data missing',
  unknown: 'Unknown status',
  nobody: 'Nobody',
  running: 'Running',
}

/** The same of one case: the groups are called by what is the matter, here it is asked who has to do something. */
export const caseMoverWords: Record<Mover, string> = {
  ...moverWords,
  retry: 'Us: wait and retry',
  data: 'Us: see what is missing',
  unknown: 'Not known: the status is new to this console',
  running: 'Nobody’s: a job is running',
  nobody: 'Nobody’s',
}

/** Those that a person can have to look after: the chips over the queue. */
export const filterMovers: readonly TriageMover[] = [
  'credentials',
  'customer',
  'retry',
  'support',
  'data',
  'unknown',
]

/** Why more cases may turn up: so many last jobs are not read yet, or (null) nobody knows how many by now. */
export const missingWords = (unread: number | null): string => {
  if (unread === null) return 'not all last jobs are read yet'
  return unread > 0 ? `${counted(unread, 'last job')} not read yet` : 'not all profiles are listed yet'
}

/** What most utility agents need, in the order in which people give them. */
export const usualFields: readonly string[] = ['username', 'password']

/** `password`, `username and password`, `a, b and c`. */
export const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`

/** At the beginning of a sentence. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

export const otherCases = (others: number, isAll: boolean): string =>
  `${isAll ? '' : 'At least '}${counted(others, 'other')} at this provider ${others === 1 ? 'fails' : 'fail'} the same way.`
