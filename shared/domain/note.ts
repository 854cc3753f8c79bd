/** A note that a person has written about a profile. It is kept on this computer alone. */
export interface Note {
  readonly id: string
  readonly profileId: number
  /** When it was written: ISO 8601, UTC. */
  readonly at: string
  /** The user name of the operating system. */
  readonly who: string
  readonly text: string
  /** The job of the case in which it was written; null where it is about the profile. */
  readonly jobId: string | null
  /** When its text was changed last; null where it never was. */
  readonly changedAt: string | null
}

/** In UTF-16 units, as fields count them. Longer texts belong into a file. */
export const maxNoteLength = 20_000

/** A profile with notes: how many, and the beginning of the newest one. */
export interface Noted {
  readonly profileId: number
  readonly count: number
  readonly newest: string
}
