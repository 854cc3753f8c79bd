/** The contract's limit for one search. */
export const mostIds = 1000

export interface ParsedIds {
  /** Without repetition, in the order given, at most `mostIds`. */
  readonly ids: readonly number[]
  /** Pieces that are no profile ID. */
  readonly wrong: readonly string[]
  /** IDs beyond the limit. */
  readonly left: number
}

/** Reads IDs from what a person typed, or pasted from a spreadsheet: separated by blanks, commas and the like. */
export const parseIds = (text: string): ParsedIds => {
  const pieces = text.split(/[\s,;|"']+/).filter((piece) => piece !== '')
  const isId = (piece: string): boolean =>
    /^\d+$/.test(piece) && Number.isSafeInteger(Number(piece)) && Number(piece) > 0
  const ids = [...new Set(pieces.filter(isId).map(Number))]
  return {
    ids: ids.slice(0, mostIds),
    wrong: pieces.filter((piece) => !isId(piece)),
    left: Math.max(0, ids.length - mostIds),
  }
}
