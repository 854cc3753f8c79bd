import { datesIn, type PrintedDate } from './dates'
import { isFiller, meaningOf, type Meaning } from './labels'
import type { Cell, Line } from './text-lines'

/** A text that may be a label, and what it says about values beside or below it. */
export interface Label {
  readonly id: number
  readonly meanings: readonly Meaning[]
}

/** A part of a cell: a value, a text that may be a label, or a text between them without meaning. */
interface Piece {
  readonly cell: number
  readonly start: number
  readonly end: number
  readonly left: number
  readonly right: number
  readonly text: string
  readonly kind: 'value' | 'label' | 'filler'
  /** For a label, the label itself. For a value, the label at the head of its column. */
  label: Label | null
}

/** What may be a label for the next line. */
interface Above {
  readonly left: number
  readonly right: number
  readonly base: number
  readonly height: number
  readonly isLabel: boolean
  /** The texts of a head with several lines, joined. */
  readonly text: string
  readonly label: Label | null
}

/** A line with its dates, and with the labels of its parts. */
export interface LaidOutLine {
  readonly line: Line
  /** For each cell. */
  readonly dates: readonly (readonly PrintedDate[])[]
  readonly pieces: readonly Piece[]
}

/** In multiples of the letters' height: how far below a label a value, or the next line of the same label, may be. */
const valueBelow = 4
const stacked = 1.8
/** Text that goes on in the next line is closer than the lines of a list. */
const goesOn = 1.4
/** More columns than any bill has. */
const maxFront = 120

const valueWord = /(?<![\p{L}\d])[\p{L}]{0,6}[-$€£(+]*\d[^\s\u00a0]*/gu

const spansOf = (text: string, dates: readonly PrintedDate[]): readonly (readonly [number, number])[] => {
  const words = [...text.matchAll(valueWord)].map(
    ({ index, 0: found }) => [index, index + found.length] as const,
  )
  const apart = words.filter(([start, end]) => !dates.some((date) => date.start < end && start < date.end))
  return [...apart, ...dates.map(({ start, end }) => [start, end] as const)].toSorted((a, b) => a[0] - b[0])
}

const piecesOf = (cell: Cell, index: number, dates: readonly PrintedDate[]): readonly Piece[] => {
  const pieces: Piece[] = []
  const add = (start: number, end: number, isValue: boolean): void => {
    const text = cell.text.slice(start, end)
    if (text.trim() === '') return
    const kind = isValue ? 'value' : isFiller(text) ? 'filler' : 'label'
    const left = cell.lefts[start] ?? 0
    const right = cell.rights[end - 1] ?? left
    pieces.push({ cell: index, start, end, left, right, text, kind, label: null })
  }
  let done = 0
  for (const [start, end] of spansOf(cell.text, dates)) {
    add(done, start, false)
    add(start, end, true)
    done = Math.max(done, end)
  }
  add(done, cell.text.length, false)
  return pieces
}

const overlap = (a: { left: number; right: number }, b: { left: number; right: number }): number =>
  Math.min(a.right, b.right) - Math.max(a.left, b.left)

/**
 * The rest of a label that goes on in the line below while its value stands beside its first line; null if it does not:
 * a text with a value of its own is another label.
 */
const restOfLabel = (label: Piece, value: Piece, line: Line, following: readonly Line[]): string | null => {
  for (const below of following) {
    const height = Math.max(line.height, below.height)
    if (below.turns !== line.turns || line.base - below.base > goesOn * height) return null
    const at = below.cells.findIndex(
      ({ text, lefts }) => Math.abs((lefts[0] ?? 0) - label.left) < height && !/\d/.test(text),
    )
    if (at < 0) continue
    const besides = below.cells
      .slice(at + 1)
      .map(({ lefts, rights }) => ({ left: lefts[0] ?? 0, right: rights.at(-1) ?? 0 }))
    return besides.some((one) => overlap(one, value) > 0) ? null : (below.cells[at]?.text ?? null)
  }
  return null
}

/** Lays out the lines of a page one after the other, from top to bottom. */
export class PageLayout {
  #front: readonly Above[] = []
  #turns: Line['turns'] | null = null
  readonly #nextId: () => number

  constructor(nextId: () => number) {
    this.#nextId = nextId
  }

  /** `following` are some of the lines after it. */
  next(line: Line, following: readonly Line[]): LaidOutLine {
    if (line.turns !== this.#turns) this.#front = []
    this.#turns = line.turns
    const dates = line.cells.map(({ text }) => datesIn(text))
    const pieces = line.cells.flatMap((cell, index) => piecesOf(cell, index, dates[index] ?? []))
    const now = pieces.flatMap((piece) => this.#under(piece, line))
    this.#completeLabels(pieces, line, following)
    const kept = this.#front.filter((above) => !now.some((one) => overlap(one, above) > 0))
    this.#front = [...now, ...kept].slice(0, maxFront)
    return { line, dates, pieces }
  }

  #completeLabels(pieces: readonly Piece[], line: Line, following: readonly Line[]): void {
    const parts = pieces.filter(({ kind }) => kind !== 'filler')
    parts.forEach((piece, index) => {
      const value = parts[index + 1]
      if (piece.kind !== 'label' || value?.kind !== 'value' || value.cell === piece.cell) return
      const rest = restOfLabel(piece, value, line, following)
      const meanings = rest === null ? [] : meaningOf(`${piece.text} ${rest}`)
      if (meanings.length > 0) piece.label = { id: this.#nextId(), meanings }
    })
  }

  /** Gives the piece the label above it, and returns what it means for the lines below. */
  #under(piece: Piece, { base, height }: Line): readonly Above[] {
    if (piece.kind === 'filler') return []
    const above = this.#front
      .filter((one) => overlap(one, piece) > 0.2 * Math.min(one.right - one.left, piece.right - piece.left))
      .toSorted((a, b) => overlap(b, piece) - overlap(a, piece))[0]
    const distance = above ? (above.base - base) / Math.max(height, above.height) : Infinity
    const { left, right } = piece
    if (piece.kind === 'value') {
      piece.label = above && distance <= valueBelow ? above.label : null
      return [{ left, right, base, height, isLabel: false, text: '', label: piece.label }]
    }
    const text =
      above?.isLabel === true && distance <= stacked ? `${above.text} ${piece.text}`.slice(-120) : piece.text
    // `Bill` above `Date` says more than `Date` alone; but two labels of a list, one above the other, have no meaning
    // together.
    const together = meaningOf(text)
    piece.label = { id: this.#nextId(), meanings: together.length > 0 ? together : meaningOf(piece.text) }
    return [{ left, right, base, height, isLabel: true, text, label: piece.label }]
  }
}

export interface LabelsOf {
  /** The label to its left, in the same line. */
  readonly beside: Label | null
  /** The label above it, at the head of its column. */
  readonly above: Label | null
}

/** The labels of what begins at `start` of a cell. */
export const labelsOf = ({ pieces }: LaidOutLine, cell: number, start: number, end: number): LabelsOf => {
  // A currency before an amount belongs to the text before it.
  const from = pieces.findIndex(
    (piece) => piece.cell === cell && (piece.start >= start || (piece.kind === 'value' && piece.end > start)),
  )
  const at = from < 0 ? pieces.length : from
  const beside = pieces.slice(0, at).findLast(({ kind }) => kind === 'label')?.label ?? null
  const own = pieces.find(
    (piece) => piece.cell === cell && piece.kind === 'value' && piece.start < end && piece.end > start,
  )
  return { beside, above: own?.label ?? null }
}
