import { lookupKey } from '../../../shared/domain/lookup-text'
import { formatTerm, spellingOf, type Term } from '../../../shared/domain/query'
import type { TagCount } from './tag-counts'

/**
 * Notes on tags that a search treats as the same and the server as different: said before something is done to all of
 * them.
 */
export const twinNotes = (terms: readonly Term[], tags: () => readonly TagCount[]): readonly string[] =>
  terms
    .filter(({ field }) => field === 'tag')
    .flatMap(({ values, negated }) => values.map((value) => ({ value, negated })))
    .flatMap(({ value, negated }) => {
      if (spellingOf(value) !== null) return []
      const wanted = lookupKey(value)
      const twins = tags().filter(({ name }) => lookupKey(name) === wanted)
      const [most] = twins
      if (twins.length < 2 || !most) return []
      const names = twins.map(({ name, count }) => `“${name}” (${count})`).join(', ')
      const one = twins.find(({ name }) => name === value) ?? most
      const exact = formatTerm({ field: 'tag', values: [`=${one.name}`], negated })
      return [
        `“${value}” means ${names}, which the server keeps apart. Write ${exact} for one spelling alone.`,
      ]
    })
