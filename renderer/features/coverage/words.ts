import type { CoverageReply, MonthState, PeriodCounts, SweptKind } from '../../../shared/domain/coverage'
import { count, counted } from '../../lib/numbers'
import { monthWords } from '../../parts/bill-strip'

/** How the page speaks of bills, and of interval months. */
interface Words {
  /** A month of a line. */
  readonly months: Readonly<Record<MonthState, string>>
  /** The legend of the marks. */
  readonly states: readonly (readonly [name: keyof PeriodCounts, label: string, state: MonthState])[]
  readonly counted: string
  /** Where a line has no series. */
  readonly notRead: string
  readonly none: string
  readonly columns: { readonly late: string; readonly last: string }
  /** Ends "Of 12 profiles …, 3 have". */
  readonly complete: string
  readonly read: string
  readonly missing: (profiles: number) => string
  readonly late: (profiles: number) => string
  readonly noneOf: (profiles: number) => string
  readonly byProvider: string
  /** After the number of profiles of a provider that lack nothing, but wait for something. */
  readonly lateShort: string
  readonly waiting: string
}

const verb = (profiles: number, one: string, several: string): string =>
  `${count(profiles)} ${profiles === 1 ? one : several}`

export const coverageWords: Readonly<Record<SweptKind, Words>> = {
  bills: {
    months: monthWords,
    states: [
      ['here', 'Here', 'here'],
      ['late', 'Late', 'late'],
      ['missing', 'Missing', 'missing'],
      ['notDue', 'Not due yet', 'not-due'],
      ['unknown', 'Not known', 'unknown'],
    ],
    counted: 'Periods of all years',
    notRead: 'bills not read',
    none: 'no bills',
    columns: { late: 'Late', last: 'Last bill to' },
    complete: 'every bill that should be there',
    read: 'bills',
    missing: (profiles) => `${verb(profiles, 'lacks', 'lack')} at least one bill`,
    late: (profiles) => `${verb(profiles, 'waits', 'wait')} for one that is late`,
    noneOf: (profiles) => `${verb(profiles, 'has', 'have')} no bills`,
    byProvider: 'Profiles with a bill missing or late, by provider',
    lateShort: 'late',
    waiting: 'Checking the bills',
  },
  intervals: {
    months: {
      here: 'complete',
      late: 'not complete',
      missing: 'missing',
      'not-due': 'not over yet',
      unknown: 'not known whether complete',
      none: 'no interval data',
    },
    states: [
      ['here', 'Complete', 'here'],
      ['late', 'Not complete', 'late'],
      ['missing', 'Missing', 'missing'],
      ['notDue', 'Not over yet', 'not-due'],
      ['unknown', 'Not known', 'unknown'],
    ],
    counted: 'Months of the last 13',
    notRead: 'months not read',
    none: 'no interval months',
    columns: { late: 'Not complete', last: 'Last month' },
    complete: 'all interval months that should be there',
    read: 'interval months',
    missing: (profiles) => `${verb(profiles, 'lacks', 'lack')} at least one month`,
    late: (profiles) => `${verb(profiles, 'has', 'have')} one that is over and not complete`,
    noneOf: (profiles) => `${verb(profiles, 'has', 'have')} no interval months`,
    byProvider: 'Profiles with a month missing or not complete, by provider',
    lateShort: 'not complete',
    waiting: 'Checking the interval months',
  },
}

/** Only profiles whose records were read can be complete, so the sentence is about those alone. */
export const headline = ({ what, profiles, counts, notRead }: CoverageReply, isAll: boolean): string => {
  const { complete, read } = coverageWords[what]
  const all = `${counted(profiles, 'profile')}${isAll ? '' : ' so far'}`
  if (counts.unknown + counts.none === profiles) return `What is missing for ${all} is not known.`
  const have = `${counts.complete === 1 ? 'has' : 'have'} ${complete}.`
  return notRead === 0
    ? `${count(counts.complete)} of ${all} ${have}`
    : `Of ${counted(profiles - notRead, 'profile')} whose ${read} were read, ${count(counts.complete)} ${have}`
}

/** What the headline leaves out: "3 lack at least one bill, the bills of 12 have not been read." Empty if nothing. */
export const sentence = ({ what, counts, notRead }: CoverageReply): string => {
  const words = coverageWords[what]
  const { missing, late, unknown, none } = counts
  const others = unknown - notRead
  const parts = [
    missing > 0 && words.missing(missing),
    late > 0 && words.late(late),
    notRead > 0 && `the ${words.read} of ${count(notRead)} have not been read`,
    others > 0 && `for ${count(others)} it is not known`,
    none > 0 && words.noneOf(none),
  ].filter((one) => one !== false)
  const text = parts.join(', ')
  return text === '' ? '' : `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}
