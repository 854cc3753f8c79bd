import type { PageText, TextRun } from '../../shared/detective/page-text'

/** What cuts a text into runs: how long the next one is, and how far from its place it stands, in parts of the letters' height. */
export interface Cuts {
  readonly length: (left: number) => number
  readonly kerning: () => number
}

export const whole: Cuts = { length: (left) => left, kerning: () => 0 }

/** A page that text is put on, as a PDF would have it: half a letter's height for each letter. */
export const printedPage = (cuts: Cuts = whole) => {
  const runs: TextRun[] = []
  const put = (x: number, y: number, text: string, size = 10): void => {
    const letters = Array.from(text)
    let at = 0
    while (at < letters.length) {
      const count = Math.max(1, Math.min(letters.length - at, cuts.length(letters.length - at)))
      const part = letters.slice(at, at + count).join('')
      const left = x + at * size * 0.5 + (at === 0 ? 0 : cuts.kerning() * size)
      runs.push({ text: part, x: left, y, width: count * size * 0.5, height: size, turns: 0 })
      at += count
    }
  }
  return {
    put,
    /** Ends at `x`. */
    putRight: (x: number, y: number, text: string, size = 10): void =>
      put(x - text.length * size * 0.5, y, text, size),
    page: (number = 1): PageText => ({ number, runs }),
  }
}
