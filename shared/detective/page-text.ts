/** Quarter turns, counter-clockwise, of the direction in which a text is read. */
export type Turns = 0 | 1 | 2 | 3

/**
 * A piece of text from pdf.js. Positions are points in the page's own space: the origin is at the bottom left, and y
 * goes up.
 */
export interface TextRun {
  readonly text: string
  /** The beginning of its baseline. */
  readonly x: number
  readonly y: number
  /** Along the baseline. */
  readonly width: number
  readonly height: number
  readonly turns: Turns
}

export interface PageText {
  /** Counted from 1. */
  readonly number: number
  readonly runs: readonly TextRun[]
}

/** A rectangle in the page's own space, points. */
export interface Rect {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The position of something in the document. */
export interface Place {
  readonly page: number
  readonly rect: Rect
}

/** The parts that are used of an item of pdf.js's `getTextContent`. */
export interface TextItem {
  readonly str: string
  readonly transform: readonly number[]
  readonly width: number
  readonly height: number
}

const turnsOf = (across: number, up: number): Turns => {
  if (Math.abs(across) >= Math.abs(up)) return across < 0 ? 2 : 0
  return up < 0 ? 3 : 1
}

/** Converts an item of pdf.js into a run. Slanted text is treated as if it ran along the nearest side of the page. */
export const runOf = ({ str, transform, width, height }: TextItem): TextRun => {
  const [across = 1, up = 0, c = 0, d = 1, x = 0, y = 0] = transform
  return { text: str, x, y, width, height: height || Math.hypot(c, d), turns: turnsOf(across, up) }
}
