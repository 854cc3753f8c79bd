import { dayRangeOf, shiftDay } from '../../shared/domain/days'
import type { ProfileFilter } from '../../shared/domain/profile'
import { parseQuery, type Term } from '../../shared/domain/query'

/** A server that takes no list of ids is asked one by one (link/profiles.ts): a search that was typed is not worth more requests. */
const mostIds = 20

/** A day here lies within two or three of another zone. */
const wider = (day: string | null, days: number): string | undefined =>
  (day === null ? null : shiftDay(day, days)) ?? undefined

/** What one term is in the parameters of "Query/List Profiles"; null where these cannot express it. */
const partOf = ({ field, values, negated }: Term): ProfileFilter | null => {
  const [value] = values
  if (negated) return null
  if (field === 'id') return values.length > mostIds ? null : { ids: values.map(Number) }
  if (value === undefined || values.length !== 1) return null
  switch (field) {
    case 'text':
    case 'label':
      return { label: value }
    case 'tag':
      return { tags: [value] }
    case 'provider':
      return /^\d{1,9}$/.test(value) ? { providerId: Number(value) } : null
    case 'created': {
      const range = dayRangeOf(value)
      return range && { createdFrom: wider(range.from, -1), createdTo: wider(range.to, 1) }
    }
    case 'zip':
    case 'status':
    case 'mover':
      return null
  }
}

/**
 * A search as the server can be asked it, or null where it can express nothing of it. What it cannot express is left
 * out: it finds more then, and the directory's own search has the last word. Two words are two labels to the server.
 */
export const serverFilterOf = (text: string): ProfileFilter | null => {
  const parts = parseQuery(text).terms.flatMap((term) => partOf(term) ?? [])
  const labels = parts.filter(({ label }) => label !== undefined)
  if (parts.length === 0 || labels.length > 1) return null
  const tags = parts.flatMap((part) => part.tags ?? [])
  return { ...Object.assign({}, ...parts), ...(tags.length > 0 ? { tags } : {}) } as ProfileFilter
}

/** What the server is asked by, and a profile may have come to fit since it was read: its id and creation stay. */
export const changeableTerms = (text: string): readonly Term[] =>
  parseQuery(text).terms.filter(
    (term) => term.field !== 'id' && term.field !== 'created' && partOf(term) !== null,
  )
