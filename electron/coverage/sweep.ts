import { setMaxListeners } from 'node:events'
import { z } from 'zod'
import type { SweepState } from '../../shared/domain/coverage'
import { ok, type Failure, type Result } from '../../shared/errors/failure'
import { isOfOneRow, readAll } from '../directory/read-all'
import { backoffMs } from '../lib/backoff'
import { coalesce } from '../lib/coalesce'
import { createMutex } from '../lib/mutex'
import { createRate } from '../lib/rate'
import type { Store } from '../store/store'

/** Reads the bills of many profiles in the background, and continues after a restart. */
export interface BillSweep {
  readonly state: () => SweepState
  /** Adds these profiles to those being read. */
  readonly start: (ids: Int32Array) => Promise<Result<void>>
  /** What has been read stays; the rest is not read. */
  readonly cancel: () => Promise<void>
  /** Stops reading. The next start continues it. */
  readonly close: () => void
}

interface Parts {
  readonly store: Pick<Store, 'settings' | 'readOnly'>
  readonly read: (id: number, signal: AbortSignal) => Promise<Result<unknown>>
  /** Which of these profiles have bills that were not read since then. */
  readonly due: (ids: Int32Array, since: string) => Promise<Result<Int32Array>>
  /** Called at most twice a second. */
  readonly emit: (state: SweepState) => void
  readonly now: () => Date
  /** Milliseconds before the first try after a failure. For tests. */
  readonly backoff?: number | undefined
}

const setting = 'bill-sweep'
/** The progress is not stored: what was read since its beginning shows it. */
const schema = z.object({ since: z.string(), ids: z.array(z.int()) })

const longestBackoffMs = 60_000
const firstBackoffMs = 5_000
const reportMs = 500
/** A profile that could not be read this often is left out, so that a sweep of nothing but such profiles ends. */
const maxReads = 3

interface Sweep {
  readonly since: string
  readonly ids: Int32Array
}

const storedOf = ({ since, ids }: Sweep) => ({ since, ids: Array.from(ids) })

/** The profiles that are left; all of them if this cannot be found out. */
const unreadOf = async ({ ids, since }: Sweep, due: Parts['due']): Promise<Int32Array> => {
  const unread = await due(ids, since)
  return unread.ok ? unread.value : ids
}

// A function, because the compiler assumes that a value once read does not change.
const isOver = (signal: AbortSignal): boolean => signal.aborted

/** Counts how often each profile could not be read for a reason of its own. */
const createFailures = () => {
  const times = new Map<number, number>()
  return {
    heard: (id: number, done: Result<unknown>): void => {
      if (done.ok) times.delete(id)
      else if (isOfOneRow(done.error.code)) times.set(id, (times.get(id) ?? 0) + 1)
    },
    isLeftOut: (id: number): boolean => (times.get(id) ?? 0) >= maxReads,
    count: (): number => times.size,
    clear: (): void => times.clear(),
  }
}

export const openSweep = async (parts: Parts): Promise<BillSweep> => {
  const { store, read, due, now, backoff: firstMs = firstBackoffMs } = parts
  const rate = createRate({ now: () => now().getTime(), spanMs: 250, least: 2 })
  let sweep: Sweep | null = null
  let phase: SweepState['phase'] = 'idle'
  let failure: Failure | null = null
  /** Profiles whose bills were read since it began, by the sweep or because a person opened them. */
  let done = 0
  const failures = createFailures()
  let tries = 0
  let closed = false
  let timer: NodeJS.Timeout | undefined
  const inTurn = createMutex()
  let round = new AbortController()
  let running: Promise<void> = Promise.resolve()

  const state = (): SweepState => {
    const total = sweep?.ids.length ?? 0
    const perSecond = phase === 'reading' ? rate.perSecond() : 0
    return {
      phase,
      total,
      done,
      failed: failures.count(),
      rate: perSecond,
      secondsLeft: perSecond > 0 ? Math.ceil((total - done) / perSecond) : null,
      failure,
    }
  }
  const report = coalesce(reportMs, () => parts.emit(state()))

  const enter = (next: SweepState['phase'], why: Failure | null = null): void => {
    phase = next
    failure = why
    report.soon()
  }

  const remember = async (): Promise<void> => {
    if (!store.readOnly) await store.settings.put(setting, sweep && storedOf(sweep))
  }

  const readOne = async (id: number, signal: AbortSignal): Promise<Result<unknown>> => {
    const answer = await read(id, signal)
    failures.heard(id, answer)
    if (answer.ok && !isOver(signal)) done += 1
    report.soon()
    return answer
  }

  /** The failure that stops it, or null. */
  const readDue = async (wantedSweep: Sweep, signal: AbortSignal): Promise<Failure | null> => {
    const wanted = await due(wantedSweep.ids, wantedSweep.since)
    if (!wanted.ok) return wanted.error
    const ids = wanted.value.filter((id) => !failures.isLeftOut(id))
    done = wantedSweep.ids.length - wanted.value.length
    return readAll(ids, signal, {
      read: readOne,
      skip: () => false,
      onNext: () => undefined,
      onRead: () => {
        tries = 0
        rate.count()
      },
    })
  }

  const run = async (signal: AbortSignal): Promise<void> => {
    if (!sweep || isOver(signal)) return
    const against = await readDue(sweep, signal)
    if (isOver(signal)) return
    if (against) {
      enter('waiting', against)
      timer = setTimeout(begin, backoffMs({ firstMs, longestMs: longestBackoffMs }, tries))
      tries += 1
      return
    }
    sweep = null
    done = 0
    enter('idle')
    await remember()
  }

  /** One round at a time: a new one begins when the previous one has ended. */
  const begin = (): void => {
    clearTimeout(timer)
    round.abort()
    if (closed) return
    enter('reading')
    const mine = (round = new AbortController())
    setMaxListeners(0, mine.signal)
    running = running.then(() => run(mine.signal))
  }

  const stored = await store.settings.get(setting)
  const remembered = schema.safeParse(stored.ok ? stored.value : null).data
  if (remembered) {
    sweep = { since: remembered.since, ids: Int32Array.from(remembered.ids) }
    begin()
  }

  return {
    state,
    start: (ids) =>
      inTurn(async () => {
        // Bills that were read before this moment are read again, if that was requested.
        const since = now().toISOString()
        const unread = sweep ? await unreadOf(sweep, due) : []
        // Ends this round: otherwise it would, at its end, count profiles added now as read.
        round.abort()
        sweep = { since, ids: Int32Array.from(new Set([...unread, ...ids])) }
        done = 0
        failures.clear()
        tries = 0
        await remember()
        begin()
        return ok(undefined)
      }),
    cancel: () =>
      inTurn(async () => {
        clearTimeout(timer)
        round.abort()
        sweep = null
        done = 0
        enter('idle')
        await remember()
      }),
    close: () => {
      closed = true
      clearTimeout(timer)
      round.abort()
      report.close()
    },
  }
}
