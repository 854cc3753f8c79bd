import { dayRangeOf, type DayRange } from '../../../shared/domain/days'
import { termsOf, withField, type QueryField, type Term } from '../../../shared/domain/query'

/** What the controls beside the field show of its text, and what they make of it. The text alone is the search. */

const term = (field: QueryField, values: readonly string[]): Term => ({ field, values, negated: false })
const isPlain = ({ negated, values }: Term): boolean => !negated && values.length === 1

/** The tags that a profile must all have. */
export const tagsIn = (text: string): readonly string[] =>
  termsOf(text, 'tag')
    .filter(isPlain)
    .flatMap(({ values }) => values)

/** Tags that are excluded, or of which any will do, stay as they were typed. */
export const withTags = (text: string, tags: readonly string[]): string => {
  const others = termsOf(text, 'tag').filter((one) => !isPlain(one))
  return withField(text, 'tag', [...others, ...tags.map((tag) => term('tag', [tag]))])
}

/** The one value that is asked for, '' where there is none or another kind of condition. */
export const valueIn = (text: string, field: QueryField): string => {
  const terms = termsOf(text, field)
  return terms.length === 1 && terms.every(isPlain) ? (terms[0]?.values[0] ?? '') : ''
}

export const withValue = (text: string, field: QueryField, value: string): string =>
  withField(text, field, value.trim() === '' ? [] : [term(field, [value])])

/** The values of which any will do. */
export const valuesIn = (text: string, field: QueryField): readonly string[] =>
  termsOf(text, field)
    .filter(({ negated }) => !negated)
    .flatMap(({ values }) => values)

export const withValues = (text: string, field: QueryField, values: readonly string[]): string =>
  withField(text, field, values.length === 0 ? [] : [term(field, values)])

export const daysIn = (text: string): DayRange =>
  dayRangeOf(valueIn(text, 'created')) ?? { from: null, to: null }

export const withDays = (text: string, { from, to }: DayRange): string =>
  withField(text, 'created', from || to ? [term('created', [`${from ?? ''}..${to ?? ''}`])] : [])

/** How many conditions there are besides free text. */
export const filtersIn = (text: string): number =>
  termsOf(text).filter(({ field }) => field !== 'text').length
