import { webcrypto } from 'node:crypto'
import { fail, ok, type Result } from '../../shared/errors/failure'
import type { PendingKey } from './identity'
import { toPem } from './pem'

export type KeyType = 'rsa-2048' | 'rsa-4096' | 'p-256'

export interface SigningRequestInput {
  readonly commonName: string
  readonly organization?: string | undefined
  readonly keyType: KeyType
}

const rsa = (modulusLength: number) => ({
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  modulusLength,
  publicExponent: new Uint8Array([1, 0, 1]),
})

const generate = (keyType: KeyType): Promise<webcrypto.CryptoKeyPair> =>
  keyType === 'p-256'
    ? webcrypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify'])
    : webcrypto.subtle.generateKey(rsa(keyType === 'rsa-4096' ? 4096 : 2048), true, ['sign', 'verify'])

const commonNameOid = '2.5.4.3'
const organizationOid = '2.5.4.10'

/** X.520 allows 64 code points in each of the two names. */
const usable = (name: string): boolean => name.trim() !== '' && /^\P{Cc}{1,64}$/u.test(name)

/**
 * A new key and the request to sign it ("Authentication" of the API document: the CSR goes to the technical contact).
 * No challenge password: it would only travel in clear. `invalid-input` for a name that no certificate can carry.
 */
export const makeSigningRequest = async (input: SigningRequestInput): Promise<Result<PendingKey>> => {
  const { commonName, organization, keyType } = input
  if (!usable(commonName)) return fail('invalid-input', { detail: 'common name' })
  if (organization !== undefined && !usable(organization))
    return fail('invalid-input', { detail: 'organization' })

  // Loaded here, not at start: only who asks for a new key needs them.
  const [{ CertificationRequest, CryptoEngine, RelativeDistinguishedNames }, asn1] = await Promise.all([
    import('pkijs'),
    import('asn1js'),
  ])
  // Encoded by ourselves: pkijs would put both names into one set, which reads as one name of two parts.
  const nameOf = (oid: string, value: string) =>
    new asn1.Set({
      value: [
        new asn1.Sequence({
          value: [new asn1.ObjectIdentifier({ value: oid }), new asn1.Utf8String({ value })],
        }),
      ],
    })
  const names = [
    ...(organization === undefined ? [] : [nameOf(organizationOid, organization)]),
    nameOf(commonNameOid, commonName),
  ]
  const subject = RelativeDistinguishedNames.fromBER(new asn1.Sequence({ value: names }).toBER())

  const engine = new CryptoEngine({ name: 'node', crypto: webcrypto as never })
  const keys = await generate(keyType)
  const request = new CertificationRequest({ version: 0, subject, attributes: [] })
  await request.subjectPublicKeyInfo.importKey(keys.publicKey, engine)
  await request.sign(keys.privateKey, 'SHA-256', engine)
  return ok({
    keyPem: toPem('PRIVATE KEY', Buffer.from(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey))),
    csrPem: toPem('CERTIFICATE REQUEST', Buffer.from(request.toSchema().toBER(false))),
  })
}
