import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { serve, type ProcessPort } from '../../../electron/processes/port'
import { createStoreServer, type ServerOptions } from '../../../electron/store/server'
import { openStore } from '../../../electron/store/store-client'
import type { Store, StoredProfile } from '../../../electron/store/store'
import type { Result } from '../../../shared/errors/failure'

/** The store's server in the test's own process, behind a port that clones messages as a real one does. */
export const inProcess = (
  options: ServerOptions = {},
): ProcessPort & { readonly sent: unknown[]; readonly crash: () => void } => {
  const toServer: ((message: unknown) => void)[] = []
  const toClient: ((message: unknown) => void)[] = []
  const exits: ((code: number | null) => void)[] = []
  const sent: unknown[] = []
  const methods = createStoreServer(options)
  let alive = true
  serve(
    {
      postMessage: (message) => {
        const copy: unknown = structuredClone(message)
        setImmediate(() => toClient.filter(() => alive).forEach((listener) => listener(copy)))
      },
      onMessage: (listener) => toServer.push(listener),
    },
    methods,
  )
  /** The end of a process closes its database; unlike SIGKILL, which test/link/store-crash.test.ts sends. */
  const end = (): void => {
    alive = false
    methods.close(null)
    exits.splice(0).forEach((listener) => listener(null))
  }
  return {
    sent,
    crash: end,
    kill: end,
    onMessage: (listener) => toClient.push(listener),
    onExit: (listener) => exits.push(listener),
    postMessage: (message) => {
      sent.push(message)
      const copy: unknown = structuredClone(message)
      setImmediate(() => toServer.filter(() => alive).forEach((listener) => listener(copy)))
    },
  }
}

export const testKey = new Uint8Array(32).fill(7)

export interface Place {
  readonly folder: string
  readonly file: string
  readonly filesFolder: string
}

/** A folder of its own, removed after the test. */
export const newPlace = (): Place => {
  const folder = mkdtempSync(join(tmpdir(), 'link-console-store-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return { folder, file: join(folder, 'connection.db'), filesFolder: join(folder, 'files') }
}

/** Opens the store of `place` in this process; closed after the test. */
export const openAt = async (
  place: Place,
  options: ServerOptions & { readonly key?: Uint8Array } = {},
): Promise<Result<Store>> => {
  const port = inProcess(options)
  const opened = await openStore(() => port, { ...place, key: options.key ?? testKey })
  onTestFinished(() => port.kill())
  return opened
}

/** The value of a result that has to be ok. */
export const value = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(`failed: ${result.error.code} ${result.error.detail ?? ''}`)
  return result.value
}

/** Every profile that the store has. */
export const allProfiles = async (store: Store): Promise<Result<readonly StoredProfile[]>> => {
  const rows: StoredProfile[] = []
  const done = await store.profiles.each((page) => rows.push(...page))
  return done.ok ? { ok: true, value: rows } : done
}

/** What of a profile is sealed: the rest lies in plain columns. */
export const sealedPart = ({ label, provider, zipcode, tags, modified }: StoredProfile) => ({
  label,
  provider,
  zipcode,
  tags,
  modified,
})

/** Codes of what could not be opened or read, and what was read of the profiles without their plain columns. */
export const sealedPartsAt = async (
  place: Place,
): Promise<{
  readonly codes: readonly string[]
  readonly parts: readonly unknown[]
  readonly opened: boolean
}> => {
  const opened = await openAt(place)
  if (!opened.ok) return { codes: [opened.error.code], parts: [], opened: false }
  const read = await allProfiles(opened.value)
  await opened.value.close()
  if (!read.ok) return { codes: [read.error.code], parts: [], opened: true }
  const parts = read.value.map(sealedPart)
  return { codes: [], parts, opened: true }
}

/**
 * Makes the folder of `place` unwritable, and does `work` as a user whom that binds: root is bound by no permission,
 * so that it becomes "nobody" for the while.
 */
export const unwritable = <T>(place: Place, work: () => T): T => {
  const files = [place.file, `${place.file}-wal`].filter((path) => existsSync(path))
  for (const file of files) chmodSync(file, 0o444)
  chmodSync(place.folder, 0o555)
  const user = process.geteuid?.()
  if (user === 0) process.seteuid?.(65_534)
  try {
    return work()
  } finally {
    if (user === 0) process.seteuid?.(0)
    chmodSync(place.folder, 0o755)
    for (const file of files) chmodSync(file, 0o644)
  }
}
