import type { Result } from '../../shared/errors/failure'

/** A reading before a change: where it fails, nothing has been sent, which is said with the failure. */
export const unsent = <T>(reading: Result<T>): Result<T> =>
  reading.ok ? reading : { ok: false, error: { ...reading.error, unsent: true } }
