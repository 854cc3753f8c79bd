import { z } from 'zod'
import { fieldIds, type FieldId } from '../../shared/detective/fields'
import { detectiveLimits } from '../../shared/detective/detective'
import { maxPlaces } from '../../shared/detective/finding'
import type { Bill } from '../../shared/domain/bill'
import { pdfKeyNames } from './pdf-keys'
import { pdfLimits } from './pdf-limits'

/** The PDF frame has an origin of its own, with nothing but its files, no bridge and its own content policy. */
export const pdfFrameOrigin = 'app://pdf'
export const pdfFrameUrl = `${pdfFrameOrigin}/pdf-frame/index.html`

/**
 * Messages from the page to the frame, over the only port that the page gives it. `document` is the page's number for
 * the document that it opened.
 */
export type PdfCommand =
  | { readonly type: 'open'; readonly document: number; readonly bytes: ArrayBuffer }
  | { readonly type: 'close' }
  | { readonly type: 'page'; readonly number: number }
  | { readonly type: 'zoom'; readonly to: 'in' | 'out' | 'width' | 'page' | number }
  | { readonly type: 'rotate' }
  /** Pages side by side, or one below the other. */
  | { readonly type: 'spread'; readonly pages: 1 | 2 }
  | {
      readonly type: 'find'
      readonly query: string
      readonly matchCase: boolean
      /** `new` searches from the current page; the others continue from the marked match. */
      readonly step: 'new' | 'next' | 'previous'
    }
  | { readonly type: 'find-end' }
  /** Looks up a record in the text of the shown document. `check` is the page's number for this comparison. */
  | {
      readonly type: 'check'
      readonly document: number
      readonly check: number
      readonly bill: Bill
      readonly others: readonly Bill[]
      /** The record's values, which are written beside values that differ. */
      readonly words: Readonly<Partial<Record<FieldId, string>>>
    }
  /** Looks up a record in a document that is not shown. */
  | {
      readonly type: 'examine'
      readonly number: number
      readonly bytes: ArrayBuffer
      readonly bill: Bill
      readonly others: readonly Bill[]
    }
  /** What is shown at the side of the pages. */
  | { readonly type: 'side'; readonly show: PdfSide | null }
  /** Draws a page into memory. `number` is the page's number for this question. */
  | {
      readonly type: 'picture'
      readonly document: number
      readonly number: number
      readonly page: number
      /** Pixels for each point of the paper; fewer if the picture would be too large. */
      readonly scale: number
      /** Turned as on the screen and with the marks of the findings, or else as it is printed. */
      readonly asShown: boolean
    }
  /** Scrolls to a place of a finding. After the last of its places comes the first again. */
  | { readonly type: 'show-finding'; readonly field: FieldId; readonly place: number }

const side = z.enum(['thumbnails', 'outline'])
export type PdfSide = z.infer<typeof side>

const count = z.int().min(0)
const document = count

/** The reasons why a document cannot be shown. */
const pdfFailure = z.enum([
  'too-large',
  'too-many-pages',
  'not-a-pdf',
  'damaged',
  'password-declined',
  'too-slow',
  'viewer-stopped',
])

const field = z.enum(fieldIds as readonly [FieldId, ...FieldId[]])

/** The part of a finding that the page receives. The positions stay in the frame, which marks them. */
const finding = z.strictObject({
  field,
  state: z.enum(['found', 'several', 'not-found', 'different']),
  /** The page number of each place. */
  pages: z.array(z.int().min(1).max(detectiveLimits.pages)).max(maxPlaces),
  printed: z.string().max(60).nullable(),
})

const detection = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('no-text') }),
  z.strictObject({
    kind: z.literal('checked'),
    findings: z.array(finding).max(fieldIds.length),
    pagesRead: count,
    pages: count,
  }),
])

/** More than the longest side of any picture within `pdfLimits.picturePixels`. */
const pixels = z.int().min(1).max(32_767)
const points = z.number().positive().max(20_000)

/** A page as pixels (RGBA). The page encodes them itself, so that no decoder reads what the frame has made. */
const picture = z
  .strictObject({
    width: pixels,
    height: pixels,
    /** The size of the paper in points (1/72 inch). */
    paper: z.strictObject({ width: points, height: points }),
    pixels: z.instanceof(ArrayBuffer),
  })
  .refine(({ width, height, pixels: { byteLength } }) => byteLength === width * height * 4)
  .refine(({ width, height }) => width * height <= pdfLimits.picturePixels)

/**
 * Messages from the frame to the page. The frame has read a file from outside, so the page validates each message.
 * `document` tells the messages about the shown document from those about an earlier one.
 */
export const pdfEvent = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ready') }),
  z.strictObject({ type: z.literal('opened'), document, pages: count }),
  z.strictObject({ type: z.literal('failed'), document, reason: pdfFailure, pages: count.optional() }),
  z.strictObject({ type: z.literal('password'), document }),
  z.strictObject({ type: z.literal('page'), document, number: count }),
  /** `scale` 1 means 100 %; `fit` is set if the zoom follows the width of the frame. */
  z.strictObject({
    type: z.literal('zoom'),
    document,
    scale: z.number().positive(),
    fit: z.enum(['width', 'page']).nullable(),
  }),
  z.strictObject({ type: z.literal('spread'), document, pages: z.literal([1, 2]) }),
  z.strictObject({ type: z.literal('side'), document, shown: side.nullable() }),
  /** How many entries the document's own outline has. */
  z.strictObject({ type: z.literal('outline'), document, entries: count }),
  /** Null if the page cannot be drawn. */
  z.strictObject({ type: z.literal('picture'), number: count, picture: picture.nullable() }),
  z.strictObject({
    type: z.literal('found'),
    document,
    current: count,
    total: count,
    searching: z.boolean(),
  }),
  z.strictObject({ type: z.literal('checked'), document, check: count, detection }),
  /** Null if the document could not be read. */
  z.strictObject({ type: z.literal('examined'), number: count, detection: detection.nullable() }),
  /** A key of the console that was pressed while the frame had the focus. */
  z.strictObject({
    type: z.literal('key'),
    key: z.enum(pdfKeyNames),
  }),
])

export type PdfEvent = z.infer<typeof pdfEvent>
export type PdfFailure = z.infer<typeof pdfFailure>
export type PagePicture = z.infer<typeof picture>
export type PdfDetection = z.infer<typeof detection>
export type PdfFinding = z.infer<typeof finding>
