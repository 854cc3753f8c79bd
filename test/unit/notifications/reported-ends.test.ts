import { expect, test, vi } from 'vitest'
import { createEndRecorder } from '../../../electron/notifications/reported-ends'
import { jobStateOf } from '../../../electron/directory/index/row-update'
import type { JobState } from '../../../shared/domain/job'
import { ok } from '../../../shared/errors/failure'
import { jobOf } from '../renderer/triage/samples'

const message = { tags: null, newRecords: 0, existingRecords: 12 }
const reported = {
  profileId: 5,
  jobId: 'job-5',
  status: 'success',
  mode: 'bill',
  at: '2026-11-22T08:01:30.000Z',
  message,
} as const

/** Takes in a message about a job whose end is known, while `last` is the profile's last job. */
const receive = async (last: string) => {
  const known = jobOf(5, { status: 'success', mode: null })
  const sawJob = vi.fn<(id: number, job: JobState | null) => void>()
  const onMore = vi.fn()
  const receiving = createEndRecorder({
    ledger: {
      job: async () => ok(known),
      ofProfile: async () => ok([known]),
      reported: async () => ok(known),
      reportedMore: async (job, more, mode) => ok({ ...job, message: more, mode: job.mode ?? mode }),
    },
    directory: {
      known: async () => [
        {
          id: 5,
          profile: null,
          readAt: null,
          lastJob: { jobId: last, status: 'success', finished: true, detail: null },
        },
      ],
      read: async () => {
        throw new Error('not to be read')
      },
      sawJob,
    },
    onEnd: () => undefined,
    onMore,
    now: () => new Date('2026-11-22T08:02:00Z'),
  })
  expect(await receiving(reported)).toEqual(ok('known'))
  await vi.waitFor(() => expect(onMore).toHaveBeenCalledTimes(1))
  return sawJob
}

test('that a job whose end was known brought nothing new is told to the list', async () => {
  const sawJob = await receive('job-5')
  await vi.waitFor(() => expect(sawJob).toHaveBeenCalledTimes(1))
  const [id, job] = sawJob.mock.lastCall ?? []
  expect([id, job && jobStateOf(job).nothingNew]).toEqual([
    5,
    { mode: 'bill', at: '2026-11-22T08:01:00Z', existing: 12 },
  ])
})

test('what a message says of an earlier job is not taken for the last one', async () => {
  const sawJob = await receive('job-6')
  await new Promise((resolve) => setImmediate(resolve))
  expect(sawJob).not.toHaveBeenCalled()
})
