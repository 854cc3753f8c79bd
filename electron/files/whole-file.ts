import { randomUUID } from 'node:crypto'
import { lstat, open, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fail, type Failure } from '../../shared/errors/failure'

/** Files at a place that a person chose. They have their final name only when they are whole and on the disk. */

const partialName = /^\.[0-9a-f-]{36}\.part$/

/** A hidden name beside the final one, so that a rename is enough. */
const partialBeside = (path: string): string => join(dirname(path), `.${randomUUID()}.part`)

const dayMs = 86_400_000

/** Whether it is there, and nothing has been written to it for this time. */
export const isUntouchedFor = async (path: string, ms: number): Promise<boolean> => {
  const state = await lstat(path).catch(() => null)
  return state?.isFile() === true && Date.now() - state.mtimeMs > ms
}

/**
 * Removes what writing left there when it was interrupted by force. Something younger may be what another console, or a
 * colleague's, is writing now.
 */
export const removeOldPartials = async (folder: string): Promise<void> => {
  const partials = (await readdir(folder)).filter((name) => partialName.test(name))
  for (const path of partials.map((name) => join(folder, name))) {
    if (await isUntouchedFor(path, dayMs)) await rm(path, { force: true })
  }
}

/** A link in its place is replaced, not followed. */
export const writeWhole = async (path: string, bytes: Uint8Array): Promise<void> => {
  const partial = partialBeside(path)
  try {
    const file = await open(partial, 'wx')
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(partial, path)
  } catch (error) {
    await rm(partial, { force: true }).catch(() => undefined)
    throw error
  }
}

/** Why something could not be written there. `name` is a file's or a folder's, without its path. */
export const writeFailure = (error: unknown, name: string): { ok: false; error: Failure } => {
  const { code } = error as NodeJS.ErrnoException
  if (code === 'ENOSPC' || code === 'EDQUOT') return fail('disk-full', { detail: name })
  if (code === 'ENOENT' || code === 'ENOTDIR') return fail('folder-gone', { detail: name })
  return fail('file-unwritable', { detail: name })
}
