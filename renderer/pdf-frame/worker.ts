// The worker that reads the document: pdf.js's own, with its warnings intercepted first.
import './worker-warnings'
import 'pdfjs-dist/legacy/build/pdf.worker.mjs'
