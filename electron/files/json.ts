import type { Cell } from '../../shared/domain/cell'

/**
 * Converts any decimal of the API into a JSON number: without leading zeros, and with a digit on both sides of the
 * point.
 */
const jsonNumber = (decimal: string): string =>
  decimal
    .replace(/^(-?)0+(?=\d)/, '$1')
    .replace(/^(-?)\./, '$10.')
    .replace(/\.(?!\d)/, '')

const jsonCell = (cell: Cell): string =>
  cell !== null && typeof cell === 'object' && cell.as === 'number'
    ? jsonNumber(cell.bare)
    : JSON.stringify(typeof cell === 'object' && cell !== null ? cell.bare : cell)

/** One object for each line, with the names of the columns; numbers keep all their digits. */
export const jsonLine = (columns: readonly string[], cells: readonly Cell[]): string =>
  `{${columns.map((column, at) => `${JSON.stringify(column)}:${jsonCell(cells[at] ?? null)}`).join(',')}}`
