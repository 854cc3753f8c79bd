import { greatestId } from './profile'
import { dayRangeOf, datesMeant } from './days'
import { lookupKey, lookupText, typedId, withoutNumberSign } from './lookup-text'
import { joinedTokens } from './query-joined'
import { quoted } from './query-tokens'
import { daysMeant, lastDayMeant, numberMeant } from './query-values'
import { normaliseStatus, stages, statusWords, terminalStatuses, type Mover } from './status'

/**
 * The language of the search field: words that must all match, `field:value` with commas for "any of", `-` before what
 * must not match. Every text is a valid search; notes say what was not understood as meant.
 */

export const queryFields = [
  'tag',
  'status',
  'mover',
  'provider',
  'created',
  'zip',
  'id',
  'label',
  'missing',
  'late',
  'lastbill',
  'lastinterval',
  'type',
] as const
export type QueryField = (typeof queryFields)[number]

export interface Term {
  /** `text`: free text, in label, id, provider or ZIP code. */
  readonly field: QueryField | 'text'
  /** One of these has to match. Exactly one for free text; none where the term means nothing: it matches nothing. */
  readonly values: readonly string[]
  readonly negated: boolean
}

export interface Query {
  readonly terms: readonly Term[]
  /** What was not understood as meant, in sentences for people. */
  readonly notes: readonly string[]
}

/** A term with its place in the text; null for a token that says nothing. */
export interface Piece {
  readonly term: Term | null
  readonly note: string | null
  readonly from: number
  readonly to: number
}

/** `status:none`: no job ever ran. `status:running`: the last job is not over. */
export const statusNone = 'none'
export const statusRunning = 'running'

/** `tag:=solar`: the tag that is spelt exactly so, without `Solar`. Null for a value that asks for no spelling. */
export const spellingOf = (tag: string): string | null => (/^=./.test(tag) ? tag.slice(1) : null)

export const moverNames: readonly Mover[] = [
  'customer',
  'credentials',
  'retry',
  'support',
  'data',
  'nobody',
  'running',
  'unknown',
]

const alias: Readonly<Record<string, QueryField>> = { tags: 'tag', ids: 'id', zipcode: 'zip', job: 'status' }

/** The field of this name; undefined where there is none. */
export const fieldNamed = (name: string): QueryField | undefined => {
  const lower = name.toLowerCase()
  return (
    queryFields.find((field) => field === lower) ?? (Object.hasOwn(alias, lower) ? alias[lower] : undefined)
  )
}

const codesByWords: ReadonlyMap<string, string> = new Map(
  [...terminalStatuses, ...stages].map((code) => [statusWords(code).toLowerCase(), code]),
)

/** The code of a status that may be given in our words for it. */
const statusOf = (text: string): string => {
  const words = lookupKey(text)
  if (words === 'never' || words === 'never run') return statusNone
  return codesByWords.get(words) ?? normaliseStatus(words).replace(/\s+/g, '_')
}

const knownStatuses: ReadonlySet<string> = new Set([
  ...terminalStatuses,
  ...stages,
  statusNone,
  statusRunning,
])

/**
 * The API may have statuses that are unknown here, so an unknown one is searched for as it is. One that begins like a
 * known one, as code or in words, is probably a slip.
 */
const slipOf = (value: string): string | null => {
  if (knownStatuses.has(statusOf(value))) return null
  const start = lookupKey(value).slice(0, 3)
  const alike = [...terminalStatuses, ...stages].filter(
    (code) => code.startsWith(start) || statusWords(code).toLowerCase().startsWith(start),
  )
  return start.length < 3 || alike.length === 0
    ? null
    : `“${value}” is not a status known here. Did you mean ${alike.map((code) => `status:${code}`).join(' or ')}?`
}

/** A range of days as this language has it, where only one can be meant; null otherwise. */
const rangeMeant = (value: string): string | null => {
  const ends = value.trim().split('..')
  const meant = ends.map((end) => (end.trim() === '' ? [''] : datesMeant(end)))
  if (meant.some((dates) => dates.length !== 1)) return null
  const range = meant.flat().join('..')
  return dayRangeOf(range) ? range : null
}

