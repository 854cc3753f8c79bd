/** How replies look where the document contradicts itself: as its reference, as its examples, or every awkward way in turn. */
export type Dialect = 'reference' | 'examples' | 'mixed'

export interface PracticeOptions {
  /** Where the CA lives; made at first start. */
  readonly folder: string
  /** The same seed (and day) makes the same world. 1 by default. */
  readonly seed?: number
  /** 250 by default, 5 at least (the profiles of the document's examples), 100,000 and more possible. */
  readonly profiles?: number
  readonly dialect?: Dialect
  /** The agents' clock: 1 is realistic (a job takes some 40 s), 20 is twenty times as quick. */
  readonly speed?: number
  /** Ports on loopback; 0, the default, takes any. */
  readonly port?: number
  readonly controlPort?: number
  /** Hash of OAEP and of its mask generation; `sha1` by default. */
  readonly oaepHash?: 'sha1' | 'sha256'
  /** Life of a transmission key, by the wall clock; an hour by default. */
  readonly keyLifetimeSeconds?: number
  /** Waited before each reply of the API: stands for a network's round trip. 0 by default. */
  readonly replyDelayMs?: number
  /** The day (ISO) that the world's bills and dates lead up to; today by default. */
  readonly today?: string
}
