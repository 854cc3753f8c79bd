import { constants, publicEncrypt } from 'node:crypto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { transmissionKeys } from '../../../electron/practice/keys'

const encrypt = (publicKey: string, text: string, oaepHash: 'sha1' | 'sha256' = 'sha1'): string =>
  publicEncrypt(
    { key: publicKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash },
    Buffer.from(text),
  ).toString('base64')

const keysAt = (oaepHash: 'sha1' | 'sha256' = 'sha1') => {
  let now = 1_000_000_000_000
  return {
    keys: transmissionKeys(100, oaepHash, () => now),
    pass: (seconds: number) => (now += seconds * 1000),
  }
}

it.each(['sha1', 'sha256'] as const)(
  'decrypts what was encrypted with %s, and nothing else',
  async (hash) => {
    const { keys } = keysAt(hash)
    const { publicKey } = await keys.current()
    const other = hash === 'sha1' ? 'sha256' : 'sha1'
    expect(keys.decrypt(encrypt(publicKey, 'Ünïcödé 🔑', hash))).toEqual({
      plaintext: Buffer.from('Ünïcödé 🔑'),
    })
    expect(keys.decrypt(encrypt(publicKey, 'x', other))).toEqual({ refused: 'Decryption failed' })
  },
)

it('gives out the same key for half of its life, also to many at once, then another', async () => {
  const { keys, pass } = keysAt()
  const [one, two] = await Promise.all([keys.current(), keys.current()])
  expect(two).toBe(one)
  expect(one.expires).toBe(1_000_000_100)
  pass(49)
  expect(await keys.current()).toBe(one)
  pass(2)
  const next = await keys.current()
  expect(next.publicKey).not.toBe(one.publicKey)
  expect(next.expires).toBe(1_000_000_151)
})

it('decrypts with an older key until it expires, and says so afterwards', async () => {
  const { keys, pass } = keysAt()
  const { publicKey } = await keys.current()
  const value = encrypt(publicKey, 'late')
  pass(99)
  await keys.current()
  expect(keys.decrypt(value)).toEqual({ plaintext: Buffer.from('late') })
  pass(1)
  expect(keys.decrypt(value)).toEqual({ refused: 'Key expired' })
})

it('expires every key at once when told to, and makes a new one', async () => {
  const { keys } = keysAt()
  const { publicKey } = await keys.current()
  keys.expireNow()
  expect(keys.decrypt(encrypt(publicKey, 'x'))).toEqual({ refused: 'Key expired' })
  expect((await keys.current()).publicKey).not.toBe(publicKey)
})

it('refuses any text that is no ciphertext of its keys', async () => {
  const { keys } = keysAt()
  await keys.current()
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.base64String()), (text) => {
      expect(keys.decrypt(text)).toEqual({ refused: 'Decryption failed' })
    }),
  )
})
