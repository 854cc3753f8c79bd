import { fail, type Failure } from '../../../shared/errors/failure'

/** No real interval file comes near these limits. A file that exceeds one is refused as a whole. */
export const limits = {
  bytes: 64 * 1024 * 1024,
  /** Nested elements or brackets. */
  depth: 64,
  channels: 500,
  /** Sections of a table: some files begin a new one for each day and direction. */
  sections: 20_000,
  /**
   * Cells of a table or values of a document. A month of readings every minute in ten columns has fewer than half a
   * million.
   */
  values: 2_000_000,
  /** Characters in the text of one XML element, in a link, or in a number. */
  text: 4096,
} as const

/** Ends a reader from within. `readIntervalFile` converts it into a failure. */
export class Unreadable extends Error {
  constructor(readonly failure: Failure) {
    super(failure.detail)
    this.name = 'Unreadable'
  }
}

export const unreadable = (detail: string): Unreadable => new Unreadable(fail('bad-reply', { detail }).error)

export const tooDeep = (): Unreadable =>
  new Unreadable(fail('too-deep', { detail: `more than ${limits.depth} levels` }).error)
