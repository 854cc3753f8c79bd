import { open, rename, rm } from 'node:fs/promises'
import { basename } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { Zip, ZipPassThrough } from 'fflate'
import { fail, ok, type Result } from '../../shared/errors/failure'
import { partialBeside, writeFailure } from '../files/whole-file'
import { createMutex } from '../lib/mutex'
import { manifestBytes } from './pdf-manifest'
import { manifestName, piecesOf, sha256Of, type PdfTarget } from './pdf-target'

/** Below the 4 GiB of a plain zip, with space for its directory and the list. */
export const mostZipBytes = 4_000_000_000

/**
 * One zip file of PDFs, with a list of them. They go to the disk as they come, and the file gets its name at the end.
 * Nothing is compressed, since PDFs are.
 */
export const openPdfZip = async (
  path: string,
  profileId: number,
  maxBytes = mostZipBytes,
): Promise<Result<PdfTarget>> => {
  const name = basename(path)
  const partial = partialBeside(path)
  const opened = await open(partial, 'wx').then(ok, (error: unknown) => writeFailure(error, name))
  if (!opened.ok) return opened
  const file = opened.value
  const inTurn = createMutex()
  const made: Uint8Array[] = []
  const zip = new Zip((error, piece) => {
    if (error) throw error
    made.push(piece)
  })
  let size = 0

  const flush = async (): Promise<void> => {
    for (const piece of made.splice(0)) await file.appendFile(piece)
  }
  const add = async (entryName: string, bytes: Uint8Array): Promise<void> => {
    const entry = new ZipPassThrough(entryName)
    zip.add(entry)
    for (const piece of piecesOf(bytes)) {
      entry.push(piece)
      await flush()
      await nextTurn()
    }
    entry.push(new Uint8Array(), true)
    await flush()
    size += bytes.length
  }
  const finish = async (manifest: Uint8Array): Promise<void> => {
    await add(manifestName(profileId), manifest)
    zip.end()
    await flush()
    await file.sync()
  }
  const discard = (): Promise<void> => rm(partial, { force: true }).catch(() => undefined)

  return ok({
    name,
    isAllOrNothing: true,
    kept: async () => ok(null),
    put: (_billId, entryName, bytes) =>
      inTurn(async () => {
        if (size + bytes.length > maxBytes) return fail('zip-too-large', { detail: name })
        try {
          await add(entryName, bytes)
          return ok({ file: entryName, bytes: bytes.length, sha256: await sha256Of(bytes) })
        } catch (error) {
          return writeFailure(error, name)
        }
      }),
    note: async () => ok(undefined),
    close: (rows, isWhole) =>
      inTurn(async () => {
        try {
          if (isWhole) await finish(manifestBytes(rows))
          await file.close()
          if (isWhole) await rename(partial, path)
          else await discard()
          return ok(undefined)
        } catch (error) {
          await file.close().catch(() => undefined)
          await discard()
          return writeFailure(error, name)
        }
      }),
  })
}
