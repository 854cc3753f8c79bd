import { dayRangeOf, shiftDay } from '../../shared/domain/days'
import type { ProfileFilter } from '../../shared/domain/profile'
import { parseQuery, spellingOf, type Term } from '../../shared/domain/query'

/** A server that takes no list of ids is asked one by one (link/profiles.ts): a search that was typed is not worth more requests. */
const maxIds = 20
/** A part of a provider's name may mean several, a tag may be written in several ways: so many of them are asked for. */
const maxMeant = 5

/** What the directory knows that the server's parameters need. */
export interface Known {
  /** The ids of the providers that are meant by a name. */
  readonly providersNamed: (name: string) => readonly number[]
  /** The tags that a search for this one finds: it regards no case, the server does. */
  readonly tagsSpelled: (tag: string) => readonly string[]
}

/** The question that one term, or all plain words together, is to the server. */
interface Part {
  /** Asked each by itself; what one of them names is named. */
  readonly filters: readonly ProfileFilter[]
  /** What is named fits, whichever way the server reads the parameter. */
  readonly proves: boolean
  /** What is not named does not fit. */
  readonly rulesOut: boolean
}

/** A search as the server can be asked it: each part by itself, since servers differ in how they read several tags. */
export interface ServerSearch {
  readonly parts: readonly Part[]
  /** The whole search is asked for. */
  readonly whole: boolean
}

/** A day here lies within two or three of another zone. */
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
      // What was not read may have it in a spelling that nobody here knows: only of an exact one the server knows all.
      return { filters: filters.slice(0, maxMeant), proves: true, rulesOut: spelling !== null }
    }
    case 'provider': {
      if (/^\d{1,9}$/.test(value)) return exactly({ providerId: Number(value) })
      const ids = known.providersNamed(value)
      if (ids.length === 0 || ids.length > maxMeant) return null
      // Others of this name may not be known here yet.
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
    case 'type':
      return null
  }
}

/** Plain words are one label to the server, as they stand; the directory looks for them in more than the label. */
const labelOf = (words: readonly Term[]): Part | null =>
  words.length === 0 || words.some(({ negated }) => negated)
    ? null
    : {
        filters: [{ label: words.flatMap(({ values }) => values).join(' ') }],
        proves: true,
        rulesOut: false,
      }

/**
 * A search as the server can be asked it, or null where it can express nothing of it. What it cannot express is left out:
 * it finds more then, and the directory's own search has the last word.
 */
export const serverSearchOf = (text: string, known: Known): ServerSearch | null => {
  const { terms } = parseQuery(text)
  // What means nothing finds nothing, whatever the server says.
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

/** What the server is asked by, and a profile may have come to fit since it was read: its id and creation stay. */
export const changeableTerms = (text: string, known: Known): readonly Term[] =>
  parseQuery(text).terms.filter(
    (term) =>
      term.field !== 'id' &&
      term.field !== 'created' &&
      ((term.field === 'text' && !term.negated) || partOf(term, known) !== null),
  )
