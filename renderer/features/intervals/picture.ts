import type { Colours } from './colours'

/** What is added around the drawing, so that the picture can be understood without the window. */
interface Frame {
  readonly title: string
  readonly lines: readonly string[]
}

const padding = 16
const lineHeight = 18

const blobOf = (canvas: HTMLCanvasElement): Promise<Blob> =>
  new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the picture is empty'))), 'image/png')
  })

/** The content of a canvas with a title above and lines below it, as a PNG in base64. */
export const pictureOf = async (
  drawing: HTMLCanvasElement,
  { title, lines }: Frame,
  colours: Colours,
): Promise<string> => {
  const ratio = window.devicePixelRatio || 1
  const inner = { width: drawing.width / ratio, height: drawing.height / ratio }
  const canvas = document.createElement('canvas')
  const width = inner.width + 2 * padding
  const height = inner.height + 3 * padding + lineHeight * (1 + lines.length)
  canvas.width = Math.round(width * ratio)
  canvas.height = Math.round(height * ratio)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no canvas')
  context.scale(ratio, ratio)
  context.fillStyle = colours.ground
  context.fillRect(0, 0, width, height)
  context.textBaseline = 'top'
  context.fillStyle = colours.strongest
  context.font = colours.font.replace('11px', '600 14px')
  context.fillText(title, padding, padding, inner.width)
  context.drawImage(drawing, padding, padding + lineHeight + padding / 2, inner.width, inner.height)
  context.fillStyle = colours.text
  context.font = colours.font
  lines.forEach((line, index) => {
    context.fillText(line, padding, 2 * padding + lineHeight * (1 + index) + inner.height, inner.width)
  })
  const bytes = new Uint8Array(await (await blobOf(canvas)).arrayBuffer())
  let text = ''
  for (let from = 0; from < bytes.length; from += 8192)
    text += String.fromCharCode(...bytes.subarray(from, from + 8192))
  return btoa(text)
}
