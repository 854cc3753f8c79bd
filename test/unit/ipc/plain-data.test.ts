import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { isPlainData } from '../../../electron/ipc/plain-data'
import { contract } from '../../../shared/ipc/contract'

const strange = fc.constantFrom<() => unknown>(
  () => new Map(),
  () => new Set([1]),
  () => new Date(),
  () => /x/,
  () => new Error('x'),
  () => new ArrayBuffer(8),
  () => new Uint8Array(2),
  () => Buffer.from('x'),
  () => 1n,
  () => Symbol('x'),
  () => Object('x') as object,
  () => new URL('https://example.com'),
)

/** A path of keys and places down to a value. */
const nested = (path: readonly (string | null)[], inner: unknown): unknown =>
  path.reduceRight<unknown>((value, key) => (key === null ? [1, value] : { a: 1, [key]: value }), inner)

const path = fc.array(fc.oneof(fc.constant(null), fc.string()), { maxLength: 6 })

/** Zod freezes what a readonly schema is given, also where it does not match, and a block cannot be frozen. */
const accepts = (schema: z.ZodType, value: unknown): boolean => {
  try {
    return schema.safeParse(value).success
  } catch {
    return false
  }
}

describe('plain data', () => {
  it('is what JSON can say, what is left out, and a block of ids', () => {
    fc.assert(fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => isPlainData(value)))
    expect(isPlainData({ left: undefined, within: new Int32Array([1, 2]) })).toBe(true)
    expect(isPlainData(Object.create(null))).toBe(true)
  })

  it('is nothing that structured cloning lets through besides, however deep it lies', () => {
    fc.assert(fc.property(path, strange, (at, make) => !isPlainData(nested(at, make()))))
  })

  it('has ids as a block where the contract has them alone: an empty one would pass for an empty object', () => {
    expect(isPlainData(new Int32Array(0))).toBe(false)
    expect(isPlainData({ filter: new Int32Array(0) })).toBe(false)
    expect(isPlainData({ within: [new Int32Array(0)] })).toBe(false)
  })

  it('is every block of ids that the contract has', () => {
    const ids = new Int32Array([1, 2])
    const places = Object.entries(contract).flatMap(([channel, { request }]) =>
      request instanceof z.ZodObject
        ? Object.entries(request.shape as Readonly<Record<string, z.ZodType>>)
            .filter(([, member]) => accepts(member, ids))
            .map(([name]) => ({ channel, name }))
        : [],
    )
    expect(places.map(({ channel }) => channel)).toEqual(
      expect.arrayContaining(['profiles:search', 'bulk:preview', 'bulk:start']),
    )
    expect(places.filter(({ name }) => !isPlainData({ [name]: ids }))).toEqual([])
  })

  it('is looked at once where it lies in many places', () => {
    let looked = 0
    let many: unknown = new Proxy([1], {
      get: (list, key): unknown => {
        looked += 1
        return Reflect.get(list, key)
      },
    })
    for (let level = 0; level < 6; level += 1) many = Array<unknown>(20).fill(many)
    expect(isPlainData(many)).toBe(true)
    expect(looked).toBeLessThan(100)
  })

  it('is not deeper than a request can be, and looking does not overflow', () => {
    expect(isPlainData(nested(Array<null>(8).fill(null), 1))).toBe(true)
    expect(isPlainData(nested(Array<null>(9).fill(null), 1))).toBe(false)
    expect(isPlainData(nested(Array<null>(200_000).fill(null), 1))).toBe(false)
  })
})
