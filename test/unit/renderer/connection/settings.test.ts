import { expect, test } from 'vitest'
import { faultsOf, isPrivateKey } from '../../../../renderer/features/connection/settings/settings'

const sound = {
  name: 'Production',
  baseUrl: 'https://api.wattzon.com/',
  caPem: null,
  oaepHash: 'sha1',
} as const
const ca = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n'

test('sound settings have no faults, with an authority of their own or without', () => {
  expect(faultsOf(sound)).toEqual({})
  expect(faultsOf({ ...sound, caPem: ca })).toEqual({})
})

test.each(['', 'api.wattzon.com', 'http://api.wattzon.com/', 'ftp://x', 'https://'])(
  'the base URL %j is refused: only https is',
  (baseUrl) => {
    expect(Object.keys(faultsOf({ ...sound, baseUrl }))).toEqual(['baseUrl'])
  },
)

test('a blank name and an authority that is no certificate are refused', () => {
  expect(Object.keys(faultsOf({ ...sound, name: '  ', caPem: 'MIIB' }))).toEqual(['name', 'caPem'])
})

test('a private key is told from a certificate, encrypted or not', () => {
  expect(isPrivateKey('-----BEGIN PRIVATE KEY-----')).toBe(true)
  expect(isPrivateKey('-----BEGIN ENCRYPTED PRIVATE KEY-----')).toBe(true)
  expect(isPrivateKey('-----BEGIN RSA PRIVATE KEY-----')).toBe(true)
  expect(isPrivateKey(ca)).toBe(false)
})
