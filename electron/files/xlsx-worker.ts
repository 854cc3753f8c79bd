import { parentPort } from 'node:worker_threads'
import type { Cell } from '../../shared/domain/cell'
import { xlsxBytes } from './xlsx'

export type Lines = readonly (readonly Cell[])[]

/** Lines come first, as many times as needed; the columns ask for the workbook. */
export type XlsxRequest = { readonly lines: Lines } | { readonly columns: readonly string[] }

const all: (readonly Cell[])[] = []

parentPort?.on('message', (request: XlsxRequest) => {
  if ('lines' in request) {
    for (const line of request.lines) all.push(line)
    return
  }
  // What is thrown ends the thread: whoever waits for it hears of that.
  void xlsxBytes(request.columns, all).then((bytes) => parentPort?.postMessage(bytes))
})
