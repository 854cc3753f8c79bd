import writeExcelFile from 'write-excel-file/node'
import { timeIn, type Cell } from '../../shared/domain/cell'

/** Names that every object has: the writer looks texts up in one, and would take these for texts that it has seen. */
const isObjectName = (text: string): boolean => text in {}

/** Each UTF-16 unit as `ST_Xstring` writes it. */
const escaped = (text: string): string =>
  text.replace(/[^]/g, (unit) => `_x${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)

/** What the writer takes out of a text, because XML cannot hold it or advises against it; a tab and a new line stay. */
const lost = /(?![\t\n])[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\uFFFD]/gu

/**
 * A text with all its characters: those that XML cannot hold are escaped as `ST_Xstring` (ECMA-376, part 1, 22.9.2.19)
 * says, and so is what looks like such an escape already.
 */
export const xlsxText = (text: string): string => {
  const safe = text.replace(/_(?=x[0-9A-F]{4}_)/gi, escaped).replace(lost, escaped)
  return isObjectName(safe) ? escaped(safe.slice(0, 1)) + safe.slice(1) : safe
}

/** Excel specifications and limits: what is smaller becomes 0 there, and what is larger is no number. */
const [leastNumber, mostNumber] = [2.2251e-308, 9.99999999999999e307]

/** A spreadsheet calculates with 15 digits: a number with more stays a text, and none is changed. */
const isExact = (decimal: string): boolean => {
  const digits = decimal.replace(/e.*$/i, '').replace(/\D/g, '').replace(/^0+/, '')
  const size = Math.abs(Number(decimal))
  return digits === '' || (digits.length <= 15 && size >= leastNumber && size <= mostNumber)
}

const dayFormat = 'yyyy-mm-dd'
const timeFormat = 'yyyy-mm-dd hh:mm:ss'
/** Excel knows no day before. */
const firstDay = Date.UTC(1900, 2, 1)

const textCell = (text: string) => ({ type: String, value: xlsxText(text) })

const timeCell = (text: string) => {
  const at = timeIn(text)
  return at === null || at < firstDay
    ? textCell(text)
    : { type: Date, value: new Date(at), format: text.length === dayFormat.length ? dayFormat : timeFormat }
}

const xlsxCell = (cell: Cell) => {
  if (cell === null || cell === '') return null
  if (typeof cell === 'string') return textCell(cell)
  if (typeof cell === 'number') return { type: Number, value: cell }
  if (typeof cell === 'boolean') return { type: Boolean, value: cell }
  if (cell.as === 'text') return textCell(cell.bare)
  if (cell.as === 'time') return timeCell(cell.bare)
  return isExact(cell.bare) ? { type: Number, value: Number(cell.bare) } : textCell(cell.bare)
}

const widthOf = (column: string): number => Math.min(40, Math.max(12, column.length + 2))

/** A workbook of one sheet whose first row, the names of the columns, stays in view. */
export const xlsxBytes = async (
  columns: readonly string[],
  lines: readonly (readonly Cell[])[],
): Promise<Uint8Array> =>
  new Uint8Array(
    await writeExcelFile(
      [
        columns.map((column) => ({ ...textCell(column), fontWeight: 'bold' as const })),
        ...lines.map((cells) => cells.map(xlsxCell)),
      ],
      { sheet: 'Sheet1', stickyRowsCount: 1, columns: columns.map((column) => ({ width: widthOf(column) })) },
    ).toBuffer(),
  )
