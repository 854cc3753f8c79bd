import { expect, vi } from 'vitest'
import { valueOf, type ConsoleForTests } from './session'

/** Waits until the console has seen the end of a job, and has it look now instead of when it is the job's turn. */
export const seenToEnd = async (running: ConsoleForTests, jobId: string): Promise<void> => {
  const { ledger, watcher } = await running.session()
  await vi.waitFor(
    async () => {
      watcher.wake()
      expect(valueOf(await ledger.job(jobId))?.finished).toBe(true)
    },
    { interval: 200 },
  )
}
