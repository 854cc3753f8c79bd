import { monitorEventLoopDelay, performance } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import { createIndexClient } from '../../electron/directory/index-client'
import { parentPort } from '../../electron/processes/parent'
import { serve } from '../../electron/processes/port'
import { packBills } from '../../shared/coverage/packed'
import { monthlyBills } from '../support/bill-series'
import { startWorker } from '../support/programs'

/** Entry of a process in place of main, with the directory's worker as in the program. */

export interface CoverageResult {
  /** Milliseconds from passing on the first packed bills until the numbers for all profiles are there. */
  readonly took: number
  /** The longest time during this in which main could answer nothing else. */
  readonly longest: number
  readonly missing: number
  /** Bytes for each packed bill. */
  readonly bytes: number
}

export type CoverageMethods = { readonly judge: (profiles: number) => Promise<CoverageResult> }

/** The same as in loading.ts. */
const pageSize = 500
/** The number of different profiles, each with its own missing periods. */
const forms = 200
const clockMs = 1

const methods: CoverageMethods = {
  judge: async (profiles) => {
    const at = '2026-11-10T12:00:00.000Z'
    const packed = Array.from({ length: forms }, (_, form) => {
      const own = { accountNumber: `account-${form}`, meterNumber: `meter-${form}` }
      const gas = { ...own, type: 'gas', meterNumber: `gas-${form}` }
      const bills = [...monthlyBills('2025-10-01', 13, own), ...monthlyBills('2025-11-01', 12, gas)]
      return packBills(
        bills.filter((_bill, place) => place !== form % 12),
        at,
      )
    })
    const { call, close } = createIndexClient(
      () => startWorker('electron/directory/worker.ts'),
      () => undefined,
    )
    const ids = Array.from({ length: profiles }, (_, index) => index + 1)
    await call('add', Int32Array.from(ids))
    await call('order', 'provider')
    const delay = monitorEventLoopDelay({ resolution: clockMs })
    await wait(20)
    delay.enable()
    const began = performance.now()
    for (let from = 0; from < profiles; from += pageSize) {
      const page = ids.slice(from, from + pageSize)
      await call('loadBills', { ids: page, packed: page.map((id) => packed[id % forms] ?? '') })
    }
    const reply = await call('coverage', { text: '', type: null, sort: 'missing' })
    const took = performance.now() - began
    await wait(20)
    delay.disable()
    close()
    return {
      took,
      longest: delay.max / 1e6 - clockMs,
      missing: reply.counts.missing,
      bytes: (packed[1]?.length ?? 0) / 24,
    }
  },
}

serve(parentPort(), methods)
