import { dayRangeOf, shiftDay } from '../../../shared/domain/days'
import { lookupKey, typedId } from '../../../shared/domain/lookup-text'
import { daysMeant, noLastDay, numberTest } from '../../../shared/domain/query-values'
import {
  spellingOf,
  statusNone,
  statusRunning,
  type QueryField,
  type Term,
} from '../../../shared/domain/query'
import { isTerminal, moverOf } from '../../../shared/domain/status'
import type { IntervalSummary, PossibleDay } from '../../../shared/domain/coverage'
import type { BillFacts } from './bill-facts'
import type { Entry } from './entry'

/** Null: cannot be told before the profile, or its last job, has been read. */
export type Verdict = boolean | null
export type Test = (entry: Entry) => Verdict

const ofJob =
  (test: (status: string, finished: boolean) => boolean, none: boolean): Test =>
  ({ row: { lastJob } }) => {
    if (lastJob === undefined) return null
    return lastJob === null ? none : test(lastJob.status, lastJob.finished)
  }

const ofProfile =
  (test: (entry: Entry) => boolean): Test =>
  (entry) =>
    entry.row.profile ? test(entry) : null

const ofBills =
  (test: (bills: BillFacts) => boolean): Test =>
  ({ bills }) =>
    bills && test(bills)

const ofMonths =
  (test: (months: IntervalSummary) => boolean): Test =>
  ({ intervals }) =>
    intervals && test(intervals)

/** Of the last day that there is something for. It is found by each day that it can be. */
const lastDayTest = (value: string): ((day: PossibleDay | null) => boolean) => {
  if (value === noLastDay) return (day) => day === null
  const { from = null, to = null } = daysMeant(value) ?? {}
  return (day) => day !== null && (from === null || day.to >= from) && (to === null || day.from <= to)
}

/** A day begins where its people are; written like the instants of profiles, so that the two compare as text. */
const beginOf = (day: string | null): string | null => day && new Date(`${day}T00:00`).toISOString()

const created = (value: string): Test => {
  const range = dayRangeOf(value)
  const from = beginOf(range?.from ?? null)
  const until = beginOf(range?.to ? shiftDay(range.to, 1) : null)
  return ofProfile(({ row }) => {
    const at = row.profile?.created ?? null
    return range !== null && at !== null && (from === null || at >= from) && (until === null || at < until)
  })
}

/** What a value means in its field. */
const tests: Readonly<Record<QueryField | 'text', (value: string) => Test>> = {
  text: (value) => {
    const wanted = lookupKey(value)
    // An id that is typed with a number sign is not looked for in texts.
    const asId = typedId(value)
    return (entry) => entry.id === asId || entry.text.includes(wanted) || (entry.row.profile ? false : null)
  },
  tag: (value) => {
    const wanted = lookupKey(value)
    const spelling = spellingOf(value)
    return ofProfile(
      ({ tags, row }) =>
        tags.includes(wanted) || (spelling !== null && row.profile?.tags.includes(spelling) === true),
    )
  },
  provider: (value) => {
    const wanted = lookupKey(value)
    const asId = /^\d+$/.test(value) ? Number(value) : null
    return ofProfile(
      ({ provider, row }) => (asId !== null && row.profile?.providerId === asId) || provider.includes(wanted),
    )
  },
  label: (value) => {
    const wanted = lookupKey(value)
    return ofProfile(({ label }) => label === wanted)
  },
  zip: (value) => {
    const wanted = lookupKey(value)
    return ofProfile(({ row }) => lookupKey(row.profile?.zipcode ?? '') === wanted)
  },
  id: (value) => {
    const wanted = Number(value)
    return ({ id }) => id === wanted
  },
  created,
  status: (value) => {
    if (value === statusNone) return ofJob(() => false, true)
    if (value === statusRunning) return ofJob((_status, finished) => !finished, false)
    // A final status counts only once the job is over; until then the profile is found by `status:running`.
    return ofJob((status, finished) => status === value && (finished || !isTerminal(value)), false)
  },
  mover: (value) => ofJob((status, finished) => moverOf(status, finished) === value, false),
  missing: (value) => {
    const fits = numberTest(value)
    return ofBills(({ missing }) => missing !== null && fits(missing))
  },
  late: (value) => ofBills(({ late }) => late !== null && late > 0 === (value === 'yes')),
  lastbill: (value) => {
    const fits = lastDayTest(value)
    return ofBills(({ lastBill }) => fits(lastBill === null ? null : { from: lastBill, to: lastBill }))
  },
  lastinterval: (value) => {
    const fits = lastDayTest(value)
    return ofMonths(({ lastInterval }) => fits(lastInterval))
  },
  type: (value) => ofBills(({ types }) => types.some(({ type }) => type === value)),
}

const anyOf =
  (values: readonly Test[]): Test =>
  (entry) => {
    let verdict: Verdict = false
    for (const test of values) {
      const one = test(entry)
      if (one) return true
      if (one === null) verdict = null
    }
    return verdict
  }

/** Of bills that are too few to tell neither a term holds nor its opposite. */
const canTell = (field: Term['field'], { bills }: Entry): boolean =>
  !bills || (field !== 'missing' && field !== 'late') || bills[field] !== null

const testOf = ({ field, values, negated }: Term): Test => {
  // A term without a meaning matches nothing, and neither does its negation.
  if (values.length === 0) return () => false
  const test = anyOf(values.map((value) => tests[field](value)))
  if (!negated) return test
  return (entry) => {
    const verdict = test(entry)
    return verdict === null ? null : !verdict && canTell(field, entry)
  }
}

/** All terms have to hold. */
export const matcherOf = (terms: readonly Term[]): Test => {
  const all = terms.map(testOf)
  return (entry) => {
    let verdict: Verdict = true
    for (const test of all) {
      const one = test(entry)
      if (one === false) return false
      if (one === null) verdict = null
    }
    return verdict
  }
}
