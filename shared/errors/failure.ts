import type { ChangeKind } from './change-kind'

/**
 * Everything that can go wrong between a click and its answer, as one closed union of plain data: it crosses the
 * bridge as it is. `wording.ts` has a sentence for each code; a code without one does not compile.
 */

/** Codes that need no more than themselves; `detail` is a technical word for the log and the small print. */
export const failureCodes = [
  // our certificate
  'certificate-none',
  'certificate-expired',
  'certificate-not-yet-valid',
  'certificate-foreign-ca',
  'certificate-wrong-usage',
  'certificate-refused',
  'certificate-closed-without-reason',
  // the server's certificate
  'server-certificate-expired',
  'server-certificate-wrong-host',
  'server-certificate-untrusted',
  // the way there
  'unreachable',
  'offline',
  'name-not-found',
  'refused-connection',
  'timed-out',
  'connection-lost',
  'tls-too-old',
  'not-http-1',
  'proxy-refused',
  'proxy-unreachable',
  'proxy-untrusted',
  'redirect-refused',
  'cancelled',
  // the reply
  'not-the-api',
  'too-large',
  'spreadsheet-too-large',
  'too-deep',
  'bad-reply',
  // what the API says
  'bad-request',
  'permission-denied',
  'not-found',
  'conflict',
  'key-expired',
  'decryption-failed',
  'too-many-requests',
  'server-error',
  'api-error',
  // a change whose outcome is not known
  'outcome-unknown',
  'change-did-not-happen',
  // what we refuse before sending
  'invalid-id',
  'invalid-input',
  'value-too-long',
  'transmission-key-unusable',
  'lockout',
  'profile-busy',
  'job-running',
  'held',
  // import of a certificate and key
  'import-no-certificate',
  'import-signing-request',
  'import-no-key',
  'import-key-mismatch',
  'import-passphrase-needed',
  'import-passphrase-wrong',
  'import-unreadable',
  'import-unsupported',
  'import-too-slow',
  'import-not-started',
  'import-expired',
  'import-not-yet-valid',
  'import-not-a-client-certificate',
  // keychain
  'keychain-none',
  'keychain-locked',
  'keychain-refused',
  'keychain-hung',
  'keychain-damaged',
  'keychain-nothing-stored',
  // store
  'store-full',
  'store-read-only',
  'store-damaged',
  'store-newer',
  'store-wrong-key',
  'store-unavailable',
  'log-altered',
  // files
  'file-unreadable',
  'file-unwritable',
  'disk-full',
  'folder-gone',
  'zip-too-large',
  'deletes-unwritable',
  // PDFs
  'too-many-windows',
  'page-not-drawn',
  'copy-failed',
  'print-failed',
  // the notification queue
  'queue-fifo',
  'queue-keys-missing',
  'queue-keys-refused',
  'queue-forbidden',
  'queue-not-deleted',
  'queue-not-found',
  'queue-unreachable',
  'queue-error',
  // this program
  'not-connected',
  'practice-unavailable',
  'forbidden',
  'bad-call',
  'internal',
] as const

export type FailureCode = (typeof failureCodes)[number]

/** What a call was about: "not found" is worded differently for each. */
export const subjects = [
  'profile',
  'provider',
  'agent',
  'zip',
  'tag',
  'field',
  'job',
  'bill',
  'pdf',
  'interval',
  'normalized-data',
  // of this console, not of the API
  'connection',
  'signing-request',
  'known-job',
  'note',
] as const

export type Subject = (typeof subjects)[number]

export interface Failure {
  readonly code: FailureCode
  /** What the API said, verbatim: its `error` text. Shown under our own sentence. */
  readonly apiText?: string | undefined
  /** What it is about, where that is known for certain. */
  readonly subject?: Subject | undefined
  /** HTTP status, where there was a reply. */
  readonly status?: number | undefined
  /** A technical detail (an OpenSSL alert, a host name, a limit). Never a secret, never a payload. */
  readonly detail?: string | undefined
  /** The host that it is about, if it is not the server: a proxy, or the target of a redirect. */
  readonly host?: string | undefined
  /** The job that the reply to a start named beside an error: it may be running. */
  readonly jobId?: string | undefined
  /** The profile that such a reply named, where it was another one than was asked for. */
  readonly namedProfile?: string | undefined
  /** The kind of change, where it was one. */
  readonly change?: ChangeKind | undefined
  /** The read before the change failed, and the change was not sent. */
  readonly unsent?: boolean | undefined
  /** Seconds to wait, where the server said so. */
  readonly retryAfter?: number | undefined
}

/** What happened, and what to do about it, in sentences for people. */
export interface Wording {
  readonly title: string
  readonly advice: string
}

export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Failure }

export const ok = <T>(value: T): Result<T> => ({ ok: true, value })

export const fail = (code: FailureCode, more: Omit<Failure, 'code'> = {}): { ok: false; error: Failure } => ({
  ok: false,
  error: { ...more, code },
})
