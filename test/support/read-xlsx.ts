import { unzipSync } from 'fflate'
import { SaxesParser } from 'saxes'

/**
 * A cell as a spreadsheet reads it. A day or a time has a `format`, and its value is the number of days since
 * 1899-12-30.
 */
export type ReadCell = string | number | boolean | { readonly days: number; readonly format: string } | null

interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  text: string
}

/** All elements in the order of their ends, each with its own text. */
const elementsOf = (xml: string): readonly Element[] => {
  const ended: Element[] = []
  const open: Element[] = []
  const parser = new SaxesParser()
  parser.on('opentag', ({ name, attributes }) => open.push({ name, attributes, text: '' }))
  parser.on('text', (text) => {
    const at = open.at(-1)
    if (at) at.text += text
  })
  parser.on('closetag', () => {
    const one = open.pop()
    if (one) ended.push(one)
  })
  parser.on('error', (error) => {
    throw error
  })
  parser.write(xml).close()
  return ended
}

/** `ST_Xstring` of ECMA-376, part 1, 22.9.2.19. */
const unescaped = (text: string): string =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16)))

const columnOf = (address: string): number =>
  Array.from(address.replace(/\d/g, '')).reduce((at, letter) => at * 26 + letter.charCodeAt(0) - 64, 0) - 1

/** The rows of the first sheet of a workbook, read without any code of the library that wrote it. */
export const readXlsx = (bytes: Uint8Array): readonly (readonly ReadCell[])[] => {
  const files = unzipSync(bytes)
  const xmlOf = (name: string) => elementsOf(new TextDecoder().decode(files[name]))
  const texts = xmlOf('xl/sharedStrings.xml')
    .filter(({ name }) => name === 't')
    .map(({ text }) => unescaped(text))
  const styles = xmlOf('xl/styles.xml')
  const formats = new Map(
    styles
      .filter(({ name }) => name === 'numFmt')
      .map(({ attributes }) => [attributes['numFmtId'], attributes['formatCode'] ?? '']),
  )
  const xfs = styles.filter(({ name }) => name === 'xf')
  // The styles of cells come last, after those on which they are based.
  const cellXfs = xfs.slice(
    xfs.length - Number(styles.find(({ name }) => name === 'cellXfs')?.attributes['count'] ?? xfs.length),
  )
  const rows: (ReadCell[] | undefined)[] = []
  let value = ''
  for (const { name, attributes, text } of xmlOf('xl/worksheets/sheet1.xml')) {
    if (name === 'v') value = text
    if (name !== 'c') continue
    const address = attributes['r'] ?? ''
    const row = (rows[Number(address.replace(/\D/g, '')) - 1] ??= [])
    const format = formats.get(cellXfs[Number(attributes['s'] ?? -1)]?.attributes['numFmtId'] ?? '')
    const number = format === undefined ? Number(value) : { days: Number(value), format }
    row[columnOf(address)] =
      attributes['t'] === 's'
        ? (texts[Number(value)] ?? null)
        : attributes['t'] === 'b'
          ? value === '1'
          : number
    value = ''
  }
  return Array.from(rows, (row) => Array.from(row ?? [], (cell) => cell ?? null))
}
