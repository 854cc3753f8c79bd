import { dayRangeOf, shiftDay } from '../../shared/domain/days'
import type { ProfileFilter } from '../../shared/domain/profile'
import { parseQuery, spellingOf, type Term } from '../../shared/domain/query'

/**
 * A server that takes no list of ids is asked for each one (link/profiles.ts): a typed search is not worth more calls
 * than this.
 */
const maxIds = 20
/**
 * Part of a provider's name can stand for several providers, and a tag can be spelled in several ways: this many are
 * asked for.
 */
const maxMeant = 5

/** What the directory knows that the server's parameters need. */
export interface Known {
  /** The ids of the providers whose name contains this part. */
  readonly providersNamed: (name: string) => readonly number[]
  /** The spellings of a tag that a search finds: it ignores case, the server does not. */
  readonly tagsSpelled: (tag: string) => readonly string[]
}

/** One term of a search, or all its plain words together, as filters of "Query/List Profiles". */
interface Part {
  /** The filters are sent one by one; a profile found by any of them counts as named. */
  readonly filters: readonly ProfileFilter[]
  /** Whether every profile named matches, however the server interprets the parameter. */
  readonly proves: boolean
  /** Whether every profile not named can be ruled out. */
  readonly rulesOut: boolean
}

/** A search as the server can be asked it: each part by itself, since servers differ in how they read several tags. */
export interface ServerSearch {
  readonly parts: readonly Part[]
  /** The whole search is asked for. */
  readonly whole: boolean
}

/** Moves a day outwards: a local day overlaps two or three days of another time zone. */
const wider = (day: string | null, days: number): string | undefined =>
  (day === null ? null : shiftDay(day, days)) ?? undefined

const exactly = (filter: ProfileFilter): Part => ({ filters: [filter], proves: true, rulesOut: true })

/** What one term is in the parameters of "Query/List Profiles"; null where these cannot express it. */
const partOf = ({ field, values, negated }: Term, known: Known): Part | null => {
  const [value] = values
  if (negated) return null
  if (field === 'id') return values.length > maxIds ? null : exactly({ ids: values.map(Number) })
  if (value === undefined || values.length !== 1) return null
  switch (field) {
    case 'label':
      // Some servers look for a part of the label, some regard its case, and the search does neither.
      return { filters: [{ label: value }], proves: false, rulesOut: false }
    case 'tag': {
      // A comma is the parameter's own separator.
      if (value.includes(',')) return null
      const spelling = spellingOf(value)
      const spellings = new Set(spelling === null ? [value, ...known.tagsSpelled(value)] : [spelling])
      const filters = [...spellings].filter((tag) => !tag.includes(',')).map((tag) => ({ tags: [tag] }))
      // An unread profile may have the tag in a spelling that is unknown here; the server answers only for exact ones.
      return { filters: filters.slice(0, maxMeant), proves: true, rulesOut: spelling !== null }
    }
    case 'provider': {
      if (/^\d{1,9}$/.test(value)) return exactly({ providerId: Number(value) })
      const ids = known.providersNamed(value)
      if (ids.length === 0 || ids.length > maxMeant) return null
      // There may be further providers of this name that are not known here yet.
      return { filters: ids.map((providerId) => ({ providerId })), proves: true, rulesOut: false }
    }
    case 'created': {
      const range = dayRangeOf(value)
      if (!range) return null
      const filter = { createdFrom: wider(range.from, -1), createdTo: wider(range.to, 1) }
      return { filters: [filter], proves: false, rulesOut: true }
    }
    case 'text':
    case 'zip':
    case 'status':
    case 'mover':
    case 'missing':
    case 'late':
    case 'lastbill':
    case 'lastinterval':
    case 'type':
      return null
  }
}

/** The server gets all plain words as one label. The directory also looks for them elsewhere than in the label. */
const labelOf = (words: readonly Term[]): Part | null =>
  words.length === 0 || words.some(({ negated }) => negated)
    ? null
    : {
        filters: [{ label: words.flatMap(({ values }) => values).join(' ') }],
        proves: true,
        rulesOut: false,
      }

/**
 * A search as filters for the server, or null if none of it can be expressed. Terms that cannot be expressed are left
 * out: the server then finds more, and the directory's own search decides.
 */
export const serverSearchOf = (text: string, known: Known): ServerSearch | null => {
  const { terms } = parseQuery(text)
  // A term without a meaning finds nothing, whatever the server says.
  if (terms.some(({ values }) => values.length === 0)) return null
  const words = terms.filter(({ field }) => field === 'text')
  const others = terms.filter(({ field }) => field !== 'text')
  const parts = [...others.map((term) => partOf(term, known)), ...(words.length > 0 ? [labelOf(words)] : [])]
  const expressible = parts.flatMap((part) => part ?? [])
  return expressible.length === 0 ? null : { parts: expressible, whole: expressible.length === parts.length }
}

/** The parts of names of providers that a search asks for. */
export const providerNamesIn = (text: string): readonly string[] =>
  parseQuery(text).terms.flatMap(({ field, values, negated }) =>
    field === 'provider' && !negated && !/^\d{1,9}$/.test(values[0] ?? '') ? values : [],
  )

/** Whether the tags that are known have to be looked through. */
export const asksForTags = (text: string): boolean =>
  parseQuery(text).terms.some(({ field, negated }) => field === 'tag' && !negated)

/** The terms that an already read profile may have come to match since. Its id and creation date never change. */
export const changeableTerms = (text: string, known: Known): readonly Term[] =>
  parseQuery(text).terms.filter(
    (term) =>
      term.field !== 'id' &&
      term.field !== 'created' &&
      ((term.field === 'text' && !term.negated) || partOf(term, known) !== null),
  )
