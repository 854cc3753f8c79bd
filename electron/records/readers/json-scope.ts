import { cellOf, isObject, type JsonObject } from './json-document'
import { bookkeepingWords, endWords, stampText, startWords, wordsOf } from './json-words'
import { unitNamed } from './units'
import { zoneNamed } from './zone'

/** One object on the way from the document's root to a list: what it says beside the list. */
export interface Scope {
  /** The key under which the object stands; that of its list for an element of one. */
  readonly key: string
  /** Its single values by key, in words; those of objects in it with their own key before. */
  readonly said: ReadonlyMap<string, string>
  /** The single values that are its own, not those of an object in it. */
  readonly own: ReadonlySet<string>
}

const maxTexts = 200

/** What a scope says: its own values, and those of the objects beside the list, two levels deep. */
export const scopeOf = (object: JsonObject, key: string): Scope => {
  const said = new Map<string, string>()
  const own = new Set<string>()
  const gather = (from: JsonObject, before: string, depth: number): void => {
    for (const [name, value] of Object.entries(from)) {
      if (said.size >= maxTexts) return
      const words = wordsOf(before === '' ? name : `${before} ${name}`)
      const cell = cellOf(value)
      if (cell !== '' && cell.length <= 200) {
        said.set(words, cell)
        if (before === '') own.add(words)
      } else if (isObject(value) && depth < 2) gather(value, words, depth + 1)
    }
  }
  gather(object, '', 0)
  const [range, from, to] =
    [...said].flatMap(([words, cell]) => {
      const parts = /^(\S{8,40})\/(\S{8,40})$/.exec(cell)
      return parts && stampText(parts[1] ?? '', false) ? [[words, parts[1] ?? '', parts[2] ?? '']] : []
    })[0] ?? []
  if (range !== undefined && from !== undefined && to !== undefined) {
    said.set(`${range} start`, from)
    if (stampText(to, false)) said.set(`${range} end`, to)
  }
  return { key, said, own }
}

type Scopes = readonly Scope[]

/** The nearest scope's answer; own values before those of the objects beside the list. */
const nearest = <T>(scopes: Scopes, ask: (words: string, cell: string) => T | null): T | null => {
  for (const { said, own } of scopes.toReversed()) {
    for (const mine of [true, false]) {
      for (const [words, cell] of said) {
        const answer = own.has(words) === mine ? ask(words, cell) : null
        if (answer !== null) return answer
      }
    }
  }
  return null
}

const unitWords =
  /(^| )(unit|units|uom|unit of measure|unit of measurement|measure unit|measurement unit)( (name|code|text|label|symbol))?$/

/** ESPI's codes, which JSON made of Green Button data keeps, as units that have a name. */
const espiUnits = new Map([
  ['38', 'W'], ['42', 'm3'], ['61', 'VA'], ['63', 'var'], ['71', 'VAh'], ['72', 'Wh'], ['73', 'varh'],
  ['119', 'ft3'], ['128', 'USGal'], ['132', 'BTU'], ['134', 'L'], ['169', 'therm'],
]) // prettier-ignore

/** The unit that is named for a column, or for all: alone, or the unit's words before or behind the column's own. */
export const unitOfScopes = (scopes: Scopes, column: string | null): string | null => {
  const wanted = column === null ? null : wordsOf(column)
  for (const { said, own } of scopes.toReversed()) {
    const general = new Set<string>()
    const ownGeneral = new Set<string>()
    for (const [words, cell] of said) {
      const unit = words.endsWith('uom') ? (espiUnits.get(cell) ?? cell) : cell
      if (!unitNamed(unit) || unitNamed(unit)?.kind === 'cost') continue
      if (wanted !== null && wanted !== '' && mentions(words, wanted)) return unit
      if (wanted !== null || !unitWords.test(words)) continue
      if (own.has(words) && /^(unit|units|uom|unit of measure(ment)?|measure(ment)? unit)/.test(words))
        ownGeneral.add(unit)
      else general.add(unit)
    }
    const [one, other] = ownGeneral.size > 0 ? ownGeneral : general
    if (one !== undefined) return other === undefined ? one : null
  }
  return null
}

