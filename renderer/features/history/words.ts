import { actionWords, outcomeWords } from '../../../shared/domain/activity'
import type { RecordChange } from '../../../shared/domain/bill-change'
import type { JobMode } from '../../../shared/domain/job'
import { changeableFieldNames } from '../../../shared/domain/overtaken'
import {
  newestDates,
  presenceIn,
  seriesOfField,
  tagOf,
  type NewestRecord,
} from '../../../shared/history/fields'
import type {
  ChangeEntry,
  HistoryEntry,
  HistoryKind,
  HistoryStart,
  JobEntry,
  LineEntry,
  OwnChange,
  ProfileAsOf,
  RecordsEntry,
  Then,
} from '../../../shared/history/history'
import { groupBy } from '../../../shared/domain/group-by'
import { counted } from '../../lib/numbers'
import { seriesName } from '../../lib/series-name'
import { localDay, localTime } from '../../lib/time'
import { typeName } from '../../lib/type-name'

/** A changed field of a record, as people read it. */
export interface ShownField {
  readonly name: string
  /** Null where the record did not have it. */
  readonly before: string | null
  readonly after: string | null
  /** Tells who the customer is, or may. */
  readonly private: boolean
}

export type ShowFields = (change: RecordChange) => readonly ShownField[]

/** What the list can be narrowed to. */
export const kindNames: Readonly<Record<HistoryKind, string>> = {
  profile: 'Label, ZIP, provider',
  tags: 'Tags',
  bills: 'Bills',
  jobs: 'Jobs',
  own: 'Done from here',
}

export const dayOf = (at: string): string => localDay(at) ?? at
const timeOf = (at: string): string => localTime(at) ?? at

/** Without the lines of the log that are told as the change which they made. */
export const withoutTold = (entries: readonly HistoryEntry[]): readonly HistoryEntry[] => {
  const told = new Set(
    entries.flatMap((entry) =>
      // A line that may be of something else stands for itself.
      entry.kind === 'change' ? entry.own.filter(({ perhaps }) => !perhaps).map(({ seq }) => seq) : [],
    ),
  )
  return entries.filter((entry) => entry.kind !== 'line' || !told.has(entry.line.seq))
}

/** The entries of each local day, in their order. */
export const daysOf = (
  entries: readonly HistoryEntry[],
): readonly (readonly [day: string, entries: readonly HistoryEntry[]])[] => [
  ...groupBy(withoutTold(entries), ({ at }) => dayOf(at)),
]

/** A value before and after; null where there was none. */
export interface ShownChange {
  readonly name: string
  readonly before: string | null
  readonly after: string | null
  /** The words for null. */
  readonly none: string
  readonly private: boolean
}

const namesOfChangeable: Readonly<Partial<Record<string, string>>> = changeableFieldNames

const profileFields: Readonly<Partial<Record<string, string>>> = {
  ...changeableFieldNames,
  provider: 'Utility provider',
  providerId: 'Provider ID',
}

/** `2026-10-03 to 2026-11-02`, or what there is of the two; the day of issue of a record without a period. */
export const periodWords = ({ startDate, endDate, billDate }: Omit<NewestRecord, 'key'>): string => {
  if (startDate !== null && endDate !== null) return `${startDate} to ${endDate}`
  const one = endDate ?? startDate
  if (one !== null) return one
  return billDate === null ? 'without a date' : `issued ${billDate}`
}

export const seriesWords = (key: NewestRecord['key']): string => `${typeName(key.type)}, ${seriesName(key)}`

const newestWords = (value: string | null): string | null => value && periodWords(newestDates(value))

/** What a change of the profile or of its bills says, field by field; tags are shown as such. */
export const shownChanges = ({ fields }: ChangeEntry): readonly ShownChange[] => {
  const none = presenceIn(fields) === null ? 'not given by the API' : 'gone'
  return fields.flatMap(({ field, before, after }): readonly ShownChange[] => {
    const series = seriesOfField(field)
    if (series) {
      const name = `Newest of ${seriesWords(series)}`
      return [
        { name, before: newestWords(before), after: newestWords(after), none: 'no record', private: true },
      ]
    }
    if (field === 'records') return [{ name: 'Records', before, after, none: 'not known', private: false }]
    const name = profileFields[field]
    return name === undefined ? [] : [{ name, before, after, none, private: field === 'label' }]
  })
}

export const tagsIn = ({ fields }: ChangeEntry, side: 'before' | 'after'): readonly string[] =>
  fields.flatMap((change) => (change[side] === null ? [] : (tagOf(change.field) ?? [])))

/** The heading of an entry that a reading gave. */
export const changeTitle = (entry: ChangeEntry): string => {
  const presence = presenceIn(entry.fields)
  if (presence === 'gone') return 'Gone: the API had no such profile any more'
  if (presence === 'back') return 'There again'
  if (entry.facet === 'bills') return 'Bills came or went'
  return entry.facet === 'tags' ? 'Tags changed' : 'Profile changed'
}

const namesOf = (own: readonly OwnChange[]): string => [...new Set(own.map(({ who }) => who))].join(' and ')

/** Some of the changed fields, as the lines of the log name them. */
const partly = (own: readonly OwnChange[]): string =>
  [...new Set(own.flatMap(({ only = [] }) => only))]
    .map((field) => namesOfChangeable[field] ?? field)
    .join(' and ')

