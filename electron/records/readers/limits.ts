import { fail, type Failure } from '../../../shared/errors/failure'

/** No real interval file comes near these; a file that does is refused whole. */
export const limits = {
  bytes: 64 * 1024 * 1024,
  /** Elements or brackets inside one another. */
  depth: 64,
  channels: 500,
  /** Sections of a table: some files begin one for each day and direction. */
  sections: 20_000,
  /** Cells of a table, values of a document: a month of readings every minute in ten columns has under half a million. */
  values: 2_000_000,
  /** Characters of one XML element's text, of a file's link, of one number. */
  text: 4096,
} as const

/** Stops a reader from within; `readIntervalFile` turns it into its failure. */
export class Unreadable extends Error {
  constructor(readonly failure: Failure) {
    super(failure.detail)
    this.name = 'Unreadable'
  }
}

export const unreadable = (detail: string): Unreadable => new Unreadable(fail('bad-reply', { detail }).error)

export const tooDeep = (): Unreadable =>
  new Unreadable(fail('too-deep', { detail: `more than ${limits.depth} levels` }).error)
