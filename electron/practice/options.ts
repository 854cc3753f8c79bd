/**
 * The form of replies where the document contradicts itself: as its reference has it, as its examples do, or every
 * awkward form in turn.
 */
export type Dialect = 'reference' | 'examples' | 'mixed'

export interface PracticeOptions {
  /** The folder of the CA, which is created at the first start. */
  readonly folder: string
  /** The same seed and day make the same world. 1 by default. */
  readonly seed?: number
  /** 250 by default, at least 5 (the profiles of the document's examples). 100,000 and more are possible. */
  readonly profiles?: number
  readonly dialect?: Dialect
  /** Speed of the agents' clock: 1 is realistic (a job takes about 40 s), 20 is twenty times as fast. */
  readonly speed?: number
  /** Port on loopback. 0, the default, takes any free one. */
  readonly port?: number
  readonly controlPort?: number
  /** Hash of OAEP and of its mask generation function; `sha1` by default. */
  readonly oaepHash?: 'sha1' | 'sha256'
  /** Lifetime of a transmission key by the wall clock; an hour by default. */
  readonly keyLifetimeSeconds?: number
  /** Delay before each reply of the API, in place of a network's round trip. 0 by default. */
  readonly replyDelayMs?: number
  /** The ISO day up to which the world's bills and dates go; today by default. */
  readonly today?: string
}
