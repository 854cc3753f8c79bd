import { randomBytes, webcrypto } from 'node:crypto'
import { BitString, Integer, OctetString, Utf8String, fromBER } from 'asn1js'
import {
  AttributeTypeAndValue,
  BasicConstraints,
  Certificate,
  CertificationRequest,
  CryptoEngine,
  ExtKeyUsage,
  Extension,
  GeneralName,
  GeneralNames,
  RelativeDistinguishedNames,
  Time,
} from 'pkijs'

/**
 * Creates the three kinds of certificate that Practice needs: for its CA, its server and a client. All dates are exact.
 */

export type KeyPair = webcrypto.CryptoKeyPair

/** The request is not a PKCS#10 request, or its signature is not valid. */
export class BadSigningRequest extends Error {}

export interface Validity {
  readonly from: Date
  readonly to: Date
}

/**
 * The extended key usage of a client certificate. All but `client` exist so that tests can see the service refuse them.
 */
export type ClientUsage = 'client' | 'server' | 'none'

const engine = new CryptoEngine({ name: 'node', crypto: webcrypto as never })
const curve = { name: 'ECDSA', namedCurve: 'P-256' } as const
const oid = {
  commonName: '2.5.4.3',
  basicConstraints: '2.5.29.19',
  keyUsage: '2.5.29.15',
  extKeyUsage: '2.5.29.37',
  altName: '2.5.29.17',
  serverAuth: '1.3.6.1.5.5.7.3.1',
  clientAuth: '1.3.6.1.5.5.7.3.2',
}

const bufferOf = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer

