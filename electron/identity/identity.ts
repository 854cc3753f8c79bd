/** A certificate with its private key. The key never leaves the main process. */
export interface Identity {
  /** The client's certificate first, then its chain, as PEM. */
  readonly certificatePem: string
  /** PKCS#8, PEM, not encrypted. */
  readonly keyPem: string
}

/** A key made here that waits for the certificate to its signing request. */
export interface PendingKey {
  /** PKCS#8, PEM, not encrypted. */
  readonly keyPem: string
  /** PKCS#10, PEM. */
  readonly csrPem: string
}

/** What a file holds, as far as it shows without a passphrase. */
export interface Inspection {
  readonly format: 'pem' | 'der' | 'pkcs12'
  /** For an encrypted PKCS#12 file both are `true`: that is what such a file is for, and more cannot be seen. */
  readonly certificate: boolean
  readonly key: boolean
  /** A passphrase is needed to read all of it. */
  readonly encrypted: boolean
}
