import { greatestId } from '../../shared/domain/profile'

/** Those that fit. */
export const idList = (ids: readonly number[]): Int32Array<ArrayBuffer> =>
  Int32Array.from(ids.filter((id) => id <= greatestId))
