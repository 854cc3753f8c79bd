/** How the text of a search falls into tokens: `word`, `"two words"`, `-word`, `name:value`, `name:"one",two`. */

export interface Token {
  readonly negated: boolean
  /** What stands before the colon, as typed; null for free text. */
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

const isSpace = (char: string | undefined): boolean => char !== undefined && /\s/.test(char)

/** From after the opening quote to its end, or the text's; `\"` and `\\` stand for a quote and a backslash. */
const readQuoted = (text: string, from: number): Read => {
  let value = ''
  let at = from
  for (; at < text.length; at += 1) {
    const char = text[at] ?? ''
    const next = text[at + 1]
    if (char === '"') return { value, to: at + 1 }
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
  return { value: text.slice(from, to), to }
}

const readValue = (text: string, from: number, ends: (char: string | undefined) => boolean): Read =>
  text[from] === '"' ? readQuoted(text, from + 1) : readBare(text, from, ends)

const skipSpace = (text: string, from: number): number => {
  let at = from
  while (isSpace(text[at])) at += 1
  return at
}

/** Whether what stands here can only be a token of its own: `-word`, `name:`. */
const beginsToken = (text: string, at: number): boolean => /^(?:-|[a-z]+:)/i.test(text.slice(at, at + 40))

const readValues = (text: string, from: number): { values: readonly string[]; to: number } => {
  const values: string[] = []
  let at = from
  for (;;) {
    const { value, to } = readValue(text, at, (char) => isSpace(char) || char === ',')
    if (value.trim() !== '') values.push(value)
    if (text[to] !== ',') return { values, to }
    const next = skipSpace(text, to + 1)
    if (next > to + 1 && beginsToken(text, next)) return { values, to: to + 1 }
    at = next
  }
}

const readToken = (text: string, from: number): Token => {
  const negated = text[from] === '-' && from + 1 < text.length && !isSpace(text[from + 1])
  const start = negated ? from + 1 : from
  const [named, name] = /^([a-z]+):/i.exec(text.slice(start, start + 40)) ?? []
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

/** Quoted where it would be read otherwise. */
export const quoted = (value: string): string =>
  /[\s,":]/.test(value) || value.startsWith('-')
    ? `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
    : value