/** The value as it is meant, or null where it makes no sense for the field. */
const valueFor: Readonly<Record<QueryField, (value: string) => string | null>> = {
  tag: (value) => value,
  label: (value) => value,
  // Only a sign is taken away: what a provider is called, blanks and all, stays as it was written.
  provider: (value) => (/^\s*#/.test(value) && typedId(value) !== null ? withoutNumberSign(value) : value),
  zip: lookupText,
  status: statusOf,
  mover: (value) => moverNames.find((mover) => mover === lookupKey(value)) ?? null,
  created: (value) => rangeMeant(lookupText(value)),
  missing: (value) => numberMeant(lookupText(value)),
  late: (value) => ['yes', 'no'].find((one) => one === lookupKey(value)) ?? null,
  lastbill: (value) => lastDayMeant(lookupText(value), rangeMeant),
  lastinterval: (value) => lastDayMeant(lookupText(value), rangeMeant),
  type: (value) => (lookupKey(value) === 'electric' ? 'electricity' : lookupKey(value)),
  id: (value) => {
    const typed = withoutNumberSign(value)
    const id = /^\d{1,15}$/.test(typed) ? Number(typed) : 0
    return id > 0 && id <= greatestId ? String(id) : null
  },
}

const help: Readonly<Partial<Record<QueryField, string>>> = {
  mover: `It takes one of ${moverNames.join(', ')}.`,
  created: 'Write created:2026-10, created:2026-10-01..2026-10-31 or created:2026-10.. instead.',
  id: 'It takes whole numbers, without thousands separators.',
  missing: 'Write missing:>0, missing:2 or missing:<3 instead.',
  late: 'Write late:yes or late:no instead.',
  lastbill: 'Write lastbill:<2026-09, lastbill:2026-09.. or lastbill:none instead.',
  lastinterval: 'Write lastinterval:<2026-09, lastinterval:2026-09.. or lastinterval:none instead.',
}

/** What to write instead of a value that makes no sense. */
const nearest = (field: QueryField, value: string): string | null => {
  if (field === 'created') {
    const dates = datesMeant(lookupText(value))
    return dates.length > 1 ? `Did you mean ${dates.map((date) => `created:${date}`).join(' or ')}?` : null
  }
  if (field === 'id') {
    const ids = (value.match(/\d+/g) ?? []).filter((id) => id.length < 10 && Number(id) > 0)
    return ids.length > 0 ? `Did you mean id:${ids.join(',')}?` : null
  }
  const start = value.trim().toLowerCase().slice(0, 3)
  const mover =
    field === 'mover' && start !== '' ? moverNames.find((name) => name.startsWith(start)) : undefined
  return mover ? `Did you mean mover:${mover}?` : null
}

/** Fields whose values are days. */
const dayFields: ReadonlySet<QueryField> = new Set(['created', 'lastbill', 'lastinterval'])

const isReversed = (value: string): boolean => {
  const { from = null, to = null } = daysMeant(value) ?? {}
  return from !== null && to !== null && from > to
}

/** Separators that people use between several values, for fields whose values cannot contain them. */
const separators: Readonly<Partial<Record<QueryField, RegExp>>> = {
  id: /[;|/,\uFF1B]/,
  zip: /[;|/,\uFF1B]/,
  status: /[;|/,\uFF1B]/,
  mover: /[;|/,\uFF1B]/,
  created: /[;|,\uFF1B]/,
  missing: /[;|/,\uFF1B]/,
  late: /[;|/,\uFF1B]/,
  lastbill: /[;|,\uFF1B]/,
  lastinterval: /[;|,\uFF1B]/,
  type: /[;|/,\uFF1B]/,
}

/**
 * Words that are operators in other programs' searches, with their equivalent here. Here they stay words, since a label
 * may contain them.
 */
const saidElsewhere: ReadonlyMap<string, string> = new Map([
  ['OR', '“OR” is searched for as a word. To match any of several: tag:solar,vip.'],
  ['AND', '“AND” is searched for as a word. All terms have to match anyway.'],
  ['NOT', '“NOT” is searched for as a word. To exclude something: -tag:solar.'],
])

/** Each token of the text with what it means. */
export const piecesOf = (text: string): readonly Piece[] =>
  joinedTokens(text).map(({ negated, name, values, from, to }) => {
    const piece = (term: Term | null, note: string | null = null): Piece => ({ term, note, from, to })
    const field = name === null ? undefined : fieldNamed(name)
    if (name === null) {
      // Nothing but invisible characters is drawn as an empty field; between quotes something was meant.
      if (values.length > 0) {
        return piece({ field: 'text', values, negated }, saidElsewhere.get(text.slice(from, to)) ?? null)
      }
      return lookupText(text.slice(from, to)).includes('"')
        ? piece({ field: 'text', values: [], negated }, 'There is nothing between the quotation marks.')
        : piece(null)
    }
    if (!field) {
      const rest = `${name}:${values.join(',')}`
      const note = `There is no field “${name}”: “${rest}” is searched for as text.`
      return piece({ field: 'text', values: [rest], negated }, note)
    }
    const apart = separators[field]
    const given = apart
      ? values.flatMap((value) => value.split(apart)).filter((value) => value.trim() !== '')
      : values
    const meant = given.map(valueFor[field])
    const odd = given.find((_, at) => meant[at] === null || meant[at] === '')
    const sound = [...new Set(meant.filter((value) => value !== null && value !== ''))] as string[]
    // Leaving out only the values that were understood would exclude less than was meant.
    const taken = negated && odd !== undefined ? [] : sound
    const unsaid = given.length === 0 ? `There is nothing after “${name}:”.` : null
    const reversed = dayFields.has(field) ? sound.find(isReversed) : undefined
    const empty = reversed === undefined ? null : `“${reversed}” ends before it begins: no profile matches.`
    const slip = field === 'status' ? (given.map(slipOf).find((words) => words !== null) ?? null) : null
    const note =
      odd === undefined
        ? (unsaid ?? empty ?? slip)
        : [
            `“${odd}” makes no sense for “${field}:”.`,
            taken.length === 0 ? 'So no profile matches.' : null,
            nearest(field, odd) ?? help[field],
          ]
            .filter(Boolean)
            .join(' ')
    return piece({ field, values: taken, negated }, note)
  })

/** Never fails: what makes no sense matches nothing, and is noted. */
export const parseQuery = (text: string): Query => {
  const pieces = piecesOf(text)
  return {
    terms: pieces.flatMap(({ term }) => term ?? []),
    notes: [...new Set(pieces.flatMap(({ note }) => note ?? []))],
  }
}

export const formatTerm = ({ field, values, negated }: Term): string => {
  const sign = negated ? '-' : ''
  if (field === 'text' && values.length === 0) return `${sign}""`
  const name = field === 'text' ? '' : `${field}:`
  // A bare number after `id:` would be one more ID.
  const words = values.map((value) =>
    field === 'text' && /^#?\d+;?$/.test(value) ? `"${value}"` : quoted(value),
  )
  return `${sign}${name}${words.join(',')}`
}

export const formatQuery = (terms: readonly Term[]): string => terms.map(formatTerm).join(' ')

export const sameTerm = (one: Term, other: Term): boolean =>
  one.field === other.field &&
  one.negated === other.negated &&
  one.values.length === other.values.length &&
  one.values.every((value, at) => value === other.values[at])

/** The terms of the text, of one field if asked for. */
export const termsOf = (text: string, field?: Term['field']): readonly Term[] =>
  parseQuery(text).terms.filter((term) => field === undefined || term.field === field)

/** The text with this term as well, at its end, unless it is there already. */
export const withTerm = (text: string, term: Term): string => {
  const isThere = (candidate: string): boolean => termsOf(candidate).some((one) => sameTerm(one, term))
  if (isThere(text)) return text
  const longer = `${text.trim()} ${formatTerm(term)}`.trimStart()
  // An unclosed quote would swallow the new term.
  return isThere(longer) ? longer : formatQuery([...termsOf(text), term])
}

/** The text without this term. */
export const withoutTerm = (text: string, term: Term): string => {
  const pieces = piecesOf(text)
  const remaining = pieces.filter((piece) => !piece.term || !sameTerm(piece.term, term))
  // If nothing was removed, the text stays as it was typed.
  return remaining.length === pieces.length
    ? text
    : remaining.map(({ from, to }) => text.slice(from, to)).join(' ')
}
