import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maxSecretBytes } from '../../../../electron/identity/keychain'
import { memoryKeychain } from '../../../../electron/identity/keychain-memory'
import { sealedValues } from '../../../../electron/identity/sealed-value/parts'
import { ok, type FailureCode } from '../../../../shared/errors/failure'

const text = (value: string): Buffer => Buffer.from(value)
const any = fc.uint8Array({ maxLength: 6000 }).map((bytes) => Buffer.from(bytes))

class Crash extends Error {}

/** Ends the program, as it were, before the n-th change of the keychain. */
const crashBefore = (changes: number) => {
  let done = 0
  return (call: string): undefined => {
    if (call !== 'write' && call !== 'remove') return
    if (done === changes) throw new Crash()
    done += 1
  }
}

describe('a sealed value', () => {
  it('comes back as it was written, whatever its length', async () => {
    await fc.assert(
      fc.asyncProperty(any, async (value) => {
        const values = sealedValues(memoryKeychain())
        expect(await values.write('a', value)).toEqual(ok(undefined))
        expect(await values.read('a')).toEqual(ok(value))
      }),
    )
  })

  it('is nothing before it is written, and after it is removed', async () => {
    const keychain = memoryKeychain()
    const values = sealedValues(keychain)
    expect(await values.read('a')).toEqual(ok(null))
    await values.write('a', text('value'))
    expect(await values.removeAll('a')).toEqual(ok(undefined))
    expect(await values.read('a')).toEqual(ok(null))
    expect(keychain.entries.size).toBe(0)
  })

  it('lies in entries that fit the smallest keychain, two bytes a character', async () => {
    const keychain = memoryKeychain()
    await sealedValues(keychain).write('a', Buffer.alloc(20_000, 7))
    const lengths = [...keychain.entries.values()].map((entry) => entry.length * 2)
    expect(lengths.length).toBeGreaterThan(20)
    expect(Math.max(...lengths)).toBeLessThan(maxSecretBytes)
  })

  it('leaves no part of the value before it', async () => {
    const keychain = memoryKeychain()
    const values = sealedValues(keychain)
    await values.write('a', Buffer.alloc(5000))
    await values.write('a', text('short'))
    expect(keychain.entries.size).toBe(2)
  })

  it('is not disturbed by another whose name begins alike', async () => {
    const values = sealedValues(memoryKeychain())
    await values.write('a', text('one'))
    await values.write('ab', text('two'))
    await values.write('a', text('three'))
    expect(await values.read('ab')).toEqual(ok(text('two')))
  })

  it('is one of two that are written at once, and can be read meanwhile', async () => {
    const values = sealedValues(memoryKeychain())
    await values.write('a', text('first'))
    const [, during] = await Promise.all([
      values.write('a', Buffer.alloc(4000, 1)),
      values.read('a'),
      values.write('a', Buffer.alloc(4000, 2)),
    ])
    expect(during).toEqual(ok(Buffer.alloc(4000, 1)))
    expect(await values.read('a')).toEqual(ok(Buffer.alloc(4000, 2)))
  })
})

describe('a kill between any two changes of the keychain', () => {
  it('leaves the old value or the new one, and the next write leaves no more than its own entries', async () => {
    await fc.assert(
      fc.asyncProperty(fc.option(any), any, fc.nat(16), async (before, after, changes) => {
        const entries = new Map<string, string>()
        const calm = sealedValues(memoryKeychain({ entries }))
        if (before) await calm.write('a', before)

        const crashing = sealedValues(memoryKeychain({ entries, before: crashBefore(changes) }))
        await crashing.write('a', after).catch((error: unknown) => expect(error).toBeInstanceOf(Crash))

        const restarted = sealedValues(memoryKeychain({ entries }))
        const found = await restarted.read('a')
        expect([ok(before), ok(after)]).toContainEqual(found)

        await restarted.write('a', text('final'))
        expect(await restarted.read('a')).toEqual(ok(text('final')))
        expect(entries.size).toBe(2)
      }),
    )
  })

  it('leaves the new value once its head is written', async () => {
    const entries = new Map<string, string>()
    await sealedValues(memoryKeychain({ entries })).write('a', text('old'))
    const crashing = sealedValues(memoryKeychain({ entries, before: crashBefore(2) }))
    await expect(crashing.write('a', text('new'))).rejects.toBeInstanceOf(Crash)
    expect(await sealedValues(memoryKeychain({ entries })).read('a')).toEqual(ok(text('new')))
  })
})

describe('a damaged value', () => {
  const stored = async (): Promise<Map<string, string>> => {
    const keychain = memoryKeychain()
    await sealedValues(keychain).write('a', Buffer.alloc(3000, 9))
    return keychain.entries
  }
  const partsOf = (entries: Map<string, string>): string[] =>
    [...entries.keys()].filter((name) => name.includes('#'))

  it.each<[string, (entries: Map<string, string>) => void]>([
    ['a part is missing', (entries) => entries.delete(partsOf(entries)[1] ?? '')],
    ['a part was changed', (entries) => entries.set(partsOf(entries)[1] ?? '', 'AAAA')],
    [
      'two parts were exchanged',
      (entries) => entries.set(partsOf(entries)[3] ?? '', entries.get(partsOf(entries)[0] ?? '') ?? ''),
    ],
    ['the head is not ours', (entries) => entries.set('a', 'something')],
    [
      'the head asks for endless parts',
      (entries) => entries.set('a', (entries.get('a') ?? '').replace('"count":4', '"count":9999999')),
    ],
    [
      'the head has another digest',
      (entries) => entries.set('a', (entries.get('a') ?? '').replace(/"sha256":"./, '"sha256":"z')),
    ],
  ])('is said when %s, and nothing is deleted', async (_title, damage) => {
    const entries = await stored()
    damage(entries)
    const left = new Map(entries)
    expect(await sealedValues(memoryKeychain({ entries })).read('a')).toMatchObject({
      ok: false,
      error: { code: 'keychain-damaged' },
    })
    expect(entries).toEqual(left)
  })

  it('is not made: a keychain that shortens what it stores is found out while the old value stands', async () => {
    const entries = await stored()
    const honest = memoryKeychain({ entries })
    const shortening = {
      ...honest,
      write: (account: string, secret: string) => honest.write(account, secret.slice(0, 900)),
    }
    expect(await sealedValues(shortening).write('a', Buffer.alloc(3000, 1))).toMatchObject({
      error: { code: 'keychain-damaged' },
    })
    expect(await sealedValues(honest).read('a')).toEqual(ok(Buffer.alloc(3000, 9)))
  })
})

describe('a keychain that fails', () => {
  it.each<FailureCode>(['keychain-none', 'keychain-locked', 'keychain-refused', 'keychain-hung'])(
    'is answered with its own failure: %s',
    async (code) => {
      const values = sealedValues(memoryKeychain({ before: () => code }))
      const failure = { ok: false, error: { code } }
      expect(await values.read('a')).toEqual(failure)
      expect(await values.write('a', text('value'))).toEqual(failure)
      expect(await values.removeAll('a')).toEqual(failure)
    },
  )

  it('loses nothing when only the sweeping failed', async () => {
    const entries = new Map<string, string>()
    await sealedValues(memoryKeychain({ entries })).write('a', text('old'))
    const values = sealedValues(
      memoryKeychain({ entries, before: (call) => (call === 'accounts' ? 'keychain-hung' : undefined) }),
    )
    expect(await values.write('a', text('new'))).toEqual(ok(undefined))
    expect(await values.read('a')).toEqual(ok(text('new')))
  })
})
