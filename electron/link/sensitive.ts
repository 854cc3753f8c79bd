import type { CallOptions, Reply } from './call-options'
import type { TransmissionKey } from './transmission-key'

/**
 * "Sensitive Fields" of the API document. `value` is the plain text: it is encrypted here, just before sending, and
 * appears in no failure. An explicit "Key expired" is answered once by a new key and one more sending.
 */
export interface SensitiveService {
  /** "Get Sensitive Transmission Key", checked: `transmission-key-unusable` where it is not a sound RSA public key. */
  readonly transmissionKey: (options?: CallOptions) => Reply<TransmissionKey>
  /** "List Sensitive Fields": names only. */
  readonly listFields: (profileId: number, options?: CallOptions) => Reply<readonly string[]>
  /** "Add Sensitive Field": `conflict` where it exists. */
  readonly add: (profileId: number, field: string, value: string, options?: CallOptions) => Reply<void>
  /** "Change Sensitive Field": `not-found` where there is none. */
  readonly change: (profileId: number, field: string, value: string, options?: CallOptions) => Reply<void>
  /** "Delete Sensitive Field". */
  readonly remove: (profileId: number, field: string, options?: CallOptions) => Reply<void>
}
