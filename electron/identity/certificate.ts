import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto'
import type { CertificateInfo } from '../../shared/domain/certificate'
import { fail, ok, type Result } from '../../shared/errors/failure'

const clientAuth = '1.3.6.1.5.5.7.3.2'
const anyUsage = '2.5.29.37.0'

const parse = (pem: string): X509Certificate | undefined => {
  try {
    return new X509Certificate(pem)
  } catch {
    return undefined
  }
}

/** Curves whose OpenSSL name differs from the usual one. */
const curveNames: Record<string, string> = { prime256v1: 'P-256', secp384r1: 'P-384', secp521r1: 'P-521' }

/** For example `RSA 2048`, `EC P-256`, `ED25519`. */
export const describeKey = (key: KeyObject): string => {
  const { modulusLength, namedCurve } = key.asymmetricKeyDetails ?? {}
  const type = (key.asymmetricKeyType ?? 'unknown').toUpperCase()
  if (modulusLength !== undefined) return `${type} ${modulusLength}`
  if (namedCurve !== undefined) return `${type} ${curveNames[namedCurve] ?? namedCurve}`
  return type
}

/** The common name, or the whole name in one line where it has none. */
const nameOf = (name: string): string => {
  const fields = name.split('\n')
  const common = fields.find((field) => field.startsWith('CN='))
  return common === undefined ? fields.join(', ') : common.slice('CN='.length)
}

const iso = (date: string): string => new Date(date).toISOString()

/** What may be shown of the first certificate in `pem`; `import-unreadable` where there is none. */
export const describeCertificate = (pem: string): Result<CertificateInfo> => {
  const certificate = parse(pem)
  if (!certificate) return fail('import-unreadable')
  try {
    return ok({
      subject: nameOf(certificate.subject),
      issuer: nameOf(certificate.issuer),
      serial: certificate.serialNumber,
      notBefore: iso(certificate.validFrom),
      notAfter: iso(certificate.validTo),
      keyType: describeKey(certificate.publicKey),
      fingerprint: certificate.fingerprint256,
    })
  } catch {
    // A date outside the calendar, or a key of a kind that this build of the library does not know.
    return fail('import-unsupported', { detail: 'certificate' })
  }
}

/**
 * Whether a certificate can identify a client at `now`: within its dates (`import-expired`, `import-not-yet-valid`),
 * no authority's own, and either without an extended key usage or with the one for clients
 * (`import-not-a-client-certificate`).
 */
export const judgeCertificate = (pem: string, now: Date): Result<CertificateInfo> => {
  const certificate = parse(pem)
  const described = describeCertificate(pem)
  if (!certificate || !described.ok) return described.ok ? fail('import-unreadable') : described
  const { notBefore, notAfter } = described.value
  if (certificate.ca) return fail('import-not-a-client-certificate', { detail: 'it belongs to an authority' })
  // The types promise a list; a certificate without the extension has none.
  const usages = certificate.keyUsage as string[] | undefined
  if (usages && !usages.includes(clientAuth) && !usages.includes(anyUsage)) {
    return fail('import-not-a-client-certificate', {
      detail: 'its extended key usage lacks client authentication',
    })
  }
  if (now.getTime() > Date.parse(notAfter)) return fail('import-expired', { detail: notAfter })
  if (now.getTime() < Date.parse(notBefore)) return fail('import-not-yet-valid', { detail: notBefore })
  return described
}

/** Whether the private key belongs to the first certificate in `certificatePem`. */
export const keyMatches = (certificatePem: string, keyPem: string): boolean => {
  try {
    return parse(certificatePem)?.checkPrivateKey(createPrivateKey(keyPem)) ?? false
  } catch {
    return false
  }
}
