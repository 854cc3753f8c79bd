import { z } from 'zod'

/** The PDF frame's own origin and page: nothing but these files, no bridge, a policy of its own. */
export const pdfFrameOrigin = 'app://pdf'
export const pdfFrameUrl = `${pdfFrameOrigin}/pdf-frame/index.html`

/** What the page says to the frame, over the one port it hands in. `document` is the page's number for what it opened. */
export type PdfCommand =
  | { readonly type: 'open'; readonly document: number; readonly bytes: ArrayBuffer }
  | { readonly type: 'close' }
  | { readonly type: 'page'; readonly number: number }
  | { readonly type: 'zoom'; readonly to: 'in' | 'out' | 'width' | 'page' | number }
  | { readonly type: 'rotate' }
  | {
      readonly type: 'find'
      readonly query: string
      readonly matchCase: boolean
      /** `new` starts at the current page; the others go on from the match that is marked. */
      readonly step: 'new' | 'next' | 'previous'
    }
  | { readonly type: 'find-end' }

const count = z.int().min(0)
const document = count

/** Why a document is not shown. */
const pdfFailure = z.enum([
  'too-large',
  'too-many-pages',
  'not-a-pdf',
  'damaged',
  'password-declined',
  'too-slow',
  'viewer-stopped',
])

/**
 * What the frame says to the page. The frame has read a foreign file, so the page parses each message. `document` tells
 * the messages of a document that was left from those of the one shown.
 */
export const pdfEvent = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ready') }),
  z.strictObject({ type: z.literal('opened'), document, pages: count }),
  z.strictObject({ type: z.literal('failed'), document, reason: pdfFailure, pages: count.optional() }),
  z.strictObject({ type: z.literal('password'), document }),
  z.strictObject({ type: z.literal('page'), document, number: count }),
  /** `scale` 1 is 100 %; `fit` where the zoom follows the width of the frame. */
  z.strictObject({
    type: z.literal('zoom'),
    document,
    scale: z.number().positive(),
    fit: z.enum(['width', 'page']).nullable(),
  }),
  z.strictObject({
    type: z.literal('found'),
    document,
    current: count,
    total: count,
    searching: z.boolean(),
  }),
  /** A key of the console's pressed while the frame had the focus. */
  z.strictObject({ type: z.literal('key'), key: z.enum(['find', 'save', 'previous', 'next', 'close']) }),
])

export type PdfEvent = z.infer<typeof pdfEvent>
export type PdfFailure = z.infer<typeof pdfFailure>
