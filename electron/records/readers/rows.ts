import { isBlank } from './cells'

/** Rows of cells under labels. A row may be shorter than the labels. */
export interface Table {
  /** A name for the table, from a section or a JSON key, if its own labels say too little. */
  readonly name: string | null
  readonly labels: readonly string[]
  /** A unit written above or below a column's label; '' if there is none. */
  readonly unitCells: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /**
   * For a table that had a day in each row: the column that now holds the part of the day. The values are on its right.
   */
  readonly parts?: { readonly column: number; readonly step: number; readonly counted: boolean }
}

export const sampleOf = (rows: Table['rows']): Table['rows'] => {
  const every = Math.max(1, Math.floor(rows.length / 4000))
  return every === 1 ? rows : rows.filter((_, index) => index % every === 0)
}

/** Up to `most` distinct filled cells of a column. */
export const distinct = (rows: Table['rows'], column: number, most: number): Set<string> => {
  const values = new Set<string>()
  let before = ''
  for (const row of rows) {
    const cell = row[column] ?? ''
    if (cell === before) continue
    before = cell
    if (!isBlank(cell)) values.add(cell)
    if (values.size > most) break
  }
  return values
}
