import { constants } from 'node:fs'
import { mkdir, open, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { fail, ok, type Result } from '../../shared/errors/failure'
import type { Profile } from '../../shared/domain/profile'
import { csvLine } from './csv'

/** The file in which a run writes down what it deletes, before it deletes it. */
export interface SavedDeletes {
  readonly path: string
  /** Resolves once the line is on disk. */
  readonly add: (profile: Profile, fields: readonly string[]) => Promise<Result<void>>
  readonly close: () => Promise<void>
}

const heading = ['id', 'label', 'tags', 'zip', 'provider_id', 'provider', 'fields']

// Windows has no such flag.
const append =
  constants.O_WRONLY | constants.O_APPEND | ((constants as { O_NOFOLLOW?: number }).O_NOFOLLOW ?? 0)

const opened = async (path: string): Promise<FileHandle> => {
  try {
    const file = await open(path, append | constants.O_CREAT | constants.O_EXCL, 0o600)
    await file.appendFile(csvLine(heading))
    return file
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    // Ours, of before an end of the program: what it broke off in the middle ends here.
    const file = await open(path, append)
    await file.appendFile('\r\n')
    return file
  }
}

/** Opened with the first line; lines that come while one is being synced share the next sync. */
export const createSavedDeletes = (folder: string, runId: string): SavedDeletes => {
  const path = join(folder, `${runId}.csv`)
  let file: FileHandle | null = null
  let waiting: { readonly line: string; readonly resolve: (result: Result<void>) => void }[] = []
  let running: Promise<void> | null = null

  const write = async (text: string): Promise<Result<void>> => {
    try {
      if (!file) {
        await mkdir(folder, { recursive: true, mode: 0o700 })
        file = await opened(path)
      }
      await file.appendFile(text)
      await file.sync()
      return ok(undefined)
    } catch (error) {
      return fail('file-unwritable', { detail: String((error as NodeJS.ErrnoException).code).toLowerCase() })
    }
  }

  const drain = async (): Promise<void> => {
    while (waiting.length > 0) {
      const batch = waiting
      waiting = []
      const written = await write(batch.map(({ line }) => line).join(''))
      for (const { resolve } of batch) resolve(written)
    }
    running = null
  }

  return {
    path,
    add: ({ id, label, tags, zipcode, providerId, provider }, fields) =>
      new Promise((resolve) => {
        const line = csvLine([id, label, tags.join(', '), zipcode, providerId, provider, fields.join(', ')])
        waiting.push({ line, resolve })
        running ??= drain()
      }),
    close: async () => {
      await running
      await file?.close()
      file = null
    },
  }
}
