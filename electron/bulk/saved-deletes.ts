import { constants } from 'node:fs'
import { mkdir, open, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { fail, ok, type Failure, type Result } from '../../shared/errors/failure'
import type { Profile } from '../../shared/domain/profile'
import { tagList } from '../../shared/domain/tag-list'
import { csvLines, csvStart } from '../files/csv'

/** The file in which a run writes down what it deletes, before it deletes it. */
export interface SavedDeletes {
  /** Resolves once the line is on disk. */
  readonly add: (profile: Profile, fields: readonly string[]) => Promise<Result<void>>
  readonly close: () => Promise<void>
}

const heading = ['id', 'label', 'tags', 'zip', 'provider_id', 'provider', 'fields']

// Windows has no such flag.
const append =
  constants.O_WRONLY | constants.O_APPEND | ((constants as { O_NOFOLLOW?: number }).O_NOFOLLOW ?? 0)

const failureOf = ({ code }: NodeJS.ErrnoException): Failure =>
  code === 'ENOSPC' || code === 'EDQUOT'
    ? fail('store-full').error
    : fail('deletes-unwritable', { detail: String(code).toLowerCase() }).error

/**
 * The file is opened for its first line. Lines that come while one is being synced share the next sync. `tell` is
 * called with the path once the file has content, before anything counts as saved.
 */
export const createSavedDeletes = (
  folder: string,
  runId: string,
  tell: (path: string) => Promise<Result<void>>,
): SavedDeletes => {
  const path = join(folder, `${runId}.csv`)
  let file: FileHandle | null = null
  let waiting: { readonly line: string; readonly resolve: (result: Result<void>) => void }[] = []
  let running: Promise<void> | null = null
  let isLogged = false

  const close = async (): Promise<void> => {
    const opened = file
    file = null
    await opened?.close()
  }

  const tellOnce = async (): Promise<Result<void>> => {
    if (isLogged) return ok(undefined)
    const heard = await tell(path)
    isLogged = heard.ok
    return heard
  }

  const write = async (text: string): Promise<Result<void>> => {
    try {
      if (!file) {
        await mkdir(folder, { recursive: true, mode: 0o700 })
        file = await open(path, append | constants.O_CREAT, 0o600)
        // A file with content is ours, from before a crash or a failure: a line that broke off is ended here.
        const { size } = await file.stat()
        await file.appendFile(size === 0 ? csvStart(heading) : '\r\n')
      }
      await file.appendFile(text)
      await file.sync()
    } catch (error) {
      // The next opening ends a line that broke off.
      await close().catch(() => undefined)
      return { ok: false, error: failureOf(error as NodeJS.ErrnoException) }
    }
    return tellOnce()
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
    add: ({ id, label, tags, zipcode, providerId, provider }, fields) =>
      new Promise((resolve) => {
        const line = csvLines([[id, label, tagList(tags), zipcode, providerId, provider, fields.join(', ')]])
        waiting.push({ line, resolve })
        running ??= drain()
      }),
    close: async () => {
      await running
      await close()
    },
  }
}
