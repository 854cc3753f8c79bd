import { z } from 'zod'
import type { RecentEnds } from '../store/triage-store'
import type { Store } from '../store/store'
import {
  failureStatuses,
  historyStart,
  isSuspicious,
  judgeTrouble,
  windowStart,
  type TroubleFound,
} from './trouble'

export interface SeenTrouble extends TroubleFound {
  /** ISO 8601, UTC. */
  readonly since: string
}

/** Which providers are in trouble, judged by the ledger and again as jobs end. */
export interface TroubleWatch {
  readonly found: () => ReadonlyMap<number, SeenTrouble>
  /** Jobs may have ended. */
  readonly soon: () => void
  readonly close: () => void
}

export interface TroubleParts {
  readonly store: Pick<Store, 'triage' | 'settings' | 'readOnly'>
  readonly now: () => Date
  readonly onChange: () => void
  /** Milliseconds from the first change to the check. For tests. */
  readonly delay?: number | undefined
}

/**
 * The check reads much of the ledger. Waiting this many times as long as the last one took bounds its share of the
 * store's time.
 */
const idleFactor = 20
const firstDelayMs = 2_000
/** Without new jobs trouble still ends, as its failures grow old. */
const lookEveryMs = 10 * 60_000

const sinceSchema = z.record(z.string(), z.string())

const byProvider = (ends: readonly RecentEnds[]): ReadonlyMap<number, readonly RecentEnds[]> => {
  const groups = new Map<number, RecentEnds[]>()
  for (const end of ends) groups.set(end.providerId, [...(groups.get(end.providerId) ?? []), end])
  return groups
}

const same = (a: ReadonlyMap<number, SeenTrouble>, b: ReadonlyMap<number, SeenTrouble>): boolean =>
  a.size === b.size && [...a].every(([id, { sentence }]) => b.get(id)?.sentence === sentence)

export const createTroubleWatch = (parts: TroubleParts): TroubleWatch => {
  const { store, now, onChange, delay = firstDelayMs } = parts
  let troubles: ReadonlyMap<number, SeenTrouble> = new Map()
  let since: Readonly<Record<string, string>> | null = null
  let timer: NodeJS.Timeout | undefined
  /** Which check is scheduled; none while one is running. */
  let next: 'soon' | 'idle' | 'none' = 'idle'
  let requests = 0
  let closed = false
  let took = 0

  const judge = async (): Promise<ReadonlyMap<number, TroubleFound> | null> => {
    const at = now()
    const ends = await store.triage.recentEnds(windowStart(at))
    if (!ends.ok) return null
    const suspects = [...byProvider(ends.value)].filter(([, each]) => isSuspicious(each))
    if (suspects.length === 0) return new Map()
    const history = await store.triage.history({
      providerIds: suspects.map(([providerId]) => providerId),
      failures: failureStatuses,
      from: historyStart(at),
      to: windowStart(at),
    })
    if (!history.ok) return null
    const histories = new Map(history.value.map((one) => [one.providerId, one]))
    return new Map(
      suspects.flatMap(([providerId, each]): [number, TroubleFound][] => {
        const found = judgeTrouble(each, histories.get(providerId) ?? null, at)
        return found ? [[providerId, found]] : []
      }),
    )
  }

  /** The time at which each trouble was first seen survives a restart. */
  const remembered = async (): Promise<Readonly<Record<string, string>>> => {
    const stored = await store.settings.get('provider-trouble')
    const parsed = sinceSchema.safeParse(stored.ok ? stored.value : null)
    return parsed.success ? parsed.data : {}
  }

  const take = async (found: ReadonlyMap<number, TroubleFound>): Promise<void> => {
    const before = (since ??= await remembered())
    const at = now().toISOString()
    const news = new Map(
      [...found].map(([id, one]): [number, SeenTrouble] => [id, { ...one, since: before[String(id)] ?? at }]),
    )
    since = Object.fromEntries([...news].map(([id, one]) => [String(id), one.since]))
    if (same(news, troubles)) return
    troubles = news
    if (!store.readOnly) void store.settings.put('provider-trouble', since)
    if (!closed) onChange()
  }

  const soonest = (): number => Math.max(delay, took * idleFactor)

  const look = async (): Promise<void> => {
    next = 'none'
    const answered = requests
    const began = performance.now()
    const found = await judge()
    took = performance.now() - began
    if (found) await take(found)
    if (closed) return
    if (requests > answered) schedule('soon', soonest())
    else schedule('idle', lookEveryMs)
  }

  const schedule = (kind: 'soon' | 'idle', wait: number): void => {
    clearTimeout(timer)
    next = kind
    timer = setTimeout(() => void look(), wait)
  }

  const soon = (): void => {
    requests += 1
    if (next === 'idle' && !closed) schedule('soon', soonest())
  }

  soon()
  return {
    found: () => troubles,
    soon,
    close: () => {
      closed = true
      clearTimeout(timer)
    },
  }
}
