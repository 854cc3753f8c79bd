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

/** Reads the bills of many profiles in the background, and goes on with it after a start. */
export interface BillSweep {
  readonly state: () => SweepState
  /** Adds these to what is being read. */
  readonly start: (ids: Int32Array) => Promise<Result<void>>
  /** What has been read stays; the rest is not read. */
  readonly cancel: () => Promise<void>
  /** Nothing is read any more; the next start goes on with it. */
  readonly close: () => void
}

interface Parts {
  readonly store: Pick<Store, 'settings' | 'readOnly'>
  readonly read: (id: number, signal: AbortSignal) => Promise<Result<unknown>>
  /** Of these, whose bills have not been read since. */
  readonly due: (ids: Int32Array, since: string) => Promise<Result<Int32Array>>
  /** At most twice a second. */
  readonly emit: (state: SweepState) => void
  readonly now: () => Date
  /** Milliseconds before the first try after a failure. For tests. */
  readonly backoff?: number | undefined
}

const setting = 'bill-sweep'
/** How far it has come is not written down: what was read since its beginning says it. */
const schema = z.object({ since: z.string(), ids: z.array(z.int()) })

const longestBackoffMs = 60_000
const firstBackoffMs = 5_000
const reportMs = 500
/** A profile that could not be read so often is left out: a sweep of nothing but such ones has to end. */
const maxReads = 3

interface Sweep {
  readonly since: string
  readonly ids: Int32Array
}

const storedOf = ({ since, ids }: Sweep) => ({ since, ids: Array.from(ids) })

/** What is left of it; where that cannot be told, all of it. */
const unreadOf = async ({ ids, since }: Sweep, due: Parts['due']): Promise<Int32Array> => {
  const unread = await due(ids, since)
  return unread.ok ? unread.value : ids
}

// A function, since the compiler believes that what it has read once stays so.
const isOver = (signal: AbortSignal): boolean => signal.aborted

/** How often each profile could not be read for a reason of its own. */
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
  /** Read since it began, by it or by somebody who looked. */
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

  /** What stands against it, or null. */
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

  /** One round at a time: a new one begins when the last has ended. */
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
        // What was read before this moment is read again, where that is asked for.
        const since = now().toISOString()
        const unread = sweep ? await unreadOf(sweep, due) : []
        // The round ends here: at its own end it would take what is added now for read.
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
