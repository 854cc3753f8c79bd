import { deflateSync } from 'node:zlib'
import {
  concatTransformationMatrix,
  drawObject,
  popGraphicsState,
  pushGraphicsState,
  type PDFDocument,
  type PDFPage,
  type PDFRef,
} from '@cantoo/pdf-lib'
import { hash } from '../random'
import type { PrintedLine } from './bill-ways'

/** A page as a scanner makes it: one picture, a little askew, without a letter that could be searched. */

/** Five columns of seven dots for each sign from the blank to Z, the lowest bit at the top. */
const dots = `0000000000 00005F0000 0007000700 147F147F14 242A7F2A12 2313086462 3649552250 0005030000
001C224100 0041221C00 14083E0814 08083E0808 0050300000 0808080808 0060600000 2010080402
3E5149453E 00427F4000 4261514946 2141454B31 1814127F10 2745454539 3C4A494930 0171090503
3649494936 064949291E 0036360000 0056360000 0814224100 1414141414 0041221408 0201510906
324979413E 7E1111117E 7F49494936 3E41414122 7F4141221C 7F49494941 7F09090901 3E4149497A
7F0808087F 00417F4100 2040413F01 7F08142241 7F40404040 7F020C027F 7F0408107F 3E4141413E
7F09090906 3E4151215E 7F09192946 4649494931 01017F0101 3F4040403F 1F2040201F 3F4038403F
6314081463 0708700807 6151494543`.split(/\s+/)

const columnsOf = (sign: string): Uint8Array => {
  const at = sign.toUpperCase().charCodeAt(0) - 32
  return Buffer.from(dots[at] ?? dots['?'.charCodeAt(0) - 32] ?? '', 'hex')
}

/** Letter paper at 100 dots an inch, one bit a dot; 1 is white. */
const [width, height] = [850, 1100]
const bytesInRow = Math.ceil(width / 8)
/** Dots of the page for each dot of a sign. */
const scale = 2
const stepAcross = 6 * scale
/** The paper lay this much askew: a dot down for this many to the right. */
const askew = 160

class Paper {
  readonly #bits = new Uint8Array(bytesInRow * height).fill(0xff)

  dot(x: number, y: number): void {
    if (x < 0 || x >= width || y < 0 || y >= height) return
    const at = y * bytesInRow + (x >> 3)
    this.#bits[at] = (this.#bits[at] ?? 0) & ~(0x80 >> (x & 7))
  }

  write(text: string, left: number, top: number): void {
    Array.from(text).forEach((sign, at) => {
      columnsOf(sign).forEach((column, across) => {
        for (let down = 0; down < 7; down++) {
          if (column & (1 << down)) this.#square(left + at * stepAcross + across * scale, top + down * scale)
        }
      })
    })
  }

  /** Dust on the glass. */
  dust(key: string): void {
    for (let speck = 0; speck < 400; speck++) {
      this.dot(hash(key, speck, 'x') % width, hash(key, speck, 'y') % height)
    }
  }

  bits(): Uint8Array {
    return this.#bits
  }

  #square(x: number, y: number): void {
    const lower = Math.round(x / askew)
    for (let right = 0; right < scale; right++) {
      for (let down = 0; down < scale; down++) this.dot(x + right, y + down + lower)
    }
  }
}

/** A picture in a PDF with one bit a dot, of which 1 is white; each row of dots begins with a byte of its own. */
export const blackAndWhite = (pdf: PDFDocument, width: number, height: number, bits: Uint8Array): PDFRef =>
  pdf.context.register(
    pdf.context.stream(deflateSync(bits), {
      Type: 'XObject',
      Subtype: 'Image',
      Width: width,
      Height: height,
      ColorSpace: 'DeviceGray',
      BitsPerComponent: 1,
      Filter: 'FlateDecode',
    }),
  )

/** Puts the picture of a bill on a page. `key` decides where its dust lies. */
export const drawScan = (
  pdf: PDFDocument,
  page: PDFPage,
  title: string,
  lines: readonly PrintedLine[],
  key: string,
): void => {
  const paper = new Paper()
  paper.write(title, 80, 90)
  const widest = Math.max(0, ...lines.map(({ label }) => label.length)) + 2
  lines.forEach(({ label, value }, at) => paper.write(label.padEnd(widest, ' ') + value, 80, 150 + at * 26))
  paper.dust(key)
  const name = page.node.newXObject('Scan', blackAndWhite(pdf, width, height, paper.bits()))
  const { width: across, height: down } = page.getSize()
  page.pushOperators(
    pushGraphicsState(),
    concatTransformationMatrix(across, 0, 0, down, 0, 0),
    drawObject(name),
    popGraphicsState(),
  )
}
