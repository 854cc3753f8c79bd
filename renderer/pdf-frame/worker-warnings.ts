/** The message that this worker sends in addition to pdf.js's own. */
export interface WorkerWarning {
  readonly warning: 'image-too-large'
}

// pdf.js leaves out an image over the limit and says so only here. Its other warnings quote the document, so they are
// dropped.
console.warn = (text: unknown) => {
  if (typeof text === 'string' && text.includes('Image exceeded maximum allowed size')) {
    postMessage({ warning: 'image-too-large' } satisfies WorkerWarning)
  }
}
