/** What the PDF frame shows at most; beyond it says so and offers the file to be saved. */
export const pdfLimits = {
  bytes: 25 * 1024 * 1024,
  pages: 500,
  /** Of one image: A4 at 600 dpi has 35 million. */
  imagePixels: 40_000_000,
  /** For opening the document, and again for drawing each page. */
  seconds: 20,
} as const
