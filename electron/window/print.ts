import type { WebContents, WebContentsPrintOptions } from 'electron'
import { fail, ok, type Result } from '../../shared/errors/failure'

/** A size in points (1/72 inch). */
interface Size {
  readonly width: number
  readonly height: number
}

const papers = [
  { name: 'Letter', width: 612, height: 792 },
  { name: 'A4', width: 595, height: 842 },
  { name: 'Legal', width: 612, height: 1008 },
  { name: 'A5', width: 420, height: 595 },
  { name: 'A3', width: 842, height: 1191 },
  { name: 'Tabloid', width: 792, height: 1224 },
] as const

/** Bills are made by programs that round their sizes differently. */
const tolerance = 3
const micronsPerPoint = 25_400 / 72
/** The least that Electron accepts, in microns. */
const leastMicrons = 353

const microns = (points: number): number => Math.max(leastMicrons, Math.round(points * micronsPerPoint))
const isNear = (a: number, b: number): boolean => Math.abs(a - b) <= tolerance

/**
 * The paper of a page: a known one, which printers have, or else exactly its size. A page that is wider than high is
 * landscape.
 */
export const paperOf = ({ width, height }: Size): Pick<WebContentsPrintOptions, 'pageSize' | 'landscape'> => {
  const upright = { width: Math.min(width, height), height: Math.max(width, height) }
  const known = papers.find(
    (paper) => isNear(paper.width, upright.width) && isNear(paper.height, upright.height),
  )
  return {
    landscape: width > height,
    pageSize: known?.name ?? { width: microns(upright.width), height: microns(upright.height) },
  }
}

/**
 * Prints what a page has prepared for print media, after the system's dialog. Nothing is written to a file by the
 * console. `printed` is false if the person cancelled.
 */
export const printPage = (
  contents: Pick<WebContents, 'print'>,
  size: Size,
): Promise<Result<{ readonly printed: boolean }>> =>
  new Promise((resolve) => {
    const options = {
      silent: false,
      printBackground: true,
      margins: { marginType: 'none' },
      ...paperOf(size),
    } as const
    contents.print(options, (printed, reason) => {
      if (printed) resolve(ok({ printed }))
      else if (/cancel/i.test(reason)) resolve(ok({ printed: false }))
      else resolve(fail('print-failed', { detail: reason }))
    })
  })
