import { setMaxListeners } from 'node:events'
import type { BulkParts } from './parts'
import { readsOf } from './preview'
import type { RunRecord } from './run-record'
import type { RunRegistry } from './run-registry'
import { createRunner } from './runner'

/** After this time open requests are left to be settled at the next start. */
const closingMs = 3_000

/** Works through the runs in the background, one after the other. */
export interface Pump {
  /** Continues with the queued runs. */
  readonly wake: () => void
  /** Makes a held run check now whether it can go on, rather than at its next try. */
  readonly hurry: () => void
  /** Ends a cancelled run while another one works: it has nothing more to send. */
  readonly endBeside: (record: RunRecord) => void
  /** Requests a second of the last run that went on for some seconds; null before there was one. */
  readonly lastRate: () => number | null
  /** Sends nothing more. Resolves once the outcome of what is in progress is on disk, or after a while. */
  readonly close: () => Promise<void>
}

export const createPump = (parts: BulkParts, registry: RunRegistry): Pump => {
  const closing = new AbortController()
  // Each request in progress adds a listener: more than the ten at which Node warns of a leak.
  setMaxListeners(0, closing.signal)
  let hurrying = new AbortController()
  let lastRate: number | null = null
  let pumping: Promise<void> | null = null
  /** Cancelled runs that are ending while another one works. */
  const ending = new Set<Promise<void>>()

  const drive = createRunner(parts, {
    changed: registry.changed,
    closing: closing.signal,
    hurry: () => hurrying.signal,
  })

  const hurry = (): void => {
    const fired = hurrying
    hurrying = new AbortController()
    fired.abort()
  }

  const nextRun = (): RunRecord | undefined =>
    registry
      .all()
      .find(
        ({ working, brokeOff, stored: { state } }) =>
          !working && !brokeOff && (state === 'queued' || state === 'cancelling'),
      )

  /** Never fails: a run that breaks off holds up none of the others. */
  const work = async (record: RunRecord): Promise<void> => {
    record.working = true
    registry.changed(record)
    try {
      await drive(record)
      const sends = record.sends.steady()
      if (sends !== null) lastRate = sends * (1 + readsOf(record.stored.operation))
    } catch (error) {
      record.brokeOff = true
      parts.logger.error('a bulk run broke off', { error: error instanceof Error ? error.name : 'unknown' })
    }
    record.working = false
    registry.changed(record)
  }

  const workThroughAll = async (): Promise<void> => {
    for (let record = nextRun(); record && !closing.signal.aborted; record = nextRun()) await work(record)
  }

  const wake = (): void => {
    if (closing.signal.aborted) return
    pumping ??= workThroughAll().finally(() => {
      pumping = null
      const isWorking = registry.all().some(({ working }) => working)
      if (!closing.signal.aborted && nextRun() && !isWorking) wake()
    })
  }

  return {
    wake,
    hurry,
    endBeside: (record) => {
      if (record.working || closing.signal.aborted) return
      const end = work(record).finally(() => ending.delete(end))
      ending.add(end)
    },
    lastRate: () => lastRate,
    close: async () => {
      closing.abort()
      hurry()
      let timer: NodeJS.Timeout | undefined
      const late = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, closingMs)
      })
      await Promise.race([Promise.all([pumping, ...ending]), late])
      clearTimeout(timer)
    },
  }
}