/** Who changed it from here, as far as this console knows; empty if nobody did. */
export const byWords = ({ own }: ChangeEntry): string => {
  const names = namesOf(own)
  if (own.some(({ perhaps }) => perhaps)) return `perhaps ${names}`
  const fields = partly(own)
  return fields === '' ? names : `${names} (${fields})`
}

/** Who changed it, as far as this console knows, and when it can have been. */
export const causeWords = ({ own, since, modified, facet, fields }: ChangeEntry): string => {
  const said = modified === null ? '' : ` The API says that it was modified on ${timeOf(modified)}.`
  const names = namesOf(own)
  const only = partly(own)
  const isSure = names !== '' && only === '' && !own.some(({ perhaps }) => perhaps)
  if (isSure) return `By ${names}, from here.`
  if (presenceIn(fields) === 'back') return `It had been gone since ${timeOf(since)}.${said}`
  const before = `At the reading before, on ${timeOf(since)}, it was not so.`
  if (only !== '')
    return `${only}: by ${names}, from here. What else changed was not done from here. ${before}${said}`
  if (names !== '')
    return `Perhaps by ${names}, from here: the activity log does not say which fields were changed. ${before}${said}`
  return facet === 'bills' ? before : `Not done from here. ${before}${said}`
}

/** `Tag added: solar` of a line, apart from its outcome. */
export const lineTitle = ({ line }: LineEntry): string => actionWords[line.action]

/** Who did it, and how it ended. */
export const lineCause = ({ line: { who, outcome } }: LineEntry): string =>
  outcome === 'done' ? `By ${who}, from here.` : `${outcomeWords[outcome]}. Asked for by ${who}, from here.`

const endWords = ({ finished, endedAt, lostAt }: JobEntry['job']): string => {
  if (lostAt !== undefined) return 'Given up: the API did not know it any more.'
  if (!finished) return 'Runs; this is when it was seen last.'
  return endedAt === null ? 'It had ended before it was seen.' : 'Seen ending.'
}

export const jobTitle = (mode: JobMode | null): string =>
  mode === null ? 'Job' : mode === 'bill' ? 'Bill job' : 'Interval job'

/** How this console saw the job end, and who had started it from here. */
export const jobCause = ({ job }: JobEntry): string => {
  const started = job.startedHere ? ` Started from here${job.startedBy ? ` by ${job.startedBy}` : ''}.` : ''
  return `${endWords(job)}${started}`
}

/** Null if all of the changed records are named. */
export const moreRecords = ({ count, records }: RecordsEntry): string | null =>
  count > records.length ? `These are the first ${records.length}. Bills shows what changed in each.` : null

export const unreadableWords = 'Something was kept here that cannot be opened any more.'

/** From when on something is known. */
export const beginningWords = ({ firstSeen, knownFrom, billsFrom }: HistoryStart): string => {
  if (knownFrom === null && billsFrom === null) return 'Of the profile itself nothing is known here.'
  return [
    firstSeen !== null && `First seen on ${timeOf(firstSeen)}.`,
    knownFrom !== null && knownFrom !== firstSeen && `What changes is known since ${timeOf(knownFrom)}.`,
    billsFrom !== null && `Its bills are known since ${timeOf(billsFrom)}.`,
  ]
    .filter(Boolean)
    .join(' ')
}

/** Why it is not known how the profile was then. */
export const unknownProfile = ({ start, created, until }: ProfileAsOf): string => {
  const { firstSeen, knownFrom } = start
  if (created !== null && created >= until)
    return `It did not exist yet: it was created on ${dayOf(created)}.`
  if (knownFrom === null) return 'Not known: this console has not read the profile.'
  if (until > knownFrom) return 'Not known: what was kept since does not lead back to that day.'
  if (firstSeen === knownFrom) return `Not known: this console saw it first on ${timeOf(knownFrom)}.`
  return firstSeen === null
    ? `Not known: what changes is kept since ${timeOf(knownFrom)}.`
    : `Not known: what was seen before ${timeOf(knownFrom)} is not kept any more.`
}

/** Why it is not known which bills there were then. */
export const unknownBills = ({ start: { billsFrom }, until }: ProfileAsOf): string => {
  if (billsFrom === null) return 'Not known: its bills have not been read.'
  return until > billsFrom
    ? 'Not known: what was kept since does not lead back to that day.'
    : `Not known: its bills are known since ${timeOf(billsFrom)}.`
}

/** How sure it is that it was so at the end of that day, or until now (ISO 8601) if it has not ended. */
export const certainty = (
  { since, lastRead, nextSeen }: Then<unknown>,
  until: string,
  now: string,
): string => {
  const start = `Seen so since ${timeOf(since)}`
  if (lastRead >= until) return `${start}, and still at a reading after that day.`
  const read = lastRead > since ? `${start}, and last read so on ${timeOf(lastRead)}` : start
  if (until > now) return `${read}.`
  return nextSeen === null
    ? `${read}; it has not been read since.`
    : `${read}. The next reading, on ${timeOf(nextSeen)}, found it changed: when that happened in between is not known.`
}

export const recordsWords = (records: number): string => counted(records, 'record')
