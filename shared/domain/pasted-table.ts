import { unguarded } from './cell-guard'

/** Lines pasted from a spreadsheet: tabs between cells, and quotation marks round a cell with a tab, a line end or such a mark. */

/** A cell that begins with a quotation mark is quoted only where the closing one ends it: `"big" one` stands as it is. */
const quotedCell = /"((?:[^"]|"")*)"(?=\t|\r\n|\r|\n|$)/y
const plainCell = /[^\t\r\n]*/y
const lineEnd = /\r\n|\r|\n/y

const match = (form: RegExp, text: string, at: number): RegExpExecArray | null => {
  form.lastIndex = at
  return form.exec(text)
}

/** Every line with its cells, blank ones included; a line end at the very end begins no further line. */
export const pastedRows = (text: string): readonly (readonly string[])[] => {
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  while (at < text.length || row.length > 0) {
    const quoted = text[at] === '"' ? match(quotedCell, text, at) : null
    const plain = quoted ?? match(plainCell, text, at)
    row.push(unguarded(quoted?.[1]?.replaceAll('""', '"') ?? plain?.[0] ?? ''))
    at += plain?.[0].length ?? 0
    if (text[at] === '\t') {
      at += 1
      continue
    }
    rows.push(row)
    row = []
    at += match(lineEnd, text, at)?.[0].length ?? 0
  }
  return rows
}
