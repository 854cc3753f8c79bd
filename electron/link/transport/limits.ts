/** Milliseconds and bytes; docs/reference/security.md says why. */
export interface Limits {
  /** From the first packet to the end of the TLS handshake, a proxy's tunnel included. */
  readonly connect: number
  /** Until the system has said how to reach the server: it may have to fetch a PAC script first. */
  readonly proxyLookup: number
  readonly headers: number
  /** Between two pieces of a body. */
  readonly body: number
  /** For a whole exchange, so that a reply that only drips in ends as well. Files may take longer. */
  readonly overall: number
  readonly overallFile: number
  /** A reply about one thing: a profile, a job, an error. */
  readonly json: number
  /** A reply that is a list: ids, bills, interval months. */
  readonly list: number
  readonly pdf: number
  readonly intervalFile: number
}

const megabyteBytes = 1024 * 1024

export const defaultLimits: Limits = {
  connect: 5_000,
  proxyLookup: 15_000,
  headers: 15_000,
  body: 15_000,
  overall: 30_000,
  overallFile: 120_000,
  json: megabyteBytes,
  list: 16 * megabyteBytes,
  pdf: 25 * megabyteBytes,
  intervalFile: 64 * megabyteBytes,
}
