import { constants, createPrivateKey, generateKeyPair, privateDecrypt, type KeyObject } from 'node:crypto'
import { promisify } from 'node:util'

/** A transmission key in the form of the API ("Get Sensitive Transmission Key"). */
export interface TransmissionKey {
  readonly publicKey: string
  /** Unix time, seconds. */
  readonly expires: number
}

type Decrypted = { readonly plaintext: Buffer } | { readonly refused: 'Key expired' | 'Decryption failed' }

/**
 * Transmission keys. Each is created when needed, handed out during the first half of its life, and accepted for
 * decryption until it expires.
 */
export interface TransmissionKeys {
  readonly current: () => Promise<TransmissionKey>
  readonly decrypt: (base64: string) => Decrypted
  /** Lets every key handed out so far expire at once. */
  readonly expireNow: () => void
}

interface HeldKey extends TransmissionKey {
  readonly privateKey: KeyObject
  readonly rotateAt: number
  expiresAt: number
}

const generate = promisify(generateKeyPair)
/** Enough old keys that an expired key can be told from an unknown one for as long as anyone could still hold it. */
const maxKeys = 8

export const transmissionKeys = (
  lifetimeSeconds: number,
  oaepHash: 'sha1' | 'sha256',
  now: () => number = Date.now,
): TransmissionKeys => {
  const held: HeldKey[] = []
  let making: Promise<HeldKey> | undefined

  const make = async (): Promise<HeldKey> => {
    const pair = await generate('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    })
    const expiresAt = now() + lifetimeSeconds * 1000
    const key: HeldKey = {
      publicKey: pair.publicKey,
      privateKey: createPrivateKey(pair.privateKey),
      expires: Math.floor(expiresAt / 1000),
      rotateAt: now() + lifetimeSeconds * 500,
      expiresAt,
    }
    held.unshift(key)
    held.length = Math.min(held.length, maxKeys)
    making = undefined
    return key
  }

  const open = (key: HeldKey, ciphertext: Buffer): Buffer | undefined => {
    try {
      return privateDecrypt(
        { key: key.privateKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash },
        ciphertext,
      )
    } catch {
      return undefined
    }
  }

  return {
    current: async () => {
      const newest = held[0]
      const good = newest && now() < newest.rotateAt && now() < newest.expiresAt
      return good ? newest : (making ??= make())
    },
    decrypt: (base64) => {
      if (!/^[A-Za-z0-9+/\s]+={0,2}\s*$/.test(base64)) return { refused: 'Decryption failed' }
      const ciphertext = Buffer.from(base64, 'base64')
      for (const key of held) {
        const plaintext = open(key, ciphertext)
        if (plaintext) return now() < key.expiresAt ? { plaintext } : { refused: 'Key expired' }
      }
      return { refused: 'Decryption failed' }
    },
    expireNow: () => {
      for (const key of held) key.expiresAt = Math.min(key.expiresAt, now())
    },
  }
}
