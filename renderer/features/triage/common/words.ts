import { listed } from '../../../lib/listed'
import type { BillSummary, IntervalSummary } from '../../../../shared/domain/coverage'
import type { Mover } from '../../../../shared/domain/status'
import type { TriageMover } from '../../../../shared/domain/triage'
import { counted } from '../../../lib/numbers'

/** The names of the movers in the queue and its chips. */
export const moverWords: Record<Mover, string> = {
  credentials: 'Us: fix credentials',
  customer: 'Customer',
  retry: 'Wait and start again',
  support: 'Link’s support',
  data: 'Data missing',
  unknown: 'Unknown status',
  nobody: 'Nobody',
  running: 'Running',
}

/** The same for one case: the groups are named by the problem, but a case says who has to act. */
export const caseMoverWords: Record<Mover, string> = {
  ...moverWords,
  retry: 'Us: wait and start again',
  data: 'Us: check what is missing',
  unknown: 'Not known: the status is new to this console',
  running: 'Nobody’s: a job is running',
  nobody: 'Nobody’s',
}

/** The movers whose cases a person may have to look after: the chips above the queue. */
export const filterMovers: readonly TriageMover[] = [
  'credentials',
  'customer',
  'retry',
  'support',
  'data',
  'unknown',
]

/** Why there may be more cases: so many last jobs are unread, or (null) their number is not known at the moment. */
export const missingWords = (unread: number | null): string => {
  if (unread === null) return 'not all last jobs are checked yet'
  return unread > 0 ? `${counted(unread, 'last job')} not checked yet` : 'not all profiles are listed yet'
}

/** "2 bills are missing and 1 bill is late"; null where none is. */
export const lackWords = ({ missing, late }: Pick<BillSummary, 'missing' | 'late'>): string | null => {
  const parts = [
    [missing ?? 0, 'missing'],
    [late ?? 0, 'late'],
  ] as const
  const some = parts.flatMap(([bills, what]) =>
    bills > 0 ? [`${counted(bills, 'bill')} ${bills === 1 ? 'is' : 'are'} ${what}`] : [],
  )
  return some.length === 0 ? null : listed(some)
}

/** "2 interval months are not complete"; null where all are. */
export const monthsLackWords = ({ notComplete }: Pick<IntervalSummary, 'notComplete'>): string | null => {
  const { length } = notComplete
  return length === 0
    ? null
    : `${counted(length, 'interval month')} ${length === 1 ? 'is' : 'are'} not complete`
}

/** For the beginning of a sentence. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

export const otherCases = (others: number, isAll: boolean): string =>
  `${isAll ? '' : 'At least '}${counted(others, 'other')} at this provider ${others === 1 ? 'fails' : 'fail'} the same way.`
