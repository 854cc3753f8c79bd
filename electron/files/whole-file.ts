import { randomUUID } from 'node:crypto'
import { open, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fail, type Failure } from '../../shared/errors/failure'

/** Files at a place that a person chose. They have their final name only when they are whole and on the disk. */

const partialName = /^\.[0-9a-f-]{36}\.part$/

/** A hidden name beside the final one, so that a rename is enough. */
export const partialBeside = (path: string): string => join(dirname(path), `.${randomUUID()}.part`)

/** Removes what writing left there when it was interrupted by force. */
export const removePartials = async (folder: string): Promise<void> => {
  const names = await readdir(folder)
  for (const name of names) if (partialName.test(name)) await rm(join(folder, name), { force: true })
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
