import { PageSizes, PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib'
import { blackAndWhite } from '../../electron/practice/world/bill-scan'

/** A PDF with empty pages of these sizes, in points. */
export const pagesOfSizes = async (sizes: readonly (readonly [number, number])[]): Promise<Uint8Array> => {
  const pdf = await PDFDocument.create()
  for (const [width, height] of sizes) pdf.addPage([width, height])
  return pdf.save()
}

/** A PDF with this number of empty pages. */
export const pagesOf = (count: number): Promise<Uint8Array> =>
  pagesOfSizes(Array.from({ length: count }, () => PageSizes.Letter))

/** One page with one black and white image of this size. */
export const imageOf = async (width: number, height: number): Promise<Uint8Array> => {
  const pdf = await PDFDocument.create()
  const page = pdf.addPage(PageSizes.Letter)
  const dots = Buffer.alloc(Math.ceil(width / 8) * height, 0x55)
  const image = blackAndWhite(pdf, width, height, dots)
  page.node.setXObject(PDFName.of('Im0'), image)
  const content = pdf.context.register(pdf.context.stream('q 500 0 0 500 50 50 cm /Im0 Do Q'))
  page.node.set(PDFName.of('Contents'), content)
  return pdf.save()
}

/** The document's own outline, with an entry that leads to each of these pages. */
const addOutline = (pdf: PDFDocument, titles: readonly string[]): void => {
  const { context } = pdf
  const root = context.nextRef()
  const entries = titles.map(() => context.nextRef())
  titles.forEach((title, at) => {
    const [entry, before, after] = [entries[at], entries[at - 1], entries[at + 1]]
    if (!entry) return
    context.assign(
      entry,
      context.obj({
        Title: PDFString.of(title),
        Parent: root,
        Dest: [pdf.getPage(at).ref, PDFName.of('Fit')],
        ...(before && { Prev: before }),
        ...(after && { Next: after }),
      }),
    )
  })
  const [first] = entries
  const last = entries.at(-1)
  if (!first || !last) return
  context.assign(root, context.obj({ Type: 'Outlines', First: first, Last: last, Count: titles.length }))
  pdf.catalog.set(PDFName.of('Outlines'), root)
}

/**
 * Two pages of text with an outline, a link out of the document and an action that would run JavaScript.
 */
export const textWithLink = async (): Promise<Uint8Array> => {
  const pdf = await PDFDocument.create()
  pdf.addJavaScript('start', 'app.alert("ran"); globalThis.ran = true')
  const first = pdf.addPage(PageSizes.Letter)
  first.drawText('Electric charges 85.12', { x: 72, y: 700 })
  first.drawText('See example.com', { x: 72, y: 660 })
  const link = pdf.context.register(
    pdf.context.obj({
      Type: 'Annot',
      Subtype: 'Link',
      Rect: [72, 655, 200, 675],
      A: { Type: 'Action', S: 'URI', URI: PDFString.of('https://example.com/') },
    }),
  )
  pdf.addPage(PageSizes.Letter).drawText('Gas charges 85.12', { x: 72, y: 700 })
  first.node.set(PDFName.of('Annots'), pdf.context.obj([link]))
  addOutline(pdf, ['Electricity', 'Gas'])
  return pdf.save()
}
