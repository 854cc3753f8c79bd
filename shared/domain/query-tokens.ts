import { withoutInvisibles } from './lookup-text'

/**
 * Splits the text of a search into tokens: `word`, `"two words"`, `-word`, `name:value`, `name:"one",two`. Typographic
 * quotes and dashes count as the plain ones, and invisible characters are ignored. Between plain quotes everything is
 * literal, so that any label or tag can be written.
 */

export interface Token {
  readonly negated: boolean
  /** The text before the colon, as typed; null for free text. */
  readonly name: string | null
  /** One for free text; those between the commas for a field. */
  readonly values: readonly string[]
  /** Its place in the text. */
  readonly from: number
  readonly to: number
}

interface Read {
  readonly value: string
  readonly to: number
}

const isInvisible = (char: string): boolean => withoutInvisibles(char) === ''
const isSpace = (char: string | undefined): boolean =>
  char !== undefined && /\s/.test(char) && !isInvisible(char)

const typographicQuote = /[\u201C-\u201F\u00AB\u00BB\uFF02]/
const typographicEnd = /["\u201C-\u201F\u00AB\u00BB\uFF02]/
const plainEnd = /"/
const dash = /[-\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]/
/** Between values; the second and third as a Chinese and a Japanese keyboard write them. */
const comma = /[,\uFF0C\u3001]/
const field = /^([a-z]+)[:\uFF1A]/i

/** What ends a value that this opens; null where it opens none. */
const endOfQuote = (char: string | undefined): RegExp | null => {
  if (char === '"') return plainEnd
  return char !== undefined && typographicQuote.test(char) ? typographicEnd : null
}

const isComma = (char: string | undefined): boolean => char !== undefined && comma.test(char)
const isDash = (char: string | undefined): boolean => char !== undefined && dash.test(char)

/**
 * Reads from after the opening quote to the closing one, or to the end of the text; `\"` and `\\` stand for a quote and
 * a backslash.
 */
const readQuoted = (text: string, from: number, end: RegExp): Read => {
  let value = ''
  let at = from
  for (; at < text.length; at += 1) {
    const char = text[at] ?? ''
    const next = text[at + 1]
    if (end.test(char)) return { value, to: at + 1 }
    if (char === '\\' && (next === '"' || next === '\\')) {
      value += next
      at += 1
    } else {
      value += char
    }
  }
  return { value, to: at }
}

const readBare = (text: string, from: number, ends: (char: string | undefined) => boolean): Read => {
  let to = from
  while (to < text.length && !ends(text[to])) to += 1
  return { value: withoutInvisibles(text.slice(from, to)), to }
}

const readValue = (text: string, from: number, ends: (char: string | undefined) => boolean): Read => {
  const start = skip(text, from, isInvisible)
  const end = endOfQuote(text[start])
  return end ? readQuoted(text, start + 1, end) : readBare(text, start, ends)
}

const skip = (text: string, from: number, test: (char: string) => boolean): number => {
  let at = from
  while (at < text.length && test(text[at] ?? '')) at += 1
  return at
}

/** Whether a token of its own must begin here: `-word`, `name:`. */
const beginsToken = (text: string, at: number): boolean =>
  isDash(text[at]) || field.test(text.slice(at, at + 40))

const readValues = (text: string, from: number): { values: readonly string[]; to: number } => {
  const values: string[] = []
  let at = from
  for (;;) {
    const { value, to } = readValue(text, at, (char) => isSpace(char) || isComma(char))
    if (value.trim() !== '') values.push(value)
    if (!isComma(text[to])) return { values, to }
    const next = skip(text, to + 1, isSpace)
    if (next > to + 1 && beginsToken(text, next)) return { values, to: to + 1 }
    at = next
  }
}

const readToken = (text: string, from: number): Token => {
  const first = skip(text, from, isInvisible)
  const negated = isDash(text[first]) && first + 1 < text.length && !isSpace(text[first + 1])
  const start = negated ? first + 1 : first
  const [named, name] = field.exec(text.slice(start, start + 40)) ?? []
  if (named !== undefined && name !== undefined) {
    const { values, to } = readValues(text, start + named.length)
    return { negated, name, values, from, to }
  }
  const { value, to } = readValue(text, start, isSpace)
  return { negated, name: null, values: value.trim() === '' ? [] : [value], from, to }
}

export const tokensOf = (text: string): readonly Token[] => {
  const tokens: Token[] = []
  let at = 0
  while (at < text.length) {
    if (isSpace(text[at])) {
      at += 1
    } else {
      const token = readToken(text, at)
      tokens.push(token)
      at = token.to
    }
  }
  return tokens
}

/** Adds quotes if the value would be read differently without them. */
export const quoted = (value: string): string =>
  /[\s,\uFF0C\u3001":\uFF1A]/.test(value) ||
  isDash(value[0]) ||
  endOfQuote(value[0]) ||
  withoutInvisibles(value) !== value
    ? `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
    : value
