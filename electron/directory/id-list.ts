/** Ids that fit in the lists of ids. */
export const greatestId = 2_147_483_647

export const idList = (ids: readonly number[]): Int32Array<ArrayBuffer> =>
  Int32Array.from(ids.filter((id) => id <= greatestId))
