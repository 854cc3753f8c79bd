import { setMaxListeners } from 'node:events'
import type { BulkParts } from './parts'
import { readsOf } from './preview-start'
import type { RunRecord } from './run-record'
import type { RunRegistry } from './run-registry'
import { createRunner } from './runner'
import { isSpaced } from './spacing'

/** After this time open requests are left to be settled at the next start. */
const closingMs = 3_000

/**
 * Works through the runs in the background, one after the other. Runs that wait between their starts go beside the
 * others, one after the other as well: nobody's tags wait for the last start at a provider.
 */
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
  /** By whether its runs wait between their starts. */
  const pumping = new Map<boolean, Promise<void>>()
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

  const nextRun = (spaced: boolean): RunRecord | undefined =>
    registry
      .all()
      .find(
        ({ working, brokeOff, stored: { state, operation } }) =>
          !working &&
          !brokeOff &&
          isSpaced(operation) === spaced &&
          (state === 'queued' || state === 'cancelling'),
      )

  /** Never fails: a run that breaks off holds up none of the others. */
  const work = async (record: RunRecord): Promise<void> => {
    record.working = true
    registry.changed(record)
    try {
      await drive(record)
      const sends = record.sends.steady()
      // A run that waits on purpose does not show how fast others go.
      if (sends !== null && !isSpaced(record.stored.operation))
        lastRate = sends * (1 + readsOf(record.stored.operation))
    } catch (error) {
      record.brokeOff = true
      parts.logger.error('a bulk run broke off', { error: error instanceof Error ? error.name : 'unknown' })
    }
    record.working = false
    registry.changed(record)
  }

  const workThroughAll = async (spaced: boolean): Promise<void> => {
    for (let record = nextRun(spaced); record && !closing.signal.aborted; record = nextRun(spaced))
      await work(record)
  }

  const wakeLane = (spaced: boolean): void => {
    if (closing.signal.aborted || pumping.has(spaced)) return
    const done = workThroughAll(spaced).finally(() => {
      pumping.delete(spaced)
      const isWorking = registry
        .all()
        .some(({ working, stored }) => working && isSpaced(stored.operation) === spaced)
      if (!closing.signal.aborted && nextRun(spaced) && !isWorking) wakeLane(spaced)
    })
    pumping.set(spaced, done)
  }
  const wake = (): void => {
    wakeLane(false)
    wakeLane(true)
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
      await Promise.race([Promise.all([...pumping.values(), ...ending]), late])
      clearTimeout(timer)
    },
  }
}