export const toPem = (label: string, der: ArrayBuffer): string => {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`
}

const fromPem = (pem: string): ArrayBuffer =>
  bufferOf(Buffer.from(pem.replace(/-----[^-]+-----/g, '').replace(/\s/g, ''), 'base64'))

/** P-256: generated in a millisecond, and accepted by every TLS client of today. */
export const newKeyPair = (): Promise<KeyPair> =>
  webcrypto.subtle.generateKey(curve, true, ['sign', 'verify'])

export const keyToPem = async (key: webcrypto.CryptoKey): Promise<string> =>
  toPem('PRIVATE KEY', await webcrypto.subtle.exportKey('pkcs8', key))

export const keyFromPem = (pem: string): Promise<webcrypto.CryptoKey> =>
  webcrypto.subtle.importKey('pkcs8', fromPem(pem), curve, true, ['sign'])

const subjectNamed = (commonName: string): RelativeDistinguishedNames =>
  new RelativeDistinguishedNames({
    typesAndValues: [
      new AttributeTypeAndValue({ type: oid.commonName, value: new Utf8String({ value: commonName }) }),
    ],
  })

const extension = (extnID: string, critical: boolean, extnValue: ArrayBuffer): Extension =>
  new Extension({ extnID, critical, extnValue })

/** Bits of RFC 5280 4.2.1.3, numbered from the most significant: 0 signs, 2 enciphers keys, 5 signs certificates. */
const keyUsage = (...bits: readonly number[]): Extension => {
  const byte = bits.reduce((sum, bit) => sum | (0x80 >> bit), 0)
  return extension(oid.keyUsage, true, new BitString({ valueHex: bufferOf(new Uint8Array([byte])) }).toBER())
}

const constraints = (cA: boolean): Extension =>
  extension(oid.basicConstraints, true, new BasicConstraints({ cA }).toSchema().toBER())

const extendedUsage = (keyPurpose: string): Extension =>
  extension(oid.extKeyUsage, false, new ExtKeyUsage({ keyPurposes: [keyPurpose] }).toSchema().toBER())

const serialNumber = (): Integer => {
  const bytes = randomBytes(16)
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40 // positive, and never shortened
  return new Integer({ valueHex: bufferOf(bytes) })
}

interface Order {
  readonly subject: RelativeDistinguishedNames
  readonly issuer: RelativeDistinguishedNames
  readonly validity: Validity
  readonly extensions: readonly Extension[]
  readonly signingKey: webcrypto.CryptoKey
}

const issue = async (
  order: Order,
  setKey: (certificate: Certificate) => void | Promise<void>,
): Promise<string> => {
  const certificate = new Certificate()
  certificate.version = 2
  certificate.serialNumber = serialNumber()
  certificate.issuer = order.issuer
  certificate.subject = order.subject
  certificate.notBefore = new Time({ value: order.validity.from })
  certificate.notAfter = new Time({ value: order.validity.to })
  certificate.extensions = [...order.extensions]
  await setKey(certificate)
  await certificate.sign(order.signingKey, 'SHA-256', engine)
  return toPem('CERTIFICATE', certificate.toSchema(true).toBER())
}

/** A self-signed CA certificate. */
export const makeCa = (commonName: string, keys: KeyPair, validity: Validity): Promise<string> =>
  issue(
    {
      subject: subjectNamed(commonName),
      issuer: subjectNamed(commonName),
      validity,
      extensions: [constraints(true), keyUsage(5, 6)],
      signingKey: keys.privateKey,
    },
    (certificate) => certificate.subjectPublicKeyInfo.importKey(keys.publicKey, engine),
  )

/** A server certificate for localhost, 127.0.0.1 and ::1. */
export const makeLoopbackServer = (
  keys: KeyPair,
  validity: Validity,
  caName: string,
  caKey: webcrypto.CryptoKey,
): Promise<string> => {
  const address = (bytes: readonly number[]): GeneralName =>
    new GeneralName({ type: 7, value: new OctetString({ valueHex: bufferOf(new Uint8Array(bytes)) }) })
  const names = new GeneralNames({
    names: [
      new GeneralName({ type: 2, value: 'localhost' }),
      address([127, 0, 0, 1]),
      address([...new Array<number>(15).fill(0), 1]),
    ],
  })
  return issue(
    {
      subject: subjectNamed('localhost'),
      issuer: subjectNamed(caName),
      validity,
      extensions: [
        constraints(false),
        keyUsage(0),
        extendedUsage(oid.serverAuth),
        extension(oid.altName, false, names.toSchema().toBER()),
      ],
      signingKey: caKey,
    },
    (certificate) => certificate.subjectPublicKeyInfo.importKey(keys.publicKey, engine),
  )
}

export interface ClientKey {
  readonly keyPem: string
  readonly csrPem: string
}

/** A new RSA 2048 key with its signing request, as the document's `openssl req` makes them ("Authentication"). */
export const makeClientKey = async (commonName: string): Promise<ClientKey> => {
  const algorithm = {
    name: 'RSASSA-PKCS1-v1_5',
    hash: 'SHA-256',
    modulusLength: 2048,
    publicExponent: new Uint8Array([1, 0, 1]),
  }
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const request = new CertificationRequest()
  request.version = 0
  request.subject = subjectNamed(commonName)
  await request.subjectPublicKeyInfo.importKey(keys.publicKey, engine)
  await request.sign(keys.privateKey, 'SHA-256', engine)
  return {
    keyPem: await keyToPem(keys.privateKey),
    csrPem: toPem('CERTIFICATE REQUEST', request.toSchema(true).toBER()),
  }
}

const readRequest = async (csrPem: string): Promise<CertificationRequest> => {
  const block =
    /-----BEGIN (?:NEW )?CERTIFICATE REQUEST-----[\s\S]+?-----END (?:NEW )?CERTIFICATE REQUEST-----/
  const pem = block.exec(csrPem)?.[0]
  if (!pem) throw new BadSigningRequest('Not a signing request')
  try {
    const parsed = fromBER(fromPem(pem))
    const request = new CertificationRequest({ schema: parsed.result })
    if (await request.verify(engine)) return request
  } catch {
    throw new BadSigningRequest('Not a signing request')
  }
  throw new BadSigningRequest('The signature of the signing request does not hold')
}

/** Signs a request; the subject of the request is kept as it is. Throws `BadSigningRequest`. */
export const signRequest = async (
  csrPem: string,
  validity: Validity,
  usage: ClientUsage,
  caName: string,
  caKey: webcrypto.CryptoKey,
): Promise<string> => {
  const request = await readRequest(csrPem)
  const purpose = { client: [oid.clientAuth], server: [oid.serverAuth], none: [] }[usage]
  return issue(
    {
      subject: request.subject,
      issuer: subjectNamed(caName),
      validity,
      extensions: [constraints(false), keyUsage(0, 2), ...purpose.map(extendedUsage)],
      signingKey: caKey,
    },
    (certificate) => {
      certificate.subjectPublicKeyInfo = request.subjectPublicKeyInfo
    },
  )
}
