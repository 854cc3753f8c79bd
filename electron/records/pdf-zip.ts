import { open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { Zip, ZipPassThrough } from 'fflate'
import { safeName } from '../../shared/domain/safe-name'
import { fail, ok, type Result } from '../../shared/errors/failure'
import { isUntouchedFor, writeFailure } from '../files/whole-file'
import { createMutex } from '../lib/mutex'
import { manifestBytes } from './pdf-manifest'
import { manifestName, piecesOf, sha256Of, type PdfOwner, type PdfTarget } from './pdf-target'

/** Below the 4 GiB of a plain zip, with space for its directory and the list. */
export const mostZipBytes = 4_000_000_000

/** Nobody writes any more to an unfinished zip that has had nothing for so long: a PDF is read in less. */
const abandonedMs = 10 * 60_000
/** More unfinished zips of one name than this are a mistake. */
const mostUnfinished = 100

/**
 * Opens the file that a zip is while it is written, beside its place. Its name says what it is, so that a person who
 * finds one after a crash can delete it; the next save at this place does.
 */
const openUnfinished = async (path: string) => {
  for (let number = 1; ; number += 1) {
    const name = `${safeName(basename(path))}${number === 1 ? '' : ` (${number})`}.unfinished`
    const partial = join(dirname(path), name)
    if (await isUntouchedFor(partial, abandonedMs)) await rm(partial, { force: true })
    try {
      return { partial, file: await open(partial, 'wx') }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || number === mostUnfinished) throw error
    }
  }
}

/**
 * One zip file of PDFs, with a list of them. They go to the disk as they come, and the file gets its name at the end.
 * Nothing is compressed, since PDFs are.
 */
export const openPdfZip = async (
  path: string,
  { profileId, connection }: PdfOwner,
  maxBytes = mostZipBytes,
): Promise<Result<PdfTarget>> => {
  const name = basename(path)
  const opened = await openUnfinished(path).then(ok, (error: unknown) => writeFailure(error, name))
  if (!opened.ok) return opened
  const { partial, file } = opened.value
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
          if (isWhole) await finish(manifestBytes(rows, connection))
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
