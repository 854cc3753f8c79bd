import { Integer, Sequence } from 'asn1js'
import { createPrivateKey, type KeyObject } from 'node:crypto'
import { fail, ok, type Result } from '../../../shared/errors/failure'
import { describeKey } from '../certificate'
import { childrenOf, integerOf, leadingOid, octetsOf, oidOf, parseAsn1 } from './asn1'
import type { KeyForm } from './items'
import { decryptWithPassphrase } from './password-encryption'

/** Kinds of key that a TLS client here cannot use in every build, by their names for people. */
const otherKeys: Record<string, string> = {
  '1.3.101.110': 'X25519',
  '1.3.101.111': 'X448',
  '1.3.101.112': 'Ed25519',
  '1.3.101.113': 'Ed448',
  '1.2.840.113549.1.1.10': 'RSA-PSS',
  '1.2.840.10040.4.1': 'DSA',
}

const curves = new Set(['prime256v1', 'secp384r1', 'secp521r1'])

const usable = (key: KeyObject): boolean => {
  const { modulusLength, namedCurve } = key.asymmetricKeyDetails ?? {}
  if (key.asymmetricKeyType === 'rsa') return (modulusLength ?? 0) >= 2048
  return key.asymmetricKeyType === 'ec' && curves.has(namedCurve ?? '')
}

/**
 * A key of PKCS#8 as its first version has it: the second (RFC 5958) has the public key behind it, which not every build
 * of the library reads.
 */
const firstVersion = (der: Buffer): Buffer => {
  const [version, algorithm, key] = childrenOf(parseAsn1(der)?.element) ?? []
  if (integerOf(version) !== 1 || !algorithm || !key) return der
  return Buffer.from(new Sequence({ value: [new Integer({ value: 0 }), algorithm, key] }).toBER())
}

/** A plain key; `import-unsupported` names its kind, where it is one that cannot be used. */
export const openKey = (form: KeyForm, der: Buffer): Result<KeyObject> => {
  const algorithm = form === 'pkcs8' ? leadingOid(childrenOf(parseAsn1(der)?.element)?.[1]) : undefined
  const other = otherKeys[algorithm ?? '']
  if (other !== undefined) return fail('import-unsupported', { detail: `${other} key` })
  try {
    const key = createPrivateKey({
      key: form === 'pkcs8' ? firstVersion(der) : der,
      format: 'der',
      type: form,
    })
    return usable(key) ? ok(key) : fail('import-unsupported', { detail: `${describeKey(key)} key` })
  } catch {
    return fail('import-unreadable', { detail: 'private key' })
  }
}

/**
 * About once in 250 times the result of a wrong passphrase is padded correctly, so only the key's structure shows that
 * it was right.
 */
export const openDecryptedKey = (form: KeyForm, plain: Result<Buffer>): Result<KeyObject> => {
  if (!plain.ok) return plain
  const key = openKey(form, plain.value)
  return !key.ok && key.error.code === 'import-unreadable' ? fail('import-passphrase-wrong') : key
}

/** An EncryptedPrivateKeyInfo (RFC 5208). */
export const openEncryptedKey = async (
  der: Buffer,
  passphrase: string | null,
): Promise<Result<KeyObject>> => {
  const [algorithm, data] = childrenOf(parseAsn1(der)?.element) ?? []
  const [oid, parameters] = childrenOf(algorithm) ?? []
  const bytes = octetsOf(data)
  const name = oidOf(oid)
  if (!bytes || name === undefined) return fail('import-unreadable')
  return openDecryptedKey('pkcs8', await decryptWithPassphrase(name, parameters, bytes, passphrase))
}
