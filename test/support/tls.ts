import { generateKeyPairSync, randomBytes } from 'node:crypto'
import forge from 'node-forge'

/** A certificate with its key, both PEM. */
export interface Credential {
  readonly certificatePem: string
  readonly keyPem: string
}

export interface Leaf {
  readonly name: string
  /** Days from today. By default the certificate is valid now. */
  readonly fromDay?: number
  readonly toDay?: number
  readonly usage?: 'client' | 'server' | 'none'
  /** Host names or addresses for the subject alternative names. */
  readonly hosts?: readonly string[]
}

/** A certificate authority created for one test. */
export interface Authority {
  readonly caPem: string
  readonly sign: (leaf: Leaf) => Credential
}

const inDays = (days: number): Date => new Date(Date.now() + days * 86_400_000)

/** RSA 2048, as in the document's example. */
export const newKeyPem = (): string =>
  generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  }).privateKey

const altName = (host: string): { type: number; ip?: string; value?: string } =>
  /^[\d.]+$/.test(host) ? { type: 7, ip: host } : { type: 2, value: host }

const usageOf = (usage: Leaf['usage']): object[] =>
  usage === 'none'
    ? []
    : [{ name: 'extKeyUsage', serverAuth: usage === 'server', clientAuth: usage !== 'server' }]

/** All certificates of one authority share a key, because creating keys takes the time. */
export const makeAuthority = (name = 'Test CA'): Authority => {
  const caKeyPem = newKeyPem()
  const keyPem = newKeyPem()
  const caKey = forge.pki.privateKeyFromPem(caKeyPem)
  const key = forge.pki.privateKeyFromPem(keyPem)
  const issuer = [{ name: 'commonName', value: name }]

  const issue = (
    subject: string,
    holder: forge.pki.rsa.PrivateKey,
    from: Date,
    to: Date,
    extensions: object[],
  ): string => {
    const certificate = forge.pki.createCertificate()
    certificate.publicKey = forge.pki.setRsaPublicKey(holder.n, holder.e)
    certificate.serialNumber = `01${randomBytes(8).toString('hex')}`
    certificate.validity.notBefore = from
    certificate.validity.notAfter = to
    certificate.setSubject([{ name: 'commonName', value: subject }])
    certificate.setIssuer(issuer)
    certificate.setExtensions(extensions)
    certificate.sign(caKey, forge.md.sha256.create())
    return forge.pki.certificateToPem(certificate)
  }

  const caPem = issue(name, caKey, inDays(-4000), inDays(4000), [
    { name: 'basicConstraints', cA: true, critical: true },
    { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
  ])
  const sign = (leaf: Leaf): Credential => ({
    keyPem,
    certificatePem: issue(leaf.name, key, inDays(leaf.fromDay ?? -1), inDays(leaf.toDay ?? 30), [
      ...usageOf(leaf.usage),
      ...(leaf.hosts ? [{ name: 'subjectAltName', altNames: leaf.hosts.map(altName) }] : []),
    ]),
  })
  return { caPem, sign }
}
