/** The CSS variable with the `flex` of the column at an index: every row has the same width, and so the same columns. */
export const flexName = (at: number): string => `--lc-flex-${at}`
export const flexAt = (at: number): string => `var(${flexName(at)})`
