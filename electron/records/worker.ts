import { parentPort } from 'node:worker_threads'
import { fail, type Result } from '../../shared/errors/failure'
import type { Readings } from '../../shared/domain/interval'
import type { ReadingHints } from './readers/hints'
import { readIntervalFile } from './readers/read-interval-file'

/** One file to read: a worker reads one and is ended. */
export interface ReadRequest {
  readonly bytes: Uint8Array
  readonly hints: ReadingHints
}

const read = ({ bytes, hints }: ReadRequest): Result<Readings> => {
  try {
    return readIntervalFile(bytes, hints)
  } catch (error) {
    // A defect of ours: its kind may be told, but not its message, which may quote the file.
    return fail('internal', { detail: `interval reader: ${error instanceof Error ? error.name : 'unknown'}` })
  }
}

parentPort?.once('message', (request: ReadRequest) => {
  const result = read(request)
  const arrays = result.ok
    ? result.value.channels.flatMap(({ start, end, value }) => [start, end, value])
    : []
  parentPort?.postMessage(
    result,
    arrays.map(({ buffer }) => buffer as ArrayBuffer),
  )
})
