import type { KeyObject } from 'node:crypto'

/** A checked key of "Get Sensitive Transmission Key". */
export interface TransmissionKey {
  readonly key: KeyObject
  /** Milliseconds since 1970 by the server's clock, or null where it did not say. */
  readonly expires: number | null
  /** What to add to our clock to get the server's, in milliseconds. */
  readonly skew: number
}
