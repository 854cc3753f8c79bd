import { randomBytes } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import type { KeptFiles, KeptSize } from '../../shared/domain/kept-files'
import { ok, type Result } from '../../shared/errors/failure'
import { storeFailure } from './database-failure'
import type { CachedFileKind } from './kinds'
import type { Sealer } from './sealing'
import type { Damage, FileKey } from './store'

export interface CacheLimits {
  readonly maxBytes: number
  readonly maxAgeMs: number
}

/** 30 days or 2 GB, the oldest dropped first: docs/reference/store.md, "Sealing". */
export const defaultLimits: CacheLimits = { maxBytes: 2e9, maxAgeMs: 30 * 86_400_000 }

export interface FileCache {
  /** Deletes files that are too old or too many, and remains of interrupted writes. */
  readonly sweep: () => Promise<void>
  readonly put: (kind: CachedFileKind, key: FileKey, bytes: Uint8Array) => Promise<Result<void>>
  /** A file that cannot be opened counts as absent, since it can be fetched again, and is reported as damage. */
  readonly get: (
    kind: CachedFileKind,
    key: FileKey,
  ) => Promise<{ readonly result: Result<Uint8Array | null>; readonly damage: readonly Damage[] }>
  readonly forget: (profileId: number) => Promise<Result<void>>
  readonly sizes: () => Promise<Result<KeptFiles>>
  /** Those of all profiles. */
  readonly forgetAll: (kind: CachedFileKind) => Promise<Result<void>>
}

const unfinished = '.tmp'
/** Only the names tell the kinds apart. PDFs, which came first, have none at the end of theirs. */
const endings: Readonly<Record<CachedFileKind, string>> = { pdf: '', interval: '.interval' }

const read = (path: string) => Promise.all([readFile(path), stat(path)])

/** Interval files of earlier versions have no ending. They get it when they are looked for. */
const withEnding = async (old: string, path: string) => {
  await rename(old, path)
  return read(path)
}

const isOfKind = (path: string, kind: CachedFileKind): boolean =>
  path.endsWith(endings.interval) === (kind === 'interval')

const orAbsent = (error: unknown): readonly never[] => {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
  throw error
}

/** Sealed files, one folder per profile, named by keyed hashes, so that a listing reveals no id. */
export const createFileCache = (
  folder: string,
  sealer: Sealer,
  now: () => Date,
  limits: CacheLimits = defaultLimits,
): FileCache => {
  const folderOf = (profileId: string): string => join(folder, sealer.nameOf(`profile ${profileId}`))
  const placeOf = (kind: CachedFileKind, key: FileKey) => {
    const id = sealer.nameOf(`${kind} ${key}`)
    const parent = folderOf(key.slice(0, key.indexOf('/')))
    return { table: 'file', id, parent, path: join(parent, `${id}${endings[kind]}`) }
  }
  const expired = (modified: Date): boolean => now().getTime() - modified.getTime() > limits.maxAgeMs

  /** Newest first. */
  const list = async () => {
    const names = await readdir(folder, { recursive: true, withFileTypes: true }).catch(orAbsent)
    const files = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
    const found = await Promise.all(
      files.map(async (path) => {
        // A file that is being written may have got its final name meanwhile.
        const states = await stat(path).then((state) => [state], orAbsent)
        return states.map(({ size, mtime }) => ({ path, size, mtime }))
      }),
    )
    return found.flat().sort((left, right) => right.mtime.getTime() - left.mtime.getTime())
  }

  /** The size of all files; null until the first sweep has counted them. */
  let totalBytes: number | null = null

  const sweep = async (): Promise<void> => {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    let sum = 0
    for (const { path, size, mtime } of await list()) {
      const keep = !path.endsWith(unfinished) && !expired(mtime) && sum + size <= limits.maxBytes
      if (keep) sum += size
      else await rm(path, { force: true })
    }
    totalBytes = sum
  }

  const kept = async () => (await list()).filter(({ path }) => !path.endsWith(unfinished))

  const attempt = async <T>(work: () => Promise<T>): Promise<Result<T>> => {
    try {
      return ok(await work())
    } catch (error) {
      return storeFailure(error)
    }
  }

  return {
    sweep,
    put: async (kind, key, bytes) => {
      const { parent, path, ...place } = placeOf(kind, key)
      const temporary = `${path}.${randomBytes(6).toString('hex')}${unfinished}`
      const sealed = sealer.seal(place, bytes)
      try {
        await mkdir(parent, { recursive: true, mode: 0o700 })
        const file = await open(temporary, 'wx', 0o600)
        try {
          await file.writeFile(sealed)
          await file.sync()
        } finally {
          await file.close()
        }
        await utimes(temporary, now(), now())
        await rename(temporary, path)
        totalBytes = totalBytes === null ? null : totalBytes + sealed.length
        if (totalBytes === null || totalBytes > limits.maxBytes) await sweep()
        return ok(undefined)
      } catch (error) {
        await rm(temporary, { force: true }).catch(() => undefined)
        return storeFailure(error)
      }
    },
    get: async (kind, key) => {
      const { path, ...place } = placeOf(kind, key)
      try {
        const [sealed, { mtime }] = await read(path).catch((error: unknown) => {
          if (endings[kind] === '') throw error
          return withEnding(join(place.parent, place.id), path)
        })
        if (expired(mtime)) return { result: ok(null), damage: [] }
        const bytes = sealer.open(place, sealed)
        return { result: ok(bytes), damage: bytes ? [] : [{ table: 'file', id: place.id }] }
      } catch (error) {
        const absent = (error as NodeJS.ErrnoException).code === 'ENOENT'
        return { result: absent ? ok(null) : storeFailure(error), damage: [] }
      }
    },
    forget: (profileId) => attempt(() => rm(folderOf(String(profileId)), { recursive: true, force: true })),
    sizes: () =>
      attempt(async () => {
        const files = await kept()
        const sizeOf = (kind: CachedFileKind): KeptSize => {
          const own = files.filter(({ path }) => isOfKind(path, kind))
          return { files: own.length, bytes: own.reduce((sum, { size }) => sum + size, 0) }
        }
        return { pdf: sizeOf('pdf'), interval: sizeOf('interval') }
      }),
    forgetAll: (kind) =>
      attempt(async () => {
        for (const { path } of await kept()) if (isOfKind(path, kind)) await rm(path, { force: true })
        totalBytes = null
      }),
  }
}
