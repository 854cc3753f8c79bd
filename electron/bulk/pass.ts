import type { ProfileRow } from '../../shared/domain/profile'
import { ok, type Failure, type Result } from '../../shared/errors/failure'
import type { StoredItem } from '../store/bulk-store'
import { inLanes } from '../lib/lanes'
import type { BulkParts } from './parts'
import type { RunRecord } from './run-record'
import { readWork, type Step } from './work'

/**
 * Profiles at once: somewhat more than the 64 connections, so that none of these waits for a commit. The scheduler of
 * the connection decides how many requests really run.
 */
const itemsAtOnce = 96
const pageItems = 512

/** An open item with what is known of its profile. */
export interface Loaded {
  readonly item: StoredItem
  readonly row: ProfileRow | undefined
  /** What the run to be undone did to the profile; null if that run was forgotten. */
  readonly did: readonly Step[] | null
}

type LoadParts = Pick<BulkParts, 'store' | 'directory'>

const sourceOf = async (
  { store }: LoadParts,
  { stored: { operation } }: RunRecord,
  profileIds: readonly number[],
): Promise<Result<ReadonlyMap<number, readonly Step[]>>> => {
  if (operation.kind !== 'undo') return ok(new Map())
  const items = await store.bulk.ofProfiles({ run: operation.runId, profileIds })
  if (!items.ok) return items
  return ok(new Map(items.value.map((item) => [item.profileId, readWork(item.details?.work)?.did ?? []])))
}

const load = async (
  parts: LoadParts,
  record: RunRecord,
  after: number,
): Promise<Result<readonly Loaded[]>> => {
  const open = await parts.store.bulk.open({ run: record.stored.id, after, limit: pageItems })
  if (!open.ok) return open
  const ids = open.value.map(({ profileId }) => profileId)
  const rows = await parts.directory.known(ids)
  const sources = await sourceOf(parts, record, ids)
  if (!sources.ok) return sources
  return ok(
    open.value.map((item, at) => ({ item, row: rows[at], did: sources.value.get(item.profileId) ?? null })),
  )
}

/**
 * Processes all open items once, many at a time. Returns the failure that holds up the run, or null. Once `stopping`
 * says so nothing new is begun, and items in progress are finished. Only one page of items is in memory at any time.
 */
export const passThrough = async (
  parts: LoadParts,
  record: RunRecord,
  options: {
    readonly stopping: () => boolean
    readonly process: (loaded: Loaded) => Promise<Failure | null>
  },
): Promise<Failure | null> => {
  let hold: Failure | null = null
  let buffer: Loaded[] = []
  let cursor = -1
  let exhausted = false
  let loading: Promise<void> | null = null

  const stopped = (): boolean => hold !== null || options.stopping()

  const refill = async (): Promise<void> => {
    const loaded = await load(parts, record, cursor)
    if (!loaded.ok) {
      hold ??= loaded.error
      return
    }
    exhausted = loaded.value.length < pageItems
    cursor = loaded.value.at(-1)?.item.place ?? cursor
    buffer = [...loaded.value]
  }

  const next = async (): Promise<Loaded | undefined> => {
    while (!stopped()) {
      const one = buffer.shift()
      if (one) return one
      if (exhausted) return undefined
      loading ??= refill().finally(() => {
        loading = null
      })
      await loading
    }
    return undefined
  }

  const work = async (one: Loaded): Promise<Failure | null> => {
    const against = await options.process(one)
    hold ??= against
    return hold
  }

  await inLanes(itemsAtOnce, next, work)
  return hold
}
