import { expect, vi } from 'vitest'
import { valueOf, type ConsoleForTests } from './session'

/** Waits until the console has seen the end of a job, and makes it check now instead of when the job is due. */
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
