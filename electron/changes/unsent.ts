import type { Result } from '../../shared/errors/failure'

/** Marks the failure of a read that came before a change: nothing of the change was sent. */
export const unsent = <T>(reading: Result<T>): Result<T> =>
  reading.ok ? reading : { ok: false, error: { ...reading.error, unsent: true } }
