import type { Suggestion } from '../../../shared/domain/directory'
import { lookupKey } from '../../../shared/domain/lookup-text'
import {
  fieldNamed,
  formatTerm,
  moverNames,
  queryFields,
  statusNone,
  statusRunning,
  type QueryField,
} from '../../../shared/domain/query'
import { jobWords } from '../../../shared/domain/status'
import { noLastDay } from '../../../shared/domain/query-values'
import type { Entry } from './entry'

const maxSuggestions = 8

interface Value {
  readonly value: string
  readonly detail: string
  readonly count: number
}

type Tags = () => readonly { readonly name: string; readonly count: number }[]

const counted = (
  entries: Iterable<Entry>,
  valueOf: (entry: Entry) => { readonly value: string; readonly detail: string } | null,
): readonly Value[] => {
  const values = new Map<string, Value>()
  for (const entry of entries) {
    const one = valueOf(entry)
    if (one) values.set(one.value, { ...one, count: (values.get(one.value)?.count ?? 0) + 1 })
  }
  return [...values.values()].sort((a, b) => b.count - a.count)
}

/** Types of the bills that were read, the most frequent first; each profile counts once for each. */
const typesIn = (entries: Iterable<Entry>): readonly Value[] => {
  const counts = new Map<string, number>()
  for (const { bills } of entries)
    for (const { type } of bills?.types ?? []) counts.set(type, (counts.get(type) ?? 0) + 1)
  return [...counts]
    .map(([value, count]) => ({ value, detail: 'bills of this type', count }))
    .toSorted((a, b) => b.count - a.count)
}

const valuesOf = (field: QueryField, entries: Iterable<Entry>, tags: Tags): readonly Value[] => {
  switch (field) {
    case 'tag':
      return tags().map(({ name, count }) => ({ value: name, detail: 'tag', count }))
    case 'provider':
      return counted(entries, ({ row: { profile } }) =>
        profile?.provider
          ? { value: profile.provider, detail: `provider ${profile.providerId ?? ''}` }
          : null,
      )
    case 'zip':
      return counted(entries, ({ row: { profile } }) =>
        profile?.zipcode ? { value: profile.zipcode, detail: 'ZIP code' } : null,
      )
    case 'status':
      return counted(entries, ({ row: { lastJob } }) => {
        if (lastJob === undefined) return null
        if (lastJob === null) return { value: statusNone, detail: 'never run' }
        if (!lastJob.finished) return { value: statusRunning, detail: 'under way' }
        return { value: lastJob.status, detail: jobWords(lastJob.status, true) }
      })
    case 'mover':
      return moverNames.map((value) => ({ value, detail: 'whose move it is', count: 0 }))
    case 'type':
      return typesIn(entries)
    case 'missing':
      return [{ value: '>0', detail: 'a bill is missing', count: 0 }]
    case 'late':
      return ['yes', 'no'].map((value) => ({ value, detail: 'by the day its bills were read', count: 0 }))
    case 'lastbill':
      return [{ value: noLastDay, detail: 'no bill names a period', count: 0 }]
    case 'lastinterval':
      return [{ value: noLastDay, detail: 'no interval is named', count: 0 }]
    case 'created':
    case 'id':
    case 'label':
      return []
  }
}

/** Fields whose values are a few that are not counted. */
const uncounted: ReadonlySet<QueryField> = new Set(['mover', 'missing', 'late', 'lastbill', 'lastinterval'])

const fieldDetails: Readonly<Record<QueryField, string>> = {
  tag: 'profiles with this tag',
  status: 'how the last job ended',
  mover: 'whose move it is',
  provider: 'name or id of the utility provider',
  created: 'a day, a month, or a range: 2026-10..',
  zip: 'ZIP code',
  id: 'profile ids, separated by commas',
  label: 'the whole label',
  missing: 'bills that are missing: >0',
  late: 'whether a bill is late: yes or no',
  lastbill: 'the last bill’s last day: <2026-09',
  lastinterval: 'the day of the last interval: <2026-09',
  type: 'what there are bills of: electricity, gas',
}

/** What may come next at the caret: a field's name, a value of the field, a tag that is meant by a bare word. */
export const suggestionsFor = (
  text: string,
  caret: number,
  entries: Iterable<Entry>,
  tags: Tags,
): readonly Suggestion[] => {
  const before = text.slice(0, caret)
  const [, sign = '', body = ''] = /(?:^|\s)(-?)((?:[a-z]+:)?(?:"[^"]*|[^\s"]*))$/i.exec(before) ?? []
  const from = caret - sign.length - body.length
  const [, name, typed = ''] = /^([a-z]+):"?([^,]*)$/i.exec(body) ?? []
  const field = name === undefined ? undefined : fieldNamed(name)
  if (field) {
    const wanted = lookupKey(typed)
    const values = valuesOf(field, entries, tags).filter(({ value }) => lookupKey(value).includes(wanted))
    const starts = (value: string): number => Number(!lookupKey(value).startsWith(wanted))
    return values
      .toSorted((a, b) => starts(a.value) - starts(b.value))
      .slice(0, maxSuggestions)
      .map(({ value, detail, count }) => ({
        insert: `${formatTerm({ field, values: [value], negated: sign === '-' })} `,
        from,
        detail,
        count: uncounted.has(field) ? null : count,
      }))
  }
  const word = lookupKey(body)
  if (word === '' || word.includes('"')) return []
  const names = queryFields
    .filter((one) => one.startsWith(word))
    .map((one) => ({ insert: `${sign}${one}:`, from, detail: fieldDetails[one], count: null }))
  const fitting = tags()
    .filter(({ name: tag }) => lookupKey(tag).startsWith(word))
    .map(({ name: tag, count }) => ({
      insert: `${formatTerm({ field: 'tag', values: [tag], negated: sign === '-' })} `,
      from,
      detail: 'tag',
      count,
    }))
  return [...names, ...fitting].slice(0, maxSuggestions)
}
