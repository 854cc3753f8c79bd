import { askers, type Asker } from '../../shared/domain/traffic'
import type { Result } from '../../shared/errors/failure'

/** The order in which waiting calls are let through: docs/reference/security.md, "Pace". */
export const priorities = askers

/**
 * Whose call it is: a person's click; credentials and job starts; the watcher of jobs; a bulk run; the directory
 * filling itself.
 */
export type Priority = Asker

export interface CallOptions {
  readonly signal?: AbortSignal | undefined
  /** Reads and small changes default to `click`, credentials and job starts to `change`. */
  readonly priority?: Priority | undefined
}

/** What every call of a service gives: failures are values. */
export type Reply<T> = Promise<Result<T>>
