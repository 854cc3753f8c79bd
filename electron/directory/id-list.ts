import { greatestId } from '../../shared/domain/profile'

/** Only ids that fit into 32 bits. */
export const idList = (ids: readonly number[]): Int32Array<ArrayBuffer> =>
  Int32Array.from(ids.filter((id) => id <= greatestId))
