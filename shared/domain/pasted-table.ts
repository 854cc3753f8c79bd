import { unguarded } from './cell-guard'

/** Lines pasted from a spreadsheet: tabs between cells, and quotation marks round a cell with a tab, a line end or such a mark. */

/** What may stand between cells: a file of comma-separated values that was copied as text has one of the others. */
export type Separator = '\t' | ';' | ','

/**
 * Where the quoted cell that begins here ends; -1 if it does not. It is quoted only if the closing mark ends the cell:
 * `"big" one` stays as it is. Uses a search, since a regular expression would run out of stack on megabytes without a
 * closing mark.
 */
const endOfQuoted = (text: string, from: number, separator: Separator): number => {
  let at = text.indexOf('"', from + 1)
  while (at !== -1 && text[at + 1] === '"') at = text.indexOf('"', at + 2)
  const next = text[at + 1] ?? '\n'
  return at !== -1 && (next === separator || next === '\r' || next === '\n') ? at + 1 : -1
}

const plainCells: Readonly<Record<Separator, RegExp>> = {
  '\t': /[^\t\r\n]*/y,
  ';': /[^;\r\n]*/y,
  ',': /[^,\r\n]*/y,
}
const lineEnd = /\r\n|\r|\n/y

const match = (form: RegExp, text: string, at: number): RegExpExecArray | null => {
  form.lastIndex = at
  return form.exec(text)
}

/** Every line with its cells, blank ones included; a line end at the very end begins no further line. */
export const pastedRows = (text: string, separator: Separator = '\t'): readonly (readonly string[])[] => {
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  while (at < text.length || row.length > 0) {
    const end = text[at] === '"' ? endOfQuoted(text, at, separator) : -1
    const plain = end === -1 ? (match(plainCells[separator], text, at)?.[0] ?? '') : ''
    row.push(unguarded(end === -1 ? plain : text.slice(at + 1, end - 1).replaceAll('""', '"')))
    at = end === -1 ? at + plain.length : end
    if (text[at] === separator) {
      at += 1
      continue
    }
    rows.push(row)
    row = []
    at += match(lineEnd, text, at)?.[0].length ?? 0
  }
  return rows
}
