import { plainLetter } from './plain-letters'
import type { PageText, Rect, TextRun, Turns } from './page-text'

/**
 * Text that belongs together on a line. What is separated by a wide gap, as in columns, is a cell of its own. `text` is
 * in plain letters; `lefts` and `rights` have the position of each of its letters along the line.
 */
export interface Cell {
  readonly text: string
  readonly lefts: readonly number[]
  readonly rights: readonly number[]
  /** The position of its baseline across the reading direction, growing upwards. */
  readonly base: number
  readonly height: number
}

export interface Line {
  readonly turns: Turns
  readonly base: number
  readonly height: number
  /** In reading order. */
  readonly cells: readonly Cell[]
}

interface Piece {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly base: number
  readonly height: number
}

/** In multiples of the letters' height. */
const spaceGap = 0.14
const columnGap = 1
const overprint = -0.25
/** The share of the lower run's height that must be beside the other run if both are on one line. */
const beside = 0.45

const along = ({ x, y, turns }: TextRun): readonly [number, number] => {
  switch (turns) {
    case 0:
      return [x, y]
    case 1:
      return [y, -x]
    case 2:
      return [-x, -y]
    case 3:
      return [-y, x]
  }
}

const pieceOf = (run: TextRun): Piece => {
  const [left, base] = along(run)
  return { text: run.text, left, right: left + run.width, base, height: Math.max(run.height, 1) }
}

interface OpenLine {
  base: number
  height: number
  readonly pieces: Piece[]
}

const shareBeside = (line: OpenLine, piece: Piece): number => {
  const low = Math.max(line.base, piece.base)
  const high = Math.min(line.base + line.height, piece.base + piece.height)
  return (high - low) / Math.min(line.height, piece.height)
}

/** Whether the piece begins on the same baseline, exactly where one of the line ends. */
const goesOnFrom = ({ pieces }: OpenLine, { left, base, height }: Piece): boolean =>
  pieces.some(
    (before) =>
      Math.abs(before.base - base) < 0.05 * height && Math.abs(left - before.right) < spaceGap * height,
  )

/** The lines from top to bottom. A large amount beside a small label belongs to the label's line. */
const inLines = (pieces: readonly Piece[]): readonly OpenLine[] => {
  const lines: OpenLine[] = []
  for (const piece of pieces.toSorted((a, b) => b.base - a.base || a.left - b.left)) {
    const latest = lines.slice(-4)
    const near = latest.filter((line) => shareBeside(line, piece) >= beside)
    const line = near.toSorted((a, b) => shareBeside(b, piece) - shareBeside(a, piece))[0]
    // A text that a change of letters cuts stays together, even if its line was taken for that of a column beside it.
    const own = latest.find((one) => goesOnFrom(one, piece))
    if (own) own.pieces.push(piece)
    else if (!line) lines.push({ base: piece.base, height: piece.height, pieces: [piece] })
    else {
      line.pieces.push(piece)
      // The small letters of a line decide its position.
      if (piece.height < line.height) Object.assign(line, { base: piece.base, height: piece.height })
    }
  }
  return lines
}

/** The rough width of a letter relative to others, by which positions within a run are computed. */
const weightOf = (letter: string): number => {
  if (/[\d$€£+<>=]/.test(letter)) return 56
  if (/[ .,:;'!|il\u00a0jtfI]/.test(letter)) return 29
  if (/[()\-/[\]r"]/.test(letter)) return 34
  if (/[mwMW@%]/.test(letter)) return 88
  return /\p{Lu}/u.test(letter) ? 69 : 54
}

interface Letter {
  readonly text: string
  readonly left: number
  readonly right: number
}

const columnBreak = '\f'

const isCredit = (text: string): boolean => /^\s*(?:CR|Cr)\s*$/.test(text)

const lettersOf = (piece: Piece): readonly Letter[] => {
  const letters = Array.from(piece.text)
  const weights = letters.map(weightOf)
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  let left = piece.left
  return letters.map((letter, index) => {
    const right = left + ((piece.right - piece.left) * (weights[index] ?? 0)) / whole
    const placed = { text: plainLetter(letter), left, right }
    left = right
    return placed
  })
}

/** The letters of a line, with a blank for each gap and a break for each wide gap. */
const lettersOfLine = (pieces: readonly Piece[]): readonly Letter[] => {
  const letters: Letter[] = []
  let end: number | null = null
  let blank = ''
  for (const piece of pieces.toSorted((a, b) => a.left - b.left)) {
    if (piece.text.trim() === '') {
      // pdf.js may report a run of blanks as far too wide, so only its existence counts.
      blank ||= plainLetter(piece.text.charAt(0))
      continue
    }
    const gap = end === null ? 0 : (piece.left - end) / piece.height
    const far = gap < overprint || (gap > columnGap && !(gap < 4 && isCredit(piece.text)))
    const between = far ? columnBreak : blank || (gap > spaceGap ? ' ' : '')
    if (end !== null && between !== '') letters.push({ text: between, left: end, right: piece.left })
    letters.push(...lettersOf(piece))
    end = piece.right
    blank = ''
  }
  return letters
}

const cellOf = (letters: readonly Letter[], base: number, height: number): Cell => {
  const text = letters.map((letter) => letter.text).join('')
  const lefts = letters.flatMap((letter) => letter.text.split('').map(() => letter.left))
  const rights = letters.flatMap((letter) => letter.text.split('').map(() => letter.right))
  return { text, lefts, rights, base, height }
}

/** Three blanks within a run also count as a gap between columns. */
const wideBlank = /[ \u00a0]{3,}|\f/g

const cellsOf = ({ pieces, base }: OpenLine): readonly Cell[] => {
  const whole = cellOf(lettersOfLine(pieces), base, Math.max(...pieces.map(({ height }) => height)))
  const cells: Cell[] = []
  const add = (start: number, end: number): void => {
    const text = whole.text.slice(start, end)
    if (text.trim() === '') return
    const { height } = whole
    cells.push({
      text,
      lefts: whole.lefts.slice(start, end),
      rights: whole.rights.slice(start, end),
      base,
      height,
    })
  }
  let start = 0
  for (const { index, 0: blank } of whole.text.matchAll(wideBlank)) {
    add(start, index)
    start = index + blank.length
  }
  add(start, whole.text.length)
  return cells
}

const allTurns: readonly Turns[] = [0, 1, 2, 3]

/** The lines of a page from top to bottom, for each reading direction separately. */
export const linesOf = (page: PageText): readonly Line[] =>
  allTurns.flatMap((turns) => {
    const pieces = page.runs.filter((run) => run.turns === turns).map(pieceOf)
    return inLines(pieces).map((line) => ({
      turns,
      base: line.base,
      height: line.height,
      cells: cellsOf(line),
    }))
  })

/** The rectangle on the page of the letters from `start` to `end` of a cell. */
export const rectOf = (cell: Cell, turns: Turns, start: number, end: number): Rect => {
  const left = cell.lefts[start] ?? 0
  const along = Math.max(0, (cell.rights[end - 1] ?? left) - left)
  // A fifth of the letters' height lies below the baseline.
  const low = cell.base - cell.height * 0.22
  const across = cell.height * 1.16
  switch (turns) {
    case 0:
      return { x: left, y: low, width: along, height: across }
    case 1:
      return { x: -low - across, y: left, width: across, height: along }
    case 2:
      return { x: -left - along, y: -low - across, width: along, height: across }
    case 3:
      return { x: low, y: -left - along, width: across, height: along }
  }
}
