import { parentPort } from 'node:worker_threads'
import type { Cell } from '../../shared/domain/cell'
import { xlsxBytes } from './xlsx'

export type Lines = readonly (readonly Cell[])[]

/** Lines come first, in any number of messages; the message with the columns requests the workbook. */
export type XlsxRequest = { readonly lines: Lines } | { readonly columns: readonly string[] }

const all: (readonly Cell[])[] = []

parentPort?.on('message', (request: XlsxRequest) => {
  if ('lines' in request) {
    for (const line of request.lines) all.push(line)
    return
  }
  // An error ends the thread, and thereby reaches the caller.
  void xlsxBytes(request.columns, all).then((bytes) => parentPort?.postMessage(bytes))
})
