import { Slice } from '../slice'

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

export type Parsed = { readonly json: Json } | { readonly problem: 'syntax' | 'depth' | 'size' }

const maxDepth = 64
/** No text or number of the API is longer: to read one in a single step would keep everything else waiting. */
const longestText = 1_048_576
const longestNumber = 1_000
const unlimited = Number.POSITIVE_INFINITY

class Problem extends Error {
  constructor(readonly kind: 'syntax' | 'depth' | 'size') {
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

/** A list or object that is still being read; an object with the key of its current member. */
type Open =
  | { readonly list: Json[]; readonly members: null }
  | { readonly list: null; readonly members: Map<string, Json>; key: string }

/** Reads a text step by step, with what is still open on a stack of its own: it can stop after any value, and go on. */
class Reader {
  private at = 0
  private values = 0
  private readonly open: Open[] = []
  private whole: Json | undefined

  constructor(
    private readonly text: string,
    private readonly maxValues: number,
  ) {}

  /** Undefined until all of the text is read. */
  get json(): Json | undefined {
    return this.whole
  }

  /** Reads one value, or the beginning of a list or object. True once all of the text is read. */
  step(): boolean {
    this.values += 1
    if (this.values > this.maxValues) throw new Problem('size')
    this.skipBlank()
    const first = this.text[this.at]
    if (first === '[' || first === '{') this.begin(first)
    else this.add(this.scalar(first))
    return this.whole !== undefined
  }

  private skipBlank(): void {
    blankPattern.lastIndex = this.at
    blankPattern.test(this.text)
    this.at = blankPattern.lastIndex
  }

  private begin(sign: '[' | '{'): void {
    if (this.open.length === maxDepth) throw new Problem('depth')
    this.at += 1
    const container: Open =
      sign === '[' ? { list: [], members: null } : { list: null, members: new Map(), key: '' }
    this.open.push(container)
    this.skipBlank()
    if (this.text[this.at] === endOf(container)) this.end()
    else this.readKey(container)
  }

  private end(): void {
    this.at += 1
    const container = this.open.pop()
    if (container) this.add(container.list ?? container.members)
  }

  /** Puts a value where it belongs, and reads on to the next one. */
  private add(value: Json): void {
    const container = this.open.at(-1)
    if (container === undefined) {
      this.skipBlank()
      if (this.at !== this.text.length) throw new Problem('syntax')
      this.whole = value
      return
    }
    if (container.list) container.list.push(value)
    else container.members.set(container.key, value)
    this.skipBlank()
    if (this.text[this.at] === endOf(container)) {
      this.end()
      return
    }
    if (this.text[this.at] !== ',') throw new Problem('syntax')
    this.at += 1
    this.readKey(container)
  }

  private readKey(container: Open): void {
    if (container.list) return
    this.skipBlank()
    if (this.text[this.at] !== '"') throw new Problem('syntax')
    container.key = this.string()
    this.skipBlank()
    if (this.text[this.at] !== ':') throw new Problem('syntax')
    this.at += 1
  }

  private scalar(first: string | undefined): Json {
    if (first === '"') return this.string()
    const word = words.find(([name]) => this.text.startsWith(name, this.at))
    if (!word) return this.number()
    this.at += word[0].length
    return word[1]
  }

  private number(): JsonNumber {
    numberPattern.lastIndex = this.at
    const found = numberPattern.exec(this.text)
    if (!found) throw new Problem('syntax')
    if (found[0].length > longestNumber) throw new Problem('size')
    this.at = numberPattern.lastIndex
    return new JsonNumber(found[0])
  }

  /** Finds the closing quote. `JSON.parse` then checks escapes and control characters. */
  private string(): string {
    const from = this.at
    let end = from + 1
    for (;;) {
      end = this.text.indexOf('"', end)
      if (end < 0) throw new Problem('syntax')
      if (end - from > longestText) throw new Problem('size')
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
}

const endOf = ({ list }: Open): string => (list ? ']' : '}')

/** Values read between two looks at the clock. */
const strideValues = 256

/** Reads on until the text is read (true) or `isOver` says that it is time to stop (false). */
const readUntil = (reader: Reader, isOver: () => boolean): boolean => {
  for (let count = 1; !reader.step(); count += 1) {
    if (count % strideValues === 0 && isOver()) return false
  }
  return true
}

const readerOf = (text: string, maxValues: number): Reader =>
  new Reader(text.replace(/^\uFEFF/, ''), maxValues)

const problemOf = (error: unknown): Parsed => {
  if (error instanceof Problem) return { problem: error.kind }
  throw error
}

/** Reads one JSON text; at most 64 levels deep. Of duplicate keys the last counts, as in `JSON.parse`. */
export const parseJson = (text: string): Parsed => {
  try {
    const reader = readerOf(text, unlimited)
    readUntil(reader, () => false)
    return { json: reader.json ?? null }
  } catch (error) {
    return problemOf(error)
  }
}

/**
 * As `parseJson`, in slices of a few milliseconds between which everything else goes on: a reply may be megabytes long.
 * More values than `maxValues` (lists and objects count as well) are a problem of size.
 */
export const parseJsonInSlices = async (text: string, maxValues: number): Promise<Parsed> => {
  try {
    const reader = readerOf(text, maxValues)
    const slice = new Slice()
    while (!readUntil(reader, () => slice.isOver())) await slice.next()
    return { json: reader.json ?? null }
  } catch (error) {
    return problemOf(error)
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
