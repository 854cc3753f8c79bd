import { ok, type Result } from '../../shared/errors/failure'

/**
 * What is read after a change that was made; null if that fails. The change was made, and must not be reported as
 * failed.
 */
export const afterwards = async <T>(reading: Promise<Result<T>>): Promise<Result<T | null>> => {
  const read = await reading
  return read.ok ? read : ok(null)
}
