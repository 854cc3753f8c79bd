import type { PagePicture } from '../../lib/pdf-messages'

/** Pixels of the pictures that are in memory together: 30 pages of A4 paper with 300 dots an inch, or 120 with 150. */
const pixelsOfPart = 250 * 1024 * 1024

type Size = Pick<PagePicture, 'width' | 'height'>
/** A size in points (1/72 inch). */
export type Paper = PagePicture['paper']

const pixelsOf = ({ width, height }: Size): number => width * height

/** The pages that are printed together. */
export interface PrintPart {
  readonly first: number
  readonly last: number
  readonly pixels: number
  readonly papers: readonly Paper[]
}

export const partFrom = (page: number): PrintPart => ({ first: page, last: page - 1, pixels: 0, papers: [] })

export const withPage = (part: PrintPart, picture: PagePicture): PrintPart => ({
  ...part,
  last: part.last + 1,
  pixels: part.pixels + pixelsOf(picture),
  papers: [...part.papers, picture.paper],
})

/**
 * Whether a part is printed before this page is added. It ends after an even number of pages where it can, so that on
 * both sides of the paper no side stays empty. `follow` pages come after this one.
 */
export const isFull = (part: PrintPart, next: Size, follow: number): boolean => {
  const count = part.papers.length
  const wanted = count % 2 === 0 && follow > 0 ? 2 : 1
  return count > 0 && part.pixels + wanted * pixelsOf(next) > pixelsOfPart
}

export const isSamePaper = (one: Paper, other: Paper): boolean =>
  Math.abs(one.width - other.width) <= 1 && Math.abs(one.height - other.height) <= 1

/** The paper of most of these pages; of as many, that of the first. */
export const usualPaper = (papers: readonly Paper[]): Paper => {
  const countOf = (paper: Paper): number => papers.filter((other) => isSamePaper(paper, other)).length
  const [first = { width: 612, height: 792 }, ...rest] = papers
  return rest.reduce((most, paper) => (countOf(paper) > countOf(most) ? paper : most), first)
}
