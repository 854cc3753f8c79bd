import { X509Certificate } from 'node:crypto'
import { fail, type Failure } from '../../shared/errors/failure'

/**
 * What is wrong with our own certificate, judged before connecting: servers give such reasons late, differently, or not at
 * all (docs/reference/security.md). Its issuer cannot be judged here: TLS tells a program not which ones the server accepts.
 */

const clientAuth = '1.3.6.1.5.5.7.3.2'
const anyUsage = '2.5.29.37.0'

const read = (pem: string): X509Certificate | null => {
  try {
    return new X509Certificate(pem)
  } catch {
    return null
  }
}

/**
 * Returns a function that checks one certificate (PEM, ours first): its dates against `now`, and its usage. Null if
 * nothing is wrong.
 */
export const judgeOf = (certificatePem: string): ((now: number) => Failure | null) => {
  if (certificatePem.trim() === '') return () => fail('certificate-none').error
  const certificate = read(certificatePem)
  if (!certificate) return () => fail('import-unreadable', { detail: 'certificate' }).error
  // The type says array; a certificate without the extension has none.
  const usages = certificate.keyUsage as readonly string[] | undefined
  const wrongUsage = usages !== undefined && !usages.includes(clientAuth) && !usages.includes(anyUsage)
  const from = Date.parse(certificate.validFrom)
  const to = Date.parse(certificate.validTo)
  return (now) => {
    if (wrongUsage) return fail('certificate-wrong-usage', { detail: 'no client authentication' }).error
    if (now > to) return fail('certificate-expired', { detail: new Date(to).toISOString() }).error
    if (now < from) return fail('certificate-not-yet-valid', { detail: new Date(from).toISOString() }).error
    return null
  }
}
