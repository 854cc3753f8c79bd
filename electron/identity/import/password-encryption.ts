import { createHash, pbkdf2, scrypt, type ScryptOptions } from 'node:crypto'
import { promisify } from 'node:util'
import type { BaseBlock } from 'asn1js'
import { fail, ok, type Result } from '../../../shared/errors/failure'
import { childrenOf, integerOf, leadingOid, octetsOf, oidOf } from './asn1'
import { decrypt, pkcs12Key, purpose, type Cipher } from './forge-bytes'

/** Encryption under a passphrase, as PKCS#8 and PKCS#12 name it: PKCS#5 (RFC 8018), PKCS#12 (RFC 7292), scrypt (RFC 7914). */

const derivePbkdf2 = promisify(pbkdf2)
const deriveScrypt = promisify<string, Uint8Array, number, ScryptOptions, Buffer>(scrypt)

const unsupported = (detail: string) => fail('import-unsupported', { detail })
const unreadable = fail('import-unreadable')
const wrong = fail('import-passphrase-wrong')

const plainOrWrong = (plain: Buffer | undefined): Result<Buffer> => (plain ? ok(plain) : wrong)

const pbes2 = '1.2.840.113549.1.5.13'
const pbkdf2Oid = '1.2.840.113549.1.5.12'
const scryptOid = '1.3.6.1.4.1.11591.4.11'

const prfs: Record<string, string> = {
  '1.2.840.113549.2.7': 'sha1',
  '1.2.840.113549.2.8': 'sha224',
  '1.2.840.113549.2.9': 'sha256',
  '1.2.840.113549.2.10': 'sha384',
  '1.2.840.113549.2.11': 'sha512',
}

interface CipherForm {
  readonly cipher: Cipher
  readonly keyLength: number
}

const pbes2Ciphers: Record<string, CipherForm> = {
  '2.16.840.1.101.3.4.1.2': { cipher: 'aes-cbc', keyLength: 16 },
  '2.16.840.1.101.3.4.1.22': { cipher: 'aes-cbc', keyLength: 24 },
  '2.16.840.1.101.3.4.1.42': { cipher: 'aes-cbc', keyLength: 32 },
  '1.2.840.113549.3.7': { cipher: '3des-cbc', keyLength: 24 },
}

const pkcs12Ciphers: Record<string, CipherForm> = {
  '1.2.840.113549.1.12.1.3': { cipher: '3des-cbc', keyLength: 24 },
  '1.2.840.113549.1.12.1.5': { cipher: 'rc2-cbc', keyLength: 16 },
  '1.2.840.113549.1.12.1.6': { cipher: 'rc2-cbc', keyLength: 5 },
}

/** PKCS#5 v1.5, what `openssl pkcs8` wrote until 1.0. */
const pbes1Digests: Record<string, string> = {
  '1.2.840.113549.1.5.3': 'md5',
  '1.2.840.113549.1.5.10': 'sha1',
}

/** More memory than any honest file asks for; scrypt takes 128 N r bytes. */
const scryptMaxBytes = 256 * 1024 * 1024

const pbkdf2Key = async (
  parameters: BaseBlock,
  passphrase: string,
  length: number,
): Promise<Result<Buffer>> => {
  const [salt, iterations, ...more] = childrenOf(parameters) ?? []
  const saltBytes = octetsOf(salt)
  const count = integerOf(iterations)
  if (!saltBytes || !count) return unreadable
  const prf = more.map(leadingOid).find((oid) => oid !== undefined)
  const digest = prf === undefined ? 'sha1' : prfs[prf]
  if (digest === undefined) return unsupported(`key derivation with ${prf ?? ''}`)
  // A count that the library cannot represent would take days anyway.
  if (count > 0x7fffffff) return fail('import-too-slow')
  return ok(await derivePbkdf2(passphrase, saltBytes, count, length, digest))
}

const scryptKey = async (
  parameters: BaseBlock,
  passphrase: string,
  length: number,
): Promise<Result<Buffer>> => {
  const [salt, ...costs] = childrenOf(parameters) ?? []
  const saltBytes = octetsOf(salt)
  const [cost, blockSize, parallelization] = costs.map(integerOf)
  if (!saltBytes || !cost || !blockSize || !parallelization) return unreadable
  if (128 * cost * blockSize > scryptMaxBytes) return unsupported('scrypt with that much memory')
  const options = { cost, blockSize, parallelization, maxmem: 2 * scryptMaxBytes }
  return ok(await deriveScrypt(passphrase, saltBytes, length, options))
}

const decryptPbes2 = async (
  parameters: unknown,
  data: Uint8Array,
  passphrase: string,
): Promise<Result<Buffer>> => {
  const [derivation, scheme] = childrenOf(parameters) ?? []
  const [derivationOid, derivationParameters] = childrenOf(derivation) ?? []
  const [schemeOid, schemeParameters] = childrenOf(scheme) ?? []
  const schemeName = oidOf(schemeOid) ?? ''
  const form = pbes2Ciphers[schemeName]
  if (!form) return unsupported(`cipher ${schemeName}`)
  const iv = octetsOf(schemeParameters)
  if (!iv || !derivationParameters) return unreadable

  const name = oidOf(derivationOid)
  if (name !== pbkdf2Oid && name !== scryptOid) return unsupported(`key derivation ${name ?? ''}`)
  const derive = name === scryptOid ? scryptKey : pbkdf2Key
  const key = await derive(derivationParameters, passphrase, form.keyLength)
  return key.ok ? plainOrWrong(decrypt(form.cipher, key.value, iv, data)) : key
}

const decryptPbes1 = (
  digest: string,
  salt: Buffer,
  iterations: number,
  data: Uint8Array,
  passphrase: string,
) => {
  let derived = createHash(digest).update(passphrase, 'utf8').update(salt).digest()
  for (let round = 1; round < iterations; round++) derived = createHash(digest).update(derived).digest()
  return plainOrWrong(decrypt('des-cbc', derived.subarray(0, 8), derived.subarray(8, 16), data))
}

const decryptPkcs12 = (
  { cipher, keyLength }: CipherForm,
  salt: Buffer,
  iterations: number,
  data: Uint8Array,
  passphrase: string | null,
) => {
  const of = { passphrase, salt, iterations, digest: 'sha1' } as const
  const key = pkcs12Key({ ...of, purpose: purpose.key, length: keyLength })
  const iv = pkcs12Key({ ...of, purpose: purpose.iv, length: 8 })
  return plainOrWrong(decrypt(cipher, key, iv, data))
}

/**
 * Decrypts `data` as `oid` and its `parameters` say. `import-passphrase-wrong` is as far as the padding tells: what
 * comes out may still be no key. `import-unsupported` names the algorithm. A passphrase of null is none at all.
 */
export const decryptWithPassphrase = async (
  oid: string,
  parameters: unknown,
  data: Uint8Array,
  passphrase: string | null,
): Promise<Result<Buffer>> => {
  if (oid === pbes2) return decryptPbes2(parameters, data, passphrase ?? '')

  const pbes1Digest = pbes1Digests[oid]
  const pkcs12Form = pkcs12Ciphers[oid]
  if (pbes1Digest === undefined && !pkcs12Form) return unsupported(`encryption ${oid}`)
  const [salt, iterations] = childrenOf(parameters) ?? []
  const saltBytes = octetsOf(salt)
  const count = integerOf(iterations)
  if (!saltBytes || !count) return unreadable
  if (pkcs12Form) return decryptPkcs12(pkcs12Form, saltBytes, count, data, passphrase)
  return decryptPbes1(pbes1Digest ?? '', saltBytes, count, data, passphrase ?? '')
}
