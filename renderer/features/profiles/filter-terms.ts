import { dayRangeOf, type DayRange } from '../../../shared/domain/days'
import { termsOf, withoutTerm, withTerm, type QueryField, type Term } from '../../../shared/domain/query'

/** What the controls beside the field show of its text, and how they change it. The text alone is the search. */

const term = (field: QueryField, values: readonly string[]): Term => ({ field, values, negated: false })
const isPlain = ({ negated, values }: Term): boolean => !negated && values.length === 1

/** The text with `terms` in place of `those`. What the controls do not show stays as it was typed. */
const replaced = (text: string, those: readonly Term[], terms: readonly Term[]): string =>
  terms.reduce(withTerm, those.reduce(withoutTerm, text))

const plainIn = (text: string, field: QueryField): readonly Term[] => termsOf(text, field).filter(isPlain)

/** The tags that a profile must all have; not those that are excluded, nor alternatives. */
export const tagsIn = (text: string): readonly string[] =>
  plainIn(text, 'tag').flatMap(({ values }) => values)

export const withTags = (text: string, tags: readonly string[]): string =>
  replaced(
    text,
    plainIn(text, 'tag'),
    tags.map((tag) => term('tag', [tag])),
  )

/** The single value of a field; '' if there is none or more than one. */
export const valueIn = (text: string, field: QueryField): string => {
  const [only, ...others] = plainIn(text, field)
  return others.length === 0 ? (only?.values[0] ?? '') : ''
}

export const withValue = (text: string, field: QueryField, value: string): string =>
  replaced(text, plainIn(text, field), value.trim() === '' ? [] : [term(field, [value])])

const askedFor = (text: string, field: QueryField): readonly Term[] =>
  termsOf(text, field).filter(({ negated }) => !negated)

/** The alternative values of a field, each once. */
export const valuesIn = (text: string, field: QueryField): readonly string[] => [
  ...new Set(askedFor(text, field).flatMap(({ values }) => values)),
]

export const withValues = (text: string, field: QueryField, values: readonly string[]): string =>
  replaced(text, askedFor(text, field), values.length === 0 ? [] : [term(field, values)])

export const daysIn = (text: string): DayRange =>
  dayRangeOf(valueIn(text, 'created')) ?? { from: null, to: null }

export const withDays = (text: string, { from, to }: DayRange): string =>
  withValue(text, 'created', from || to ? `${from ?? ''}..${to ?? ''}` : '')

/** The number of conditions besides free text. */
export const filtersIn = (text: string): number =>
  termsOf(text).filter(({ field }) => field !== 'text').length
