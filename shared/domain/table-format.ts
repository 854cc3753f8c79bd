/** The kinds of file that a list is saved as. */
export const tableFormats = ['xlsx', 'csv', 'json'] as const
export type TableFormat = (typeof tableFormats)[number]

/** How many rows the page sends for a file at most: they go through main's memory at once. */
export const mostLines = 20_000

/** What a spreadsheet takes: rows of a sheet, and UTF-16 units of a text in a cell (Excel specifications and limits). */
export const spreadsheetLimits = { rows: 1_048_576, textUnits: 32_767 } as const
