/**
 * The CSS variable with the `flex` of the column at an index. All rows have the same width, and so the same columns.
 */
export const flexName = (at: number): string => `--lc-flex-${at}`
export const flexAt = (at: number): string => `var(${flexName(at)})`
