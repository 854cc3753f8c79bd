import { createHmac, timingSafeEqual, type KeyObject } from 'node:crypto'
import type { ContentInfo } from 'pkijs'
import { AuthenticatedSafe, CertBag, EncryptedData, PFX, SafeContents, type SafeBag } from 'pkijs'
import { fail, ok, type Result } from '../../../shared/errors/failure'
import { childrenOf, integerOf, octetsOf, parseAsn1 } from './asn1'
import { pkcs12Key, purpose, type Digest } from './forge-bytes'
import { openEncryptedKey, openKey } from './keys'
import { decryptWithPassphrase } from './password-encryption'

/** PKCS#12 (RFC 7292): structures by pkijs, ciphers by ourselves, since its own know neither RC2 nor 3DES. */

export interface Pkcs12Contents {
  readonly certificates: readonly Buffer[]
  readonly keys: readonly KeyObject[]
}

const oid = {
  data: '1.2.840.113549.1.7.1',
  encryptedData: '1.2.840.113549.1.7.6',
  keyBag: '1.2.840.113549.1.12.10.1.1',
  shroudedKeyBag: '1.2.840.113549.1.12.10.1.2',
  certBag: '1.2.840.113549.1.12.10.1.3',
  x509: '1.2.840.113549.1.9.22.1',
}

const macDigests: Record<string, Digest> = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
}

const macLengths: Record<Digest, number> = { sha1: 20, sha256: 32, sha384: 48, sha512: 64 }

const unreadable = fail('import-unreadable')

const berOf = (element: { toBER: () => ArrayBuffer }): Buffer => Buffer.from(element.toBER())

/** Throws what pkijs throws for another structure; the caller answers `import-unreadable` for all of it. */
const parsePfx = (der: Uint8Array) => {
  const pfx = PFX.fromBER(der)
  const safe = octetsOf(pfx.authSafe.content)
  if (pfx.authSafe.contentType !== oid.data || !safe) throw new Error('not protected by a passphrase')
  const [, , macData] = childrenOf(parseAsn1(der)?.element) ?? []
  const [, , rounds] = childrenOf(macData) ?? []
  // Read by ourselves: pkijs makes 0 of a count that takes four bytes.
  return { macData: pfx.macData, rounds: rounds === undefined ? 1 : integerOf(rounds), safe }
}

/** .NET and Windows take no passphrase for none at all, OpenSSL for the empty one: a file without one may be either. */
const formsOf = (passphrase: string): readonly (string | null)[] =>
  passphrase === '' ? ['', null] : [passphrase]

/** The result for the first form of the passphrase that opens the file; if none does, the failure of the last one. */
const byAnyForm = async <T>(
  passphrase: string,
  open: (form: string | null) => Promise<Result<T>>,
): Promise<Result<T>> => {
  let result: Result<T> = unreadable
  for (const form of formsOf(passphrase)) {
    result = await open(form)
    if (result.ok || result.error.code !== 'import-passphrase-wrong') return result
  }
  return result
}

/**
 * Whether the passphrase is the file's own. A file without a MAC is refused: nothing in it would show that its
 * certificate or key had been exchanged.
 */
const verify = (
  { macData, rounds, safe }: ReturnType<typeof parsePfx>,
  passphrase: string,
): Result<boolean> => {
  if (!macData) return fail('import-unsupported', { detail: 'PKCS#12 without an integrity check (MAC)' })
  const algorithm = macData.mac.digestAlgorithm.algorithmId
  const digest = macDigests[algorithm]
  if (!digest) return fail('import-unsupported', { detail: `integrity check ${algorithm}` })
  const salt = octetsOf(macData.macSalt)
  const stored = octetsOf(macData.mac.digest)
  if (!salt || !stored || !rounds) return unreadable
  const fits = (form: string | null): boolean => {
    const of = { salt, purpose: purpose.mac, iterations: rounds, length: macLengths[digest], digest }
    const mac = createHmac(digest, pkcs12Key({ ...of, passphrase: form }))
      .update(safe)
      .digest()
    return mac.length === stored.length && timingSafeEqual(mac, stored)
  }
  return ok(formsOf(passphrase).some(fits))
}

/** Whether the file opens without a passphrase, as far as its MAC tells. */
export const opensPkcs12 = (der: Uint8Array, passphrase: string): Result<boolean> => {
  try {
    return verify(parsePfx(der), passphrase)
  } catch {
    return unreadable
  }
}

const contentsOf = async (info: ContentInfo, passphrase: string): Promise<Result<Buffer>> => {
  if (info.contentType === oid.data) {
    const plain = octetsOf(info.content)
    return plain ? ok(plain) : unreadable
  }
  if (info.contentType !== oid.encryptedData) {
    return fail('import-unsupported', { detail: `PKCS#12 content ${info.contentType}` })
  }
  const { encryptedContentInfo } = new EncryptedData({ schema: info.content })
  const algorithm = encryptedContentInfo.contentEncryptionAlgorithm
  const parameters: unknown = algorithm.algorithmParams
  const data = Buffer.from(encryptedContentInfo.getEncryptedContent())
  return byAnyForm(passphrase, (form) => decryptWithPassphrase(algorithm.algorithmId, parameters, data, form))
}

const certificateOf = (bag: SafeBag): Buffer | undefined => {
  const cert = bag.bagValue instanceof CertBag ? bag.bagValue : undefined
  if (cert?.certId !== oid.x509) return undefined
  return (
    octetsOf(cert.certValue) ??
    berOf((cert.parsedValue as { toSchema: () => { toBER: () => ArrayBuffer } }).toSchema())
  )
}

const keyOf = async (bag: SafeBag, passphrase: string): Promise<Result<KeyObject> | undefined> => {
  if (bag.bagId === oid.keyBag) return openKey('pkcs8', berOf(bag.bagValue.toSchema()))
  if (bag.bagId === oid.shroudedKeyBag) {
    const der = berOf(bag.bagValue.toSchema())
    return byAnyForm(passphrase, (form) => openEncryptedKey(der, form))
  }
  return undefined
}

const bagsOf = (contents: Buffer): readonly SafeBag[] => {
  const parsed = parseAsn1(contents)
  return parsed ? SafeContents.fromBER(parsed.der).safeBags : []
}

/** All certificates and keys of the file; a failure of one is a failure of all. */
export const openPkcs12 = async (der: Uint8Array, passphrase: string): Promise<Result<Pkcs12Contents>> => {
  try {
    const pfx = parsePfx(der)
    const verified = verify(pfx, passphrase)
    if (!verified.ok) return verified
    if (!verified.value) return fail('import-passphrase-wrong')

    const certificates: Buffer[] = []
    const keys: KeyObject[] = []
    for (const info of AuthenticatedSafe.fromBER(pfx.safe).safeContents) {
      const contents = await contentsOf(info, passphrase)
      if (!contents.ok) return contents
      for (const bag of bagsOf(contents.value)) {
        const certificate = certificateOf(bag)
        if (certificate) certificates.push(certificate)
        const key = await keyOf(bag, passphrase)
        if (key && !key.ok) return key
        if (key) keys.push(key.value)
      }
    }
    return ok({ certificates, keys })
  } catch {
    return unreadable
  }
}
