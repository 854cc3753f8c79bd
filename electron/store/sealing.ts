import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'

/** Sealed form: version (1 byte), nonce (12), ciphertext, tag (16). */
const version = 1
const nonceBytes = 12
const tagBytes = 16
const overheadBytes = 1 + nonceBytes + tagBytes

export const keyBytes = 32
/** Hexadecimal. */
const keyIdDigits = 32

export interface Sealer {
  /** `place` says where the bytes belong: sealed bytes that are moved elsewhere cannot be opened. */
  readonly seal: (place: Place, plain: Uint8Array) => Uint8Array
  /** Null where the bytes are damaged, belong elsewhere, or were sealed under another key. */
  readonly open: (place: Place, sealed: Uint8Array) => Uint8Array | null
  /** A name (hex) that reveals nothing about `text` without the key, even if there are few possible texts. */
  readonly nameOf: (text: string) => string
  /** Identifies the key without revealing anything of it. */
  readonly keyId: string
}

export interface Place {
  readonly table: string
  readonly id: string
}

const additionalData = ({ table, id }: Place): Buffer => Buffer.from(JSON.stringify([table, id]))

/**
 * AES-256-GCM with a fresh random nonce for each sealing: safe for 2^32 sealings under one key. Names and the key's
 * own id come from keys derived of it, so that no key serves two algorithms.
 */
export const createSealer = (key: Uint8Array): Sealer => {
  const derived = (purpose: string): Buffer =>
    Buffer.from(hkdfSync('sha256', key, new Uint8Array(), `link-console store ${purpose}`, keyBytes))
  const naming = derived('names')

  return {
    seal: (place, plain) => {
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(additionalData(place))
      return Buffer.concat([
        Uint8Array.of(version),
        nonce,
        cipher.update(plain),
        cipher.final(),
        cipher.getAuthTag(),
      ])
    },
    open: (place, sealed) => {
      if (sealed.length < overheadBytes || sealed[0] !== version) return null
      const body = sealed.length - tagBytes
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 1 + nonceBytes))
        .setAAD(additionalData(place))
        .setAuthTag(sealed.subarray(body))
      try {
        return Buffer.concat([decipher.update(sealed.subarray(1 + nonceBytes, body)), decipher.final()])
      } catch {
        return null
      }
    },
    nameOf: (text) => createHmac('sha256', naming).update(text).digest('hex'),
    keyId: derived('key id').toString('hex').slice(0, keyIdDigits),
  }
}
