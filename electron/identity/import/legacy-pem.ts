import { createHash } from 'node:crypto'
import { fail, ok, type Result } from '../../../shared/errors/failure'
import type { PemBlock } from '../pem'
import { decrypt, type Cipher } from './forge-bytes'

const ciphers: Record<string, { readonly cipher: Cipher; readonly keyLength: number }> = {
  'AES-128-CBC': { cipher: 'aes-cbc', keyLength: 16 },
  'AES-192-CBC': { cipher: 'aes-cbc', keyLength: 24 },
  'AES-256-CBC': { cipher: 'aes-cbc', keyLength: 32 },
  'DES-EDE3-CBC': { cipher: '3des-cbc', keyLength: 24 },
  'DES-CBC': { cipher: 'des-cbc', keyLength: 8 },
}

export const isLegacyEncrypted = (block: PemBlock): boolean =>
  /ENCRYPTED/.test(block.headers.get('Proc-Type') ?? '')

/** OpenSSL's own key derivation, one round of MD5: weak, and still what `openssl rsa -aes256 -traditional` writes. */
const bytesToKey = (passphrase: string, salt: Uint8Array, length: number): Buffer => {
  let last = Buffer.alloc(0)
  let all = Buffer.alloc(0)
  while (all.length < length) {
    last = createHash('md5').update(last).update(passphrase, 'utf8').update(salt).digest()
    all = Buffer.concat([all, last])
  }
  return all.subarray(0, length)
}

/** A key whose PEM headers (RFC 1421) say how it is encrypted. */
export const decryptLegacyPem = (block: PemBlock, passphrase: string): Result<Buffer> => {
  const [name = '', ivText = ''] = (block.headers.get('DEK-Info') ?? '').split(',')
  const form = ciphers[name.toUpperCase()]
  if (!form) return fail('import-unsupported', { detail: `cipher ${name.slice(0, 40)}` })
  const iv = Buffer.from(ivText, 'hex')
  if (iv.length !== (form.cipher === 'aes-cbc' ? 16 : 8)) return fail('import-unreadable')
  const key = bytesToKey(passphrase, iv.subarray(0, 8), form.keyLength)
  const plain = decrypt(form.cipher, key, iv, block.der)
  return plain ? ok(plain) : fail('import-passphrase-wrong')
}
