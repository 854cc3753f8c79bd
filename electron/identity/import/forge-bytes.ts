import forge from 'node-forge'

/**
 * The old ciphers and the key derivation of PKCS#12, in plain JavaScript: what Electron's and Node's crypto libraries
 * know of them differs, and neither knows all. Bytes in, bytes out; forge itself speaks binary strings.
 */

/** Not in the package's types. */
const pbe = (
  forge as unknown as {
    pbe: {
      generatePkcs12Key: (
        password: string | null,
        salt: forge.util.ByteStringBuffer,
        purpose: number,
        iterations: number,
        length: number,
        digest: forge.md.MessageDigest,
      ) => forge.util.ByteStringBuffer
    }
  }
).pbe

const binary = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')
const bytesOf = (text: string): Buffer => Buffer.from(text, 'latin1')

export type Cipher = 'aes-cbc' | '3des-cbc' | 'des-cbc' | 'rc2-cbc'

const createDecipher = (cipher: Cipher, key: string): forge.cipher.BlockCipher => {
  switch (cipher) {
    case 'aes-cbc':
      return forge.cipher.createDecipher('AES-CBC', key)
    case '3des-cbc':
      return forge.cipher.createDecipher('3DES-CBC', key)
    case 'des-cbc':
      return forge.cipher.createDecipher('DES-CBC', key)
    case 'rc2-cbc':
      // Effective key bits as PKCS#12 has them: all bits of the key.
      return forge.rc2.createDecryptionCipher(key, key.length * 8) as unknown as forge.cipher.BlockCipher
  }
}

/** `undefined` where the padding is wrong, as it is, nearly always, with a wrong key. */
export const decrypt = (
  cipher: Cipher,
  key: Uint8Array,
  iv: Uint8Array,
  ciphertext: Uint8Array,
): Buffer | undefined => {
  const decipher = createDecipher(cipher, binary(key))
  const start = cipher === 'rc2-cbc' ? binary(iv) : { iv: binary(iv) }
  decipher.start(start as { iv: string })
  decipher.update(forge.util.createBuffer(binary(ciphertext)))
  return decipher.finish() ? bytesOf(decipher.output.getBytes()) : undefined
}

export type Digest = 'sha1' | 'sha256' | 'sha384' | 'sha512'

/** What a derived key is for: RFC 7292, appendix B.3. */
export const purpose = { key: 1, iv: 2, mac: 3 } as const

interface Pkcs12Derivation {
  /** Null: none at all, which is not the empty one: this derivation ends a passphrase with two zero bytes. */
  readonly passphrase: string | null
  readonly salt: Uint8Array
  readonly purpose: 1 | 2 | 3
  readonly iterations: number
  readonly length: number
  readonly digest: Digest
}

/** RFC 7292, appendix B.2; the passphrase is taken as UTF-16, so any script works. */
export const pkcs12Key = (of: Pkcs12Derivation): Buffer => {
  const salt = forge.util.createBuffer(binary(of.salt))
  const digest = forge.md[of.digest].create()
  const derived = pbe.generatePkcs12Key(of.passphrase, salt, of.purpose, of.iterations, of.length, digest)
  return bytesOf(derived.getBytes())
}
