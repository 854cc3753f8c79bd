import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  isList,
  isObject,
  JsonNumber,
  jsonText,
  parseJson,
  parseJsonInSlices,
  type Json,
} from '../../../electron/link/decode/json'

/** Back to what `JSON.parse` gives, to compare with it. */
const plain = (json: Json): unknown => {
  if (json instanceof JsonNumber) return Number(json.text)
  if (isList(json)) return json.map(plain)
  return isObject(json) ? Object.fromEntries([...json].map(([key, value]) => [key, plain(value)])) : json
}

const read = (text: string): unknown => {
  const parsed = parseJson(text)
  return 'json' in parsed ? plain(parsed.json) : parsed.problem
}

describe('reading JSON', () => {
  it('gives what JSON.parse gives, for any value in any spacing', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), fc.constantFrom(0, 2, '\t'), (text, space) => {
        const value: unknown = JSON.parse(text)
        expect(read(JSON.stringify(value, null, space))).toEqual(value)
      }),
      { numRuns: 500 },
    )
  })

  it('accepts exactly what JSON.parse accepts', () => {
    const accepted = (text: string): boolean => {
      try {
        JSON.parse(text)
        return true
      } catch {
        return false
      }
    }
    const pieces = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"',
      '"a"',
      '\\',
      '1',
      '-',
      '01',
      '1.',
      '.5',
      '1e',
      'e5',
    )
    const words = fc.constantFrom(
      'true',
      'false',
      'null',
      'nul',
      ' ',
      '\n',
      '\u0000',
      '"\\u12"',
      '"\\n"',
      '\u00a0',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, words), { maxLength: 8 }), (parts) => {
        const text = parts.join('')
        expect('json' in parseJson(text)).toBe(accepted(text))
      }),
      { numRuns: 5_000 },
    )
  })

  it('writes back what it read', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const parsed = parseJson(text)
        const written = 'json' in parsed ? jsonText(parsed.json) : ''
        expect(JSON.parse(written)).toEqual(JSON.parse(text))
      }),
    )
  })

  it('42: keeps the digits of numbers that no double holds', () => {
    for (const text of [
      '9007199254740993',
      '1e400',
      '21.250',
      '-0.10',
      '123456789012345678901234567890.12',
    ]) {
      expect(parseJson(`{"n":${text}}`)).toEqual({ json: new Map([['n', new JsonNumber(text)]]) })
    }
  })

  it('42: takes __proto__ for a key like any other, and the last of duplicates', () => {
    const parsed = parseJson('{"__proto__":{"a":1},"constructor":2,"x":1,"x":3}')
    const keys = 'json' in parsed && isObject(parsed.json) ? [...parsed.json.keys()] : []
    expect(keys).toEqual(['__proto__', 'constructor', 'x'])
    expect(read('{"x":1,"x":3}')).toEqual({ x: 3 })
    expect(({} as { a?: number }).a).toBeUndefined()
  })

  it('41: goes 64 levels deep and no further, however deep it is', () => {
    const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth)
    expect(parseJson(nested(64))).toHaveProperty('json')
    expect(parseJson(nested(65))).toEqual({ problem: 'depth' })
    expect(parseJson(nested(1_000_000))).toEqual({ problem: 'depth' })
    expect(parseJson('{"a":'.repeat(100_000))).toEqual({ problem: 'depth' })
  })

  it('reads past a byte order mark', () => {
    expect(read('\uFEFF{"a":1}')).toEqual({ a: 1 })
  })

  it('goes on in slices: everything else has its turns while a long text is read', async () => {
    const text = JSON.stringify(Array.from({ length: 400_000 }, (_, at) => ({ id: at })))
    let turns = 0
    let reading = true
    const turn = (): void => {
      turns += 1
      if (reading) setImmediate(turn)
    }
    setImmediate(turn)
    const parsed = await parseJsonInSlices(text, 1_000_000)
    reading = false
    expect('json' in parsed && isList(parsed.json) && parsed.json.length).toBe(400_000)
    expect(turns).toBeGreaterThan(2)
  })

  it('makes the same of a text in slices as at once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.json(), fc.string()), async (text) => {
        expect(await parseJsonInSlices(text, 1_000_000)).toEqual(parseJson(text))
      }),
    )
  })

  it.each([
    ['more values than asked for', `[${'{},'.repeat(99)}{}]`],
    ['a text of more than a megabyte', `["${'a'.repeat(1_100_000)}"]`],
    ['a number of more than a thousand digits', `[${'1'.repeat(1_001)}]`],
  ])('refuses %s by its size', async (_, text) => {
    expect(await parseJsonInSlices(text, 100)).toEqual({ problem: 'size' })
  })
})
