import { cellOf, isObject, type JsonObject } from './json-document'
import { bookkeepingWords, endWords, stampText, startWords, wordsOf } from './json-words'
import { unitNamed } from './units'
import { zoneNamed } from './zone'

/** One object on the way from the document's root to a list, with what it says beside the list. */
export interface Scope {
  /** The key of the object; for an element of a list, the key of the list. */
  readonly key: string
  /** Its single values by key, as words. Values of nested objects have their object's key in front. */
  readonly said: ReadonlyMap<string, string>
  /** The keys of values that are its own, and not those of a nested object. */
  readonly own: ReadonlySet<string>
}

const maxTexts = 200

/** What an object says: its own values, and those of the objects beside the list, up to two levels deep. */
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

/** The answer of the nearest object. Its own values come before those of the objects beside the list. */
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

/** ESPI's unit codes, which JSON made from Green Button data keeps, and the names of their units. */
const espiUnits = new Map([
  ['38', 'W'], ['42', 'm3'], ['61', 'VA'], ['63', 'var'], ['71', 'VAh'], ['72', 'Wh'], ['73', 'varh'],
  ['119', 'ft3'], ['128', 'USGal'], ['132', 'BTU'], ['134', 'L'], ['169', 'therm'],
]) // prettier-ignore

/** The unit of a column, or of all columns: a key that names a unit alone, or together with the column's name. */
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

/** The power of ten that ESPI gives beside the unit; 0 if there is none. */
export const powerOfScopes = (scopes: Scopes): number =>
  nearest(scopes, (words, cell) =>
    /power ?of ?ten/.test(words) && /^[+-]?\d{1,2}$/.test(cell) && Math.abs(Number(cell)) <= 12
      ? Number(cell)
      : null,
  ) ?? 0

/** A factor other than 1 that the file names: it does not say whether the values are multiplied already. */
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

/**
 * The time at which readings start according to the objects around them: a time under a word for the start, or else the
 * only time there.
 */
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

/** The length of a reading according to the objects around it, with the words that name it. */
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

/** What tells apart lists with the same path: names, directions and the like in the objects around them. */
export const identityOf = (scopes: Scopes, which: 'strong' | 'weak'): readonly string[] =>
  scopes.flatMap(({ said, own }) =>
    [...said].flatMap(([words, cell]) => {
      if (!own.has(words) || notIdentity.test(words) || stampText(cell, false) !== null) return []
      const fits = which === 'strong' ? strongKeys.test(words) : weakKeys.test(words)
      return fits && cell.length <= 80 ? [cell] : []
    }),
  )

/**
 * The name of the readings: that of the object that holds them, or else the nearest meter; null if there is neither.
 */
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
