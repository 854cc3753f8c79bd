import { setMaxListeners } from 'node:events'
import { z } from 'zod'
import type { SweepState } from '../../shared/domain/triage'
import { ok, type Failure, type Result } from '../../shared/errors/failure'
import { concernsAll, saysProfileGone } from '../changes/failure-kinds'
import type { Directory } from '../directory/directory'
import type { ReadLastJob } from '../jobs/last-job'
import { backoffMs } from '../lib/backoff'
import { inLanes } from '../lib/lanes'
import { createRate } from '../lib/rate'
import type { Store } from '../store/store'

/**
 * Reads the last job of every profile that a search finds. In the background the directory reads each only once a day.
 */
export interface Sweep {
  readonly state: () => SweepState
  readonly start: (text: string) => Promise<Result<void>>
  readonly pause: () => void
  readonly resume: () => void
  readonly close: () => Promise<void>
}

export interface SweepParts {
  readonly lastJob: ReadLastJob
  readonly store: Pick<Store, 'settings' | 'readOnly'>
  readonly directory: Pick<Directory, 'search' | 'foundGone'>
  readonly onChange: () => void
  readonly now: () => Date
  /** Milliseconds before the first try after a failure. For tests. */
  readonly backoff?: number | undefined
}

/** Somewhat fewer than there are connections; the scheduler lets everything else go first. */
const readsAtOnce = 32
const firstBackoffMs = 5_000
const longestBackoffMs = 60_000
/** After this many failures in a row the cause is not the single profile. */
const manyInSuccession = 25
const keepEvery = 200

/** Ids are processed from the highest downwards; all above `below` have been read. */
const schema = z.strictObject({
  text: z.string(),
  phase: z.enum(['running', 'paused', 'done']),
  below: z.int().nullable(),
  done: z.int(),
  failed: z.int(),
  total: z.int(),
})
type StoredSweep = z.infer<typeof schema>

/** A function, because the signal may have been aborted during a wait. */
const isOver = (signal: AbortSignal): boolean => signal.aborted

/** Resolves early if the signal is aborted. */
const delay = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })

interface Pass {
  readonly read: (id: number, signal: AbortSignal) => Promise<Result<unknown>>
  /** A profile was read, or could not be: all ids from `below` upwards are done. */
  readonly ended: (below: number, failed: boolean) => void
}

/** Null if all were read or it was told to stop; otherwise the failure that stops it. */
const readAll = (ids: Int32Array, { read, ended }: Pass, signal: AbortSignal): Promise<Failure | null> => {
  const waiting = new Set<number>()
  let place = 0
  let inSuccession = 0

  const next = (): number | undefined => {
    const id = isOver(signal) ? undefined : ids[place]
    if (id === undefined) return undefined
    place += 1
    waiting.add(id)
    return id
  }
  const take = async (id: number): Promise<Failure | null> => {
    const done = await read(id, signal)
    if (isOver(signal)) return null
    if (done.ok || done.error.code === 'not-found') inSuccession = 0
    else {
      inSuccession += 1
      if (concernsAll(done.error) === 'surely' || inSuccession >= manyInSuccession) return done.error
    }
    waiting.delete(id)
    // Ids are processed downwards, so the one waiting longest is the highest.
    const [oldest] = waiting
    ended(oldest === undefined ? (ids[place - 1] ?? id) : oldest + 1, !done.ok)
    return null
  }
  return inLanes(readsAtOnce, next, take)
}

/** Continues a sweep that was interrupted when the console was closed. */
export const openSweep = async (parts: SweepParts): Promise<Sweep> => {
  const { lastJob, store, directory, onChange, now, backoff: firstMs = firstBackoffMs } = parts
  const rate = createRate({ now: () => now().getTime(), spanMs: 250, least: 2 })
  const stored = await store.settings.get('triage-sweep')
  const parsed = schema.safeParse(stored.ok ? stored.value : null)
  let progress: StoredSweep | null = parsed.success ? parsed.data : null
  let failure: Failure | null = null
  let round = new AbortController()
  let running: Promise<void> = Promise.resolve()
  let sinceKept = 0

  const keep = async (): Promise<void> => {
    sinceKept = 0
    if (!store.readOnly && progress) await store.settings.put('triage-sweep', { ...progress })
  }

  const readOne = async (id: number, signal: AbortSignal): Promise<Result<unknown>> => {
    const last = await lastJob(id, { priority: 'fill', signal })
    if (!last.ok) {
      if (saysProfileGone(last.error)) directory.foundGone(id)
      return last
    }
    return store.readOnly ? last : last.value.recorded
  }

  const ended = (below: number, failed: boolean): void => {
    if (!progress) return
    progress = { ...progress, below, done: progress.done + 1, failed: progress.failed + Number(failed) }
    rate.count()
    sinceKept += 1
    if (sinceKept >= keepEvery) void keep()
    onChange()
  }

  const left = async (sweep: StoredSweep): Promise<Result<Int32Array>> => {
    const found = await directory.search(sweep.text, { column: 'id', desc: true }, null)
    if (!found.ok) return found
    const { below } = sweep
    return ok(below === null ? found.value.ids : found.value.ids.filter((id) => id < below))
  }

  const run = async (signal: AbortSignal): Promise<void> => {
    for (let tries = 0; !signal.aborted && progress?.phase === 'running'; tries += 1) {
      const before = progress.done
      const ids = await left(progress)
      if (isOver(signal)) return
      if (ids.ok) progress = { ...progress, total: progress.done + ids.value.length }
      onChange()
      const against = ids.ok ? await readAll(ids.value, { read: readOne, ended }, signal) : ids.error
      if (isOver(signal)) break
      if (!against) {
        progress = { ...progress, phase: 'done' }
      } else {
        failure = against
        if (progress.done > before) tries = 0
        onChange()
        await delay(backoffMs({ firstMs, longestMs: longestBackoffMs }, tries), signal)
        failure = null
      }
    }
    await keep()
    onChange()
  }

  const begin = (): void => {
    round.abort()
    failure = null
    rate.reset()
    const mine = (round = new AbortController())
    // Every call in progress adds a listener to this signal.
    setMaxListeners(0, mine.signal)
    running = running.then(() => run(mine.signal))
  }

  if (progress?.phase === 'running') begin()

  return {
    state: () => {
      const { text = '', total = 0, done = 0, failed = 0, phase = 'idle' } = progress ?? {}
      return {
        phase: phase === 'running' && failure ? 'waiting' : phase,
        text,
        total,
        done,
        failed,
        rate: phase === 'running' ? rate.perSecond() : 0,
        failure,
      }
    },
    start: async (text) => {
      const found = await directory.search(text, { column: 'id', desc: true }, null)
      if (!found.ok) return found
      round.abort()
      await running
      progress = { text, phase: 'running', below: null, done: 0, failed: 0, total: found.value.ids.length }
      await keep()
      begin()
      return ok(undefined)
    },
    pause: () => {
      if (progress?.phase !== 'running') return
      progress = { ...progress, phase: 'paused' }
      failure = null
      round.abort()
      void keep()
      onChange()
    },
    resume: () => {
      if (progress?.phase !== 'paused') return
      progress = { ...progress, phase: 'running' }
      begin()
      onChange()
    },
    close: async () => {
      round.abort()
      await running
    },
  }
}
