/** What is known of a client certificate without its key. */
export interface CertificateInfo {
  /** The subject's common name, or the whole subject where it has none. */
  readonly subject: string
  readonly issuer: string
  readonly serial: string
  /** ISO 8601, UTC. */
  readonly notBefore: string
  readonly notAfter: string
  /** For example `RSA 2048`. */
  readonly keyType: string
  /** SHA-256, upper-case hex with colons. */
  readonly fingerprint: string
}

/** "Certificate info" of the API document: the server's own view of our certificate. */
export interface ServerCertificateInfo {
  readonly clientName: string | null
  readonly enabled: boolean | null
  readonly expirationDate: string | null
  readonly createdDate: string | null
}