/** `units consumption`, `consumption unit`, `consumption units name` for `consumption`. */
const mentions = (words: string, column: string): boolean =>
  /\b(unit|units|uom)\b/.test(words) &&
  words
    .replace(/\b(unit|units|uom|name|code)\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim() === column

/** Ten's power that ESPI gives beside the unit; 0 where none is given. */
export const powerOfScopes = (scopes: Scopes): number =>
  nearest(scopes, (words, cell) =>
    /power ?of ?ten/.test(words) && /^[+-]?\d{1,2}$/.test(cell) && Math.abs(Number(cell)) <= 12
      ? Number(cell)
      : null,
  ) ?? 0

/** A factor that the file names and that is not one: nobody can tell whether the values have it in them. */
export const factorOfScopes = (scopes: Scopes): string | null =>
  nearest(scopes, (words, cell) =>
    /\b(multiplier|factor|scale|scaling)\b/.test(words) &&
    !/power ?of ?ten/.test(words) &&
    /^\d{1,9}(\.\d+)?$/.test(cell) &&
    Number(cell) !== 1
      ? cell
      : null,
  )

export const zoneOfScopes = (scopes: Scopes): string | null =>
  nearest(scopes, (words, cell) =>
    /\b(zone|tz|timezone|utc offset)\b|zone$/.test(words) && zoneNamed(cell) ? cell : null,
  )

/** The start that a scope gives to its readings: a time under a word for the start, else the only time of its own. */
export const startOfScopes = (scopes: Scopes): string | null => {
  for (const { said } of scopes.toReversed()) {
    const times = [...said].flatMap(([words, cell]): [string, string][] => {
      if (bookkeepingWords.test(words)) return []
      const stamp = stampText(cell, /start|begin|from|time|date|day|stamp|epoch|\bts\b/.test(words))
      return stamp === null ? [] : [[words, stamp]]
    })
    const starts = times.filter(([words]) => startWords.test(words) || /start|begin/.test(words))
    const others = times.filter(
      ([words]) => !endWords.test(words) && /date|day|time|stamp|\bts\b/.test(words),
    )
    const found = starts[0] ?? (others.length === 1 ? others[0] : undefined)
    if (found) return found[1]
  }
  return null
}

export const endOfScopes = (scopes: Scopes): string | null => {
  for (const { said } of scopes.toReversed()) {
    for (const [words, cell] of said) {
      if (!endWords.test(words) || bookkeepingWords.test(words)) continue
      const stamp = stampText(cell, true)
      if (stamp !== null) return stamp
    }
  }
  return null
}

const stepWords =
  /\b(resolution|interval|intervals|step|granularity|frequency|freq|cadence|sampling|sample rate|time unit|period|duration|spacing|read cycle|interval length|bucket)\b/

/** The length of a reading as a scope gives it, with the words that name it. */
export const stepOfScopes = (scopes: Scopes): { readonly text: string; readonly label: string } | null => {
  const said = nearest(scopes, (words, cell) =>
    stepWords.test(words) &&
    !/\b(start|end|count|number|from|to|begin|id|type)\b/.test(words) &&
    /^(P|\d{1,9}(\.0+)?$|\d{1,9} ?[a-z]|[a-z]|\d{1,2}:\d\d)/i.test(cell) &&
    cell.length <= 24 &&
    stampText(cell, false) === null
      ? { text: cell, label: words }
      : null,
  )
  return said
}

const meterKeys =
  /^(channel|series|meter|meter (id|number|no|serial|name)|m ?rid|nmi|esi ?id|ean|mpan|mprn|obis|stream|register)$/
const nameKeys = /^(name|label|title|key)$/
const strongKeys =
  /\b(name|label|channel|series|meter|m ?rid|nmi|esi ?id|ean|mpan|mprn|cups|prm|obis|stream|register|direction|flow|type|kind|commodity|fuel|service|product|phase|point|premise)\b/
const notIdentity =
  /\b(quality|status|read type|reading type|curve type|estimat\w*|measure type|tier|date|day|time|unit|units|start|end|resolution|interval|zone|timezone)\b/
const weakKeys = /^(id|key|uuid|number|no|index)$/

/** What tells one list from another of the same place: names, directions and the like of the objects around it. */
export const identityOf = (scopes: Scopes, which: 'strong' | 'weak'): readonly string[] =>
  scopes.flatMap(({ said, own }) =>
    [...said].flatMap(([words, cell]) => {
      if (!own.has(words) || notIdentity.test(words) || stampText(cell, false) !== null) return []
      const fits = which === 'strong' ? strongKeys.test(words) : weakKeys.test(words)
      return fits && cell.length <= 80 ? [cell] : []
    }),
  )

/** What the readings are called: by the name of the object that holds them, else by the nearest meter; null where neither is. */
export const nameOfScopes = (scopes: Scopes): string | null => {
  const holder = scopes.at(-1)
  for (const scope of scopes.toReversed()) {
    for (const [words, cell] of scope.said) {
      if (!scope.own.has(words) || cell.length > 80) continue
      if (meterKeys.test(words) || (scope === holder && nameKeys.test(words))) return cell
    }
  }
  return null
}
