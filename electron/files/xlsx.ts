import { unzipSync, zipSync } from 'fflate'
import writeExcelFile from 'write-excel-file/node'
import { timeIn, type Cell } from '../../shared/domain/cell'

/** Writes each UTF-16 unit as `ST_Xstring` does (ECMA-376, part 1, 22.9.2.19). */
const escaped = (text: string): string =>
  text.replace(/[^]/g, (unit) => `_x${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)

/**
 * Characters that XML cannot contain (XML 1.0, 2.2), and the carriage return, which it would convert into a new line.
 */
const notOfXml = /(?![\t\n])[\0-\x1F\p{Cs}\uFFFE\uFFFF]/gu

/** Characters that XML allows but discourages, and U+FFFD: the writer removes these. The marks below are among them. */
const takenOut = /[\x7F-\x9F\p{Noncharacter_Code_Point}\uFFFD\uE000\uE001]/gu

/** Puts marks around what the writer must not see. They are characters of the private use area, which no text needs. */
const marked = (text: string): string =>
  `\uE000${Array.from({ length: text.length }, (_, at) => text.charCodeAt(at).toString(16)).join(' ')}\uE001`

/**
 * Names that every object has. The writer looks up texts in an object, and would take these for texts that it already
 * has.
 */
const isObjectName = (text: string): boolean => text in {}

/** A text in the form in which the writer keeps all of its characters; see `asMeant`. */
const handedOver = (text: string): string => {
  const safe = text
    .replace(/_(?=x[0-9A-F]{4}_)/gi, escaped)
    .replace(notOfXml, escaped)
    .replace(takenOut, marked)
  return isObjectName(safe) ? marked('') + safe : safe
}

/** Replaces each marked character in the text of a written file by the character itself. */
const asMeant = (xml: string): string =>
  xml.replace(/\uE000([0-9a-f ]*)\uE001/g, (_all, units: string) =>
    units === '' ? '' : String.fromCharCode(...units.split(' ').map((unit) => parseInt(unit, 16))),
  )

const textsFile = 'xl/sharedStrings.xml'

/**
 * The writer does not give access to its file of texts, so that file is taken out of the archive, corrected, and put
 * back.
 */
const withTextsAsMeant = (workbook: Uint8Array): Uint8Array => {
  const files = unzipSync(workbook)
  const xml = new TextDecoder().decode(files[textsFile])
  const meant = asMeant(xml)
  return meant === xml ? workbook : zipSync({ ...files, [textsFile]: new TextEncoder().encode(meant) })
}

/** From Excel's specifications and limits: smaller numbers become 0 there, and larger ones are not numbers. */
const [leastNumber, mostNumber] = [2.2251e-308, 9.99999999999999e307]

/** A spreadsheet calculates with 15 digits. A number with more is written as text, so that it is not changed. */
const isExact = (decimal: string): boolean => {
  const digits = decimal.replace(/e.*$/i, '').replace(/\D/g, '').replace(/^0+/, '')
  const size = Math.abs(Number(decimal))
  return digits === '' || (digits.length <= 15 && size >= leastNumber && size <= mostNumber)
}

const dayFormat = 'yyyy-mm-dd'
const timeFormat = 'yyyy-mm-dd hh:mm:ss'
/** The first day that Excel knows. */
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
  // Not every spreadsheet shows a boolean value of a workbook as a word.
  if (typeof cell === 'boolean') return textCell(String(cell))
  if (cell.as === 'text') return textCell(cell.bare)
  if (cell.as === 'time') return timeCell(cell.bare)
  return isExact(cell.bare) ? { type: Number, value: Number(cell.bare) } : textCell(cell.bare)
}

const widthOf = (column: string): number => Math.min(40, Math.max(12, column.length + 2))

/** A workbook with one sheet, whose first row has the names of the columns and stays in view. */
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
