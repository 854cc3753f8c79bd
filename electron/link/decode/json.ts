/**
 * A JSON reader of our own for three reasons that `JSON.parse` cannot serve on Node 20: amounts and long ids keep their
 * literal text, nesting is bounded while reading, and keys such as `__proto__` are only keys.
 */

/** A number as written: `21.250`, `1e400`, an id above 2^53. */
export class JsonNumber {
  constructor(readonly text: string) {}
}

export type Json = null | boolean | string | JsonNumber | readonly Json[] | JsonObject
export type JsonObject = ReadonlyMap<string, Json>

export type Parsed = { readonly json: Json } | { readonly problem: 'syntax' | 'depth' }

const maxDepth = 64

class Problem extends Error {
  constructor(readonly kind: 'syntax' | 'depth') {
    super(kind)
  }
}

const numberPattern = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const blankPattern = /[ \t\r\n]*/y
const words: readonly (readonly [string, Json])[] = [
  ['null', null],
  ['true', true],
  ['false', false],
]

class Reader {
  private at = 0

  constructor(private readonly text: string) {}

  whole(): Json {
    const json = this.value(1)
    this.skipBlank()
    if (this.at !== this.text.length) throw new Problem('syntax')
    return json
  }

  private skipBlank(): void {
    blankPattern.lastIndex = this.at
    blankPattern.test(this.text)
    this.at = blankPattern.lastIndex
  }

  private value(depth: number): Json {
    this.skipBlank()
    const first = this.text[this.at]
    if (first === '"') return this.string()
    if (first === '{') return this.object(depth)
    if (first === '[') return this.array(depth)
    const word = words.find(([name]) => this.text.startsWith(name, this.at))
    if (word) {
      this.at += word[0].length
      return word[1]
    }
    return this.number()
  }

  private number(): JsonNumber {
    numberPattern.lastIndex = this.at
    const found = numberPattern.exec(this.text)
    if (!found) throw new Problem('syntax')
    this.at = numberPattern.lastIndex
    return new JsonNumber(found[0])
  }

  /** Finds the closing quote; the rules of escapes and control characters are left to `JSON.parse`. */
  private string(): string {
    const from = this.at
    let end = from + 1
    for (;;) {
      end = this.text.indexOf('"', end)
      if (end < 0) throw new Problem('syntax')
      let slashes = 0
      while (this.text[end - 1 - slashes] === '\\') slashes += 1
      end += 1
      if (slashes % 2 === 0) break
    }
    this.at = end
    try {
      return JSON.parse(this.text.slice(from, end)) as string
    } catch {
      throw new Problem('syntax')
    }
  }

  private array(depth: number): readonly Json[] {
    const items: Json[] = []
    this.members(depth, ']', () => items.push(this.value(depth + 1)))
    return items
  }

  private object(depth: number): JsonObject {
    const members = new Map<string, Json>()
    this.members(depth, '}', () => {
      this.skipBlank()
      if (this.text[this.at] !== '"') throw new Problem('syntax')
      const key = this.string()
      this.expect(':')
      members.set(key, this.value(depth + 1))
    })
    return members
  }

  private members(depth: number, close: string, member: () => void): void {
    if (depth > maxDepth) throw new Problem('depth')
    this.at += 1
    this.skipBlank()
    if (this.text[this.at] === close) {
      this.at += 1
      return
    }
    for (;;) {
      member()
      this.skipBlank()
      const next = this.text[this.at]
      this.at += 1
      if (next === close) return
      if (next !== ',') throw new Problem('syntax')
    }
  }

  private expect(sign: string): void {
    this.skipBlank()
    if (this.text[this.at] !== sign) throw new Problem('syntax')
    this.at += 1
  }
}

/** Reads one JSON text; at most 64 levels deep. Of duplicate keys the last counts, as in `JSON.parse`. */
export const parseJson = (text: string): Parsed => {
  try {
    return { json: new Reader(text.replace(/^\uFEFF/, '')).whole() }
  } catch (error) {
    if (error instanceof Problem) return { problem: error.kind }
    throw error
  }
}

export const isObject = (json: Json | undefined): json is JsonObject => json instanceof Map

export const isList = (json: Json | undefined): json is readonly Json[] => Array.isArray(json)

/** Compact JSON text of a value, numbers as they came. */
export const jsonText = (json: Json): string => {
  if (json instanceof JsonNumber) return json.text
  if (isList(json)) return `[${json.map(jsonText).join(',')}]`
  if (isObject(json)) {
    return `{${[...json].map(([key, value]) => `${JSON.stringify(key)}:${jsonText(value)}`).join(',')}}`
  }
  return JSON.stringify(json)
}
