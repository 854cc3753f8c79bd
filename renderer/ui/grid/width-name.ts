/** The CSS variable with the width of the column at an index: the grid sets it, heads and cells take it. */
export const widthName = (at: number): string => `--lc-width-${at}`
export const widthAt = (at: number): string => `var(${widthName(at)})`
