/** What the PDF frame shows at most. Beyond that it says so, and the file can be saved instead. */
export const pdfLimits = {
  bytes: 25 * 1024 * 1024,
  pages: 500,
  /** Pixels of one image. A4 at 600 dpi has 35 million. */
  imagePixels: 40_000_000,
  /** Pixels of a page that is printed or copied: A4 at 300 dpi has 9 million. */
  picturePixels: 12_000_000,
  /** Time for opening the document, and again for drawing each page. */
  seconds: 20,
} as const
