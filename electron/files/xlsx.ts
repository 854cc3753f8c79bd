import { unzipSync, zipSync } from 'fflate'
import writeExcelFile from 'write-excel-file/node'
import { timeIn, type Cell } from '../../shared/domain/cell'

/** Each UTF-16 unit as `ST_Xstring` (ECMA-376, part 1, 22.9.2.19) writes it. */
const escaped = (text: string): string =>
  text.replace(/[^]/g, (unit) => `_x${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)

/** What XML cannot hold (XML 1.0, 2.2), and a carriage return, which it would turn into a new line. */
const notOfXml = /(?![\t\n])[\0-\x1F\p{Cs}\uFFFE\uFFFF]/gu

/** What XML holds but advises against, and U+FFFD: the writer takes these out. The marks below are among them. */
const takenOut = /[\x7F-\x9F\p{Noncharacter_Code_Point}\uFFFD\uE000\uE001]/gu

/** Brackets around what the writer is not to see: characters of the private area, which no text needs. */
const marked = (text: string): string =>
  `\uE000${Array.from({ length: text.length }, (_, at) => text.charCodeAt(at).toString(16)).join(' ')}\uE001`

/** Names that every object has: the writer looks texts up in one, and would take these for texts that it has seen. */
const isObjectName = (text: string): boolean => text in {}

/** A text as it is handed to the writer: with its characters whole, see `asMeant`. */
const handedOver = (text: string): string => {
  const safe = text
    .replace(/_(?=x[0-9A-F]{4}_)/gi, escaped)
    .replace(notOfXml, escaped)
    .replace(takenOut, marked)
  return isObjectName(safe) ? marked('') + safe : safe
}

/** In the text of a file that has been written, each marked character as itself. */
const asMeant = (xml: string): string =>
  xml.replace(/\uE000([0-9a-f ]*)\uE001/g, (_all, units: string) =>
    units === '' ? '' : String.fromCharCode(...units.split(' ').map((unit) => parseInt(unit, 16))),
  )

const textsFile = 'xl/sharedStrings.xml'

/** The writer has no way to touch its file of texts: it is taken out of the archive, and put back as it is meant. */
const withTextsAsMeant = (workbook: Uint8Array): Uint8Array => {
  const files = unzipSync(workbook)
  const xml = new TextDecoder().decode(files[textsFile])
  const meant = asMeant(xml)
  return meant === xml ? workbook : zipSync({ ...files, [textsFile]: new TextEncoder().encode(meant) })
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

const textCell = (text: string) => ({ type: String, value: handedOver(text) })

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
  // Not every spreadsheet shows a truth value of a workbook as a word.
  if (typeof cell === 'boolean') return textCell(String(cell))
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
  withTextsAsMeant(
    await writeExcelFile(
      [
        columns.map((column) => ({ ...textCell(column), fontWeight: 'bold' as const })),
        ...lines.map((cells) => cells.map(xlsxCell)),
      ],
      { sheet: 'Sheet1', stickyRowsCount: 1, columns: columns.map((column) => ({ width: widthOf(column) })) },
    ).toBuffer(),
  )
