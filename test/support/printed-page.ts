import type { PageText, TextRun } from '../../shared/detective/page-text'

/**
 * How a text is cut into runs: the length of the next run, and how far it is shifted from its place, in multiples of
 * the letters' height.
 */
export interface Cuts {
  readonly length: (left: number) => number
  readonly kerning: () => number
}

export const whole: Cuts = { length: (left) => left, kerning: () => 0 }

/** A page on which text is placed, as a PDF would have it. Each letter is half as wide as it is high. */
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
    /** Places a text that ends at `x`. */
    putRight: (x: number, y: number, text: string, size = 10): void =>
      put(x - text.length * size * 0.5, y, text, size),
    page: (number = 1): PageText => ({ number, runs }),
  }
}
