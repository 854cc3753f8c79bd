/** What the worker tells beside pdf.js's own messages. */
export interface WorkerWarning {
  readonly warning: 'image-too-large'
}

// pdf.js leaves out an image over the limit and says so only here. Its other warnings quote the document, so they go nowhere.
console.warn = (text: unknown) => {
  if (typeof text === 'string' && text.includes('Image exceeded maximum allowed size')) {
    postMessage({ warning: 'image-too-large' } satisfies WorkerWarning)
  }
}
