import type { PagePicture } from '../../lib/pdf-messages'

/** JPEG at this quality shows letters as clearly as PNG, at a fraction of its size. */
const quality = 0.92

/**
 * The pixels of a page on a canvas. They are encoded here and not in the frame, so that whoever reads the picture reads
 * what the page has written.
 */
const canvasOf = ({ width, height, pixels }: PagePicture): HTMLCanvasElement => {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) throw new Error('no canvas')
  context.putImageData(new ImageData(new Uint8ClampedArray(pixels), width, height), 0, 0)
  return canvas
}

/** A data address: it stays in memory, while many large blobs might be put into files by the browser. */
export const jpegOf = (picture: PagePicture): string => canvasOf(picture).toDataURL('image/jpeg', quality)

/** The form in which the clipboard takes a picture. */
export const pngOf = (picture: PagePicture): Promise<Blob> =>
  new Promise((resolve, reject) => {
    canvasOf(picture).toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('the picture is empty'))),
      'image/png',
    )
  })
