/** What a chart has really drawn, read back from its canvases: a side that draws nothing would be the fastest. */
interface Ink {
  /** The number of drawn pixels, and of the columns that have any. */
  readonly pixels: number
  readonly columns: number
  /** Tells two pictures apart. */
  readonly print: number
}

/** Whether a pixel is a part of the drawing, and not of its background, its axes or their words. */
type IsInk = (red: number, green: number, blue: number, alpha: number) => boolean

/** The blue of a series, as a line or as the lighter area below it. */
export const isBlue: IsInk = (red, _green, blue, alpha) => alpha > 30 && blue - red > 60

/** Everything but the background, which is transparent on all sides. */
export const isAnything: IsInk = (_red, _green, _blue, alpha) => alpha > 0

export const inkOf = (host: HTMLElement, isInk: IsInk): Ink => {
  const columns = new Set<number>()
  let pixels = 0
  let print = 0
  for (const canvas of host.querySelectorAll('canvas')) {
    const { width, height } = canvas
    const data = canvas.getContext('2d')?.getImageData(0, 0, width, height).data ?? []
    const byte = (at: number): number => data[at] ?? 0
    for (let at = 0; at < data.length; at += 4) {
      const [red, green, blue, alpha] = [byte(at), byte(at + 1), byte(at + 2), byte(at + 3)]
      if (!isInk(red, green, blue, alpha)) continue
      pixels++
      columns.add((at / 4) % width)
      print = (Math.imul(print ^ (at + red + green + blue + alpha), 16_777_619) + at) | 0
    }
  }
  return { pixels, columns: columns.size, print }
}

interface Least {
  readonly pixels: number
  readonly columns: number
}

/** Refuses the round of a side that has drawn less than these readings need. */
export const proven = (side: string, found: Ink, least: Least): Ink => {
  if (found.pixels < least.pixels || found.columns < least.columns) {
    throw new Error(
      `${side} has drawn ${found.pixels} pixels in ${found.columns} columns, expected at least ${least.pixels} in ${least.columns}`,
    )
  }
  return found
}
