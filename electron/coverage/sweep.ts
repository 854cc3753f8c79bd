import { setMaxListeners } from 'node:events'
import { z } from 'zod'
import type { SweepState, SweptKind } from '../../shared/domain/coverage'
import { ok, type Failure, type FailureCode, type Result } from '../../shared/errors/failure'
import { isOfOneRow, readAll } from '../directory/read-all'
import { backoffMs } from '../lib/backoff'
import { coalesce } from '../lib/coalesce'
import { createMutex } from '../lib/mutex'
import { createRate } from '../lib/rate'
import type { Store } from '../store/store'

/** Reads the bills, or the interval months, of many profiles in the background, and continues after a restart. */
export interface Sweep {
  readonly state: () => SweepState
  /** Adds these profiles to those being read. */
  readonly start: (ids: Int32Array) => Promise<Result<void>>
  /** What has been read stays; the rest is not read. */
  readonly cancel: () => Promise<void>
  /** Stops reading. The next start continues it. */
  readonly close: () => void
}

interface Parts {
  readonly what: SweptKind
  readonly store: Pick<Store, 'settings' | 'readOnly'>
  readonly read: (id: number, signal: AbortSignal) => Promise<Result<unknown>>
  /** Of which of these profiles it was not read since then. */
  readonly due: (ids: Int32Array, since: string) => Promise<Result<Int32Array>>
  /** Called at most twice a second. */
  readonly emit: (state: SweepState) => void
  readonly now: () => Date
  /** Milliseconds before the first try after a failure. For tests. */
  readonly backoff?: number | undefined
}

const settings = { bills: 'bill-sweep', intervals: 'interval-sweep' } as const
/** The progress is not stored: what was read since its beginning shows it. */
const schema = z.object({ since: z.string(), ids: z.array(z.int()) })

const longestBackoffMs = 60_000
const firstBackoffMs = 5_000
const reportMs = 500
/** A profile that could not be read this often is left out, so that a sweep of nothing but such profiles ends. */
const maxReads = 3

interface Begun {
  readonly since: string
  readonly ids: Int32Array
}

const storedOf = ({ since, ids }: Begun) => ({ since, ids: Array.from(ids) })

/** The profiles that are left; all of them if this cannot be found out. */
const unreadOf = async ({ ids, since }: Begun, due: Parts['due']): Promise<Int32Array> => {
  const unread = await due(ids, since)
  return unread.ok ? unread.value : ids
}

// A function, because the compiler assumes that a value once read does not change.
const isOver = (signal: AbortSignal): boolean => signal.aborted

/** What may be over at the next try: a long list of interval months can take a busy server longer than it is waited for. */
const passing: ReadonlySet<FailureCode> = new Set(['timed-out', 'connection-lost', 'server-error'])

/** Counts how often each profile could not be read for a reason of its own. */
const createFailures = () => {
  const times = new Map<number, number>()
  const again = new Set<number>()
  const isLeftOut = (id: number): boolean => (times.get(id) ?? 0) >= maxReads
  return {
    heard: (id: number, done: Result<unknown>): void => {
      again.delete(id)
      if (done.ok) times.delete(id)
      else if (isOfOneRow(done.error.code)) {
        times.set(id, (times.get(id) ?? 0) + 1)
        if (passing.has(done.error.code) && !isLeftOut(id)) again.add(id)
      }
    },
    isLeftOut,
    /** Whether another try may read some of them. */
    mayPass: (): boolean => again.size > 0,
    count: (): number => times.size,
    clear: (): void => {
      times.clear()
      again.clear()
    },
  }
}

/** What a sweep continues with after a restart. */
const memoryOf = ({ what, store }: Pick<Parts, 'what' | 'store'>) => ({
  read: async (): Promise<Begun | null> => {
    const stored = await store.settings.get(settings[what])
    const remembered = schema.safeParse(stored.ok ? stored.value : null).data
    return remembered ? { since: remembered.since, ids: Int32Array.from(remembered.ids) } : null
  },
  write: async (sweep: Begun | null): Promise<void> => {
    if (!store.readOnly) await store.settings.put(settings[what], sweep && storedOf(sweep))
  },
})

export const openSweep = async (parts: Parts): Promise<Sweep> => {
  const { what, read, due, now, backoff: firstMs = firstBackoffMs } = parts
  const memory = memoryOf(parts)
  const rate = createRate({ now: () => now().getTime(), spanMs: 250, least: 2 })
  let sweep: Begun | null = null
  let phase: SweepState['phase'] = 'idle'
  let failure: Failure | null = null
  /** Profiles that were read since it began, by the sweep or because a person opened them. */
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
      what,
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

  const remember = (): Promise<void> => memory.write(sweep)

  const readOne = async (id: number, signal: AbortSignal): Promise<Result<unknown>> => {
    const answer = await read(id, signal)
    failures.heard(id, answer)
    if (answer.ok && !isOver(signal)) done += 1
    report.soon()
    return answer
  }

  /** The failure that stops it, or null. */
  const readDue = async (wantedSweep: Begun, signal: AbortSignal): Promise<Failure | null> => {
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
    if (against || failures.mayPass()) {
      enter(against ? 'waiting' : 'reading', against)
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

  sweep = await memory.read()
  if (sweep) begin()

  return {
    state,
    start: (ids) =>
      inTurn(async () => {
        // What was read before this moment is read again, if that was requested.
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
