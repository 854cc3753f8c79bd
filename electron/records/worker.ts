import { parentPort } from 'node:worker_threads'
import { fail, type Result } from '../../shared/errors/failure'
import type { Readings } from '../../shared/domain/interval'
import type { ReadingHints } from './readers/hints'
import { readIntervalFile } from './readers/read-interval-file'

/** One file to read. Each worker reads one and is then ended. */
export interface ReadRequest {
  readonly bytes: Uint8Array
  readonly hints: ReadingHints
}

const read = ({ bytes, hints }: ReadRequest): Result<Readings> => {
  try {
    return readIntervalFile(bytes, hints)
  } catch (error) {
    // A defect of this program: the name of its error may be reported, but not its message, which may quote the file.
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
