import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createSealer } from '../../../electron/store/sealing'

const key = fc.uint8Array({ minLength: 32, maxLength: 32 })
const bytes = fc.uint8Array({ maxLength: 400 })
const place = fc.record({ table: fc.string(), id: fc.string() })

test('what is sealed opens again, in its place and under its key', () => {
  fc.assert(
    fc.property(key, place, bytes, (secret, where, plain) => {
      const sealer = createSealer(secret)
      expect(new Uint8Array(sealer.open(where, sealer.seal(where, plain)) ?? [])).toEqual(
        new Uint8Array(plain),
      )
    }),
  )
})

test('a changed bit anywhere is noticed', () => {
  fc.assert(
    fc.property(
      key,
      place,
      bytes,
      fc.nat(),
      fc.integer({ min: 0, max: 7 }),
      (secret, where, plain, at, bit) => {
        const sealer = createSealer(secret)
        const sealed = Uint8Array.from(sealer.seal(where, plain))
        const index = at % sealed.length
        sealed[index] = (sealed[index] ?? 0) ^ (1 << bit)
        expect(sealer.open(where, sealed)).toBeNull()
      },
    ),
  )
})

test('a part of it, or any other bytes, do not open', () => {
  fc.assert(
    fc.property(key, place, bytes, fc.nat(), (secret, where, plain, cut) => {
      const sealer = createSealer(secret)
      const sealed = sealer.seal(where, plain)
      expect(sealer.open(where, sealed.subarray(0, cut % sealed.length))).toBeNull()
      expect(sealer.open(where, plain)).toBeNull()
    }),
  )
})

test('it does not open in another place, also where table and id run together the same', () => {
  const sealer = createSealer(new Uint8Array(32).fill(1))
  const sealed = sealer.seal({ table: 'ab', id: 'c' }, Buffer.from('text'))
  expect(sealer.open({ table: 'ab', id: 'd' }, sealed)).toBeNull()
  expect(sealer.open({ table: 'a', id: 'bc' }, sealed)).toBeNull()
})

test('it does not open under another key, whose id and names are others too', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(key, { minLength: 2, maxLength: 2, selector: String }),
      bytes,
      (keys, plain) => {
        const [one, other] = keys.map(createSealer)
        const where = { table: 'profile', id: '1' }
        expect(other?.open(where, one?.seal(where, plain) ?? new Uint8Array())).toBeNull()
        expect(other?.keyId).not.toBe(one?.keyId)
        expect(other?.nameOf('516')).not.toBe(one?.nameOf('516'))
      },
    ),
  )
})

test('the same text is sealed differently each time, and has the same name each time', () => {
  const sealer = createSealer(new Uint8Array(32).fill(1))
  const where = { table: 'profile', id: '1' }
  const sealed = Array.from({ length: 50 }, () => Buffer.from(sealer.seal(where, Buffer.from('text'))))
  expect(new Set(sealed.map((each) => each.subarray(1, 13).toString('hex'))).size).toBe(50)
  expect(sealer.nameOf('pdf 516/7')).toBe(sealer.nameOf('pdf 516/7'))
  expect(sealer.nameOf('pdf 516/7')).toMatch(/^[0-9a-f]{64}$/)
})
