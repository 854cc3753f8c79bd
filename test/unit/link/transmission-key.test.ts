import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { encryptValue, longestValue, readPublicKey } from '../../../electron/link/transmission-key'
import { makeAuthority } from '../../support/tls'

const spki = { type: 'spki', format: 'pem' } as const
const pkcs8 = { type: 'pkcs8', format: 'pem' } as const
const rsa = (modulusLength: number, publicExponent = 65_537): string =>
  generateKeyPairSync('rsa', { modulusLength, publicExponent }).publicKey.export(spki).toString()

const sound = rsa(2048)

describe('a transmission key', () => {
  it('is taken as RSA of 2048 bits or more, in any line form', () => {
    for (const pem of [
      sound,
      rsa(3072),
      sound.replaceAll('\n', '\r\n'),
      sound.trim().replaceAll('\n', '\\n'),
    ]) {
      expect(readPublicKey(pem)).toMatchObject({ ok: true })
    }
  })

  it.each([
    ['512 bits', () => rsa(512)],
    ['1024 bits', () => rsa(1024)],
    ['exponent 3', () => rsa(2048, 3)],
    [
      'elliptic curve',
      () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export(spki).toString(),
    ],
    ['Ed25519', () => generateKeyPairSync('ed25519').publicKey.export(spki).toString()],
    [
      'RSA-PSS',
      () => generateKeyPairSync('rsa-pss', { modulusLength: 2048 }).publicKey.export(spki).toString(),
    ],
    [
      'a private key',
      () => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export(pkcs8).toString(),
    ],
    ['a certificate', () => makeAuthority().caPem],
    [
      'PKCS#1',
      () =>
        generateKeyPairSync('rsa', { modulusLength: 2048 })
          .publicKey.export({ type: 'pkcs1', format: 'pem' })
          .toString(),
    ],
    ['two keys', () => sound + sound],
    ['damaged', () => sound.replace('MIIB', 'MIIC')],
    ['nothing', () => ''],
  ])('38: is refused as %s', (_, make) => {
    expect(readPublicKey(make())).toMatchObject({ ok: false, error: { code: 'transmission-key-unusable' } })
  })

  it('37: takes 214 bytes with SHA-1 and 190 with SHA-256, counted in UTF-8', () => {
    const key = readPublicKey(sound)
    expect(key.ok && [longestValue(key.value, 'sha1'), longestValue(key.value, 'sha256')]).toEqual([214, 190])
    const encrypt = (hash: 'sha1' | 'sha256', value: string) => key.ok && encryptValue(key.value, hash, value)
    expect(encrypt('sha1', 'x'.repeat(214))).toMatchObject({ ok: true })
    expect(encrypt('sha1', 'x'.repeat(215))).toMatchObject({ ok: false, error: { code: 'value-too-long' } })
    expect(encrypt('sha256', 'x'.repeat(190))).toMatchObject({ ok: true })
    expect(encrypt('sha256', 'x'.repeat(191))).toMatchObject({ ok: false, error: { code: 'value-too-long' } })
    expect(encrypt('sha1', '🙂'.repeat(53))).toMatchObject({ ok: true })
    expect(encrypt('sha1', '🙂'.repeat(54))).toMatchObject({ ok: false })
    expect(encrypt('sha1', '')).toMatchObject({ ok: true })
  })
})
