import { constants, createPublicKey, publicEncrypt, type KeyObject } from 'node:crypto'
import { fail, ok, type Result } from '../../shared/errors/failure'
import { isObject, type Json } from './decode/json'
import { readMilliseconds } from './decode/times'
import { pick, readText } from './decode/values'

/** A checked key of "Get Sensitive Transmission Key". */
export interface TransmissionKey {
  readonly key: KeyObject
  /** Milliseconds since 1970 by the server's clock, or null where it did not say. */
  readonly expires: number | null
  /** What to add to our clock to get the server's, in milliseconds. */
  readonly skew: number
}

export type OaepHash = 'sha1' | 'sha256'

const hashBytes: Record<OaepHash, number> = { sha1: 20, sha256: 32 }
const leastBits = 2_048
const maxBits = 16_384
const leastExponent = 65_537n
const maxExponent = 2n ** 32n
const onlyPublicKey = /^-----BEGIN PUBLIC KEY-----[A-Za-z0-9+/=\s]+-----END PUBLIC KEY-----$/

const keyOf = (pem: string): KeyObject | null => {
  try {
    return createPublicKey({ key: pem, format: 'pem' })
  } catch {
    return null
  }
}

const unusable = (detail: string): Result<never> => fail('transmission-key-unusable', { detail })

/**
 * An RSA public key (SPKI) of 2048 bits or more. Node would take a private key, a certificate, an elliptic curve or a
 * 512-bit key from the same text without a word.
 */
export const readPublicKey = (text: string): Result<KeyObject> => {
  const pem = text.replaceAll('\\n', '\n').trim()
  if (!onlyPublicKey.test(pem)) return unusable('not a public key in PEM')
  const key = keyOf(pem)
  if (!key) return unusable('unreadable')
  if (key.asymmetricKeyType !== 'rsa') return unusable(`${key.asymmetricKeyType ?? 'unknown'} key`)
  const { modulusLength = 0, publicExponent = 0n } = key.asymmetricKeyDetails ?? {}
  if (modulusLength < leastBits || modulusLength > maxBits) return unusable(`${modulusLength} bits`)
  const sane = publicExponent >= leastExponent && publicExponent <= maxExponent && publicExponent % 2n === 1n
  return sane ? ok(key) : unusable(`exponent ${publicExponent}`)
}

/** A reply of `profiles/keys/` at our time `now`, with the server's time where it sent one. */
export const readTransmissionKey = (
  json: Json,
  now: number,
  serverTime: number | null,
): Result<TransmissionKey> => {
  const pem = isObject(json) ? readText(pick(json, 'public_key', 'key')) : null
  if (pem === null || !isObject(json)) return unusable('none in the reply')
  const key = readPublicKey(pem)
  if (!key.ok) return key
  return ok({
    key: key.value,
    expires: readMilliseconds(json.get('expires')),
    skew: serverTime === null ? 0 : serverTime - now,
  })
}

const marginMs = 60_000

/** Whether the key may still be used at our time `now`: until a minute before its end by the server's clock. */
export const isFresh = (key: TransmissionKey, now: number): boolean =>
  key.expires === null || now + key.skew < key.expires - marginMs

/** The longest value in bytes that OAEP takes: 214 for RSA 2048 with SHA-1, 190 with SHA-256. */
export const longestValue = (key: KeyObject, hash: OaepHash): number =>
  (key.asymmetricKeyDetails?.modulusLength ?? 0) / 8 - 2 * hashBytes[hash] - 2

/** PKCS1-OAEP, base64. The copy of the value made here is overwritten; a failure never quotes it. */
export const encryptValue = (key: KeyObject, hash: OaepHash, value: string): Result<string> => {
  const bytes = Buffer.from(value, 'utf8')
  try {
    const longest = longestValue(key, hash)
    if (bytes.length > longest) return fail('value-too-long', { detail: `at most ${longest} bytes` })
    const padding = constants.RSA_PKCS1_OAEP_PADDING
    return ok(publicEncrypt({ key, padding, oaepHash: hash }, bytes).toString('base64'))
  } finally {
    bytes.fill(0)
  }
}
