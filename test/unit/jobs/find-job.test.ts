import { describe, expect, it, vi } from 'vitest'
import { findJob } from '../../../electron/jobs/find-job'
import type { Job, JobState } from '../../../shared/domain/job'
import { jobIdIn } from '../../../shared/domain/job-id'
import { fail, ok, type Result } from '../../../shared/errors/failure'

const { signal } = new AbortController()
const jobId = '3b7471eb-7e35-4a45-b081-e9cfa9d71e75'
const state: JobState = { jobId, status: 'success', finished: true, detail: null }
const job = { ...state, profileId: 516 } as Job

const bed = (known: Job | null, answer: Result<JobState>) => {
  const status = vi.fn(async () => answer)
  const ledgerJob = vi.fn(async (asked: string) => ok(known?.jobId === asked ? known : null))
  return {
    status,
    find: (text: string) => findJob({ ledger: { job: ledgerJob }, link: { jobs: { status } } }, text, signal),
  }
}

describe('a job by its id', () => {
  it('is the one of the ledger, without a question to the API', async () => {
    const { find, status } = bed(job, fail('internal'))
    expect(await find(`\u200B ${jobId.toUpperCase()}`)).toEqual(ok({ job, reported: null }))
    expect(status).not.toHaveBeenCalled()
  })

  it('is what the API says where the ledger has not seen it', async () => {
    expect(await bed(null, ok(state)).find(jobId)).toEqual(ok({ job: null, reported: state }))
  })

  it.each([
    fail('not-found', { status: 404, apiText: 'Job not found', subject: 'job' }),
    fail('bad-request', { status: 400, apiText: 'Error loading the Job ID' }),
    fail('invalid-id'),
  ])('is nobody’s after $error.code', async (answer) => {
    expect(await bed(null, answer).find(jobId)).toEqual(ok({ job: null, reported: null }))
  })

  it.each([fail('not-found', { status: 404, subject: 'job' }), fail('bad-request', { status: 400 })])(
    'is not told as none by an answer with other words: $error.code',
    async (answer) => {
      expect(await bed(null, answer).find(jobId)).toEqual(answer)
    },
  )

  it('is not told as none where the API could not be asked', async () => {
    expect(await bed(null, fail('unreachable')).find(jobId)).toEqual(fail('unreachable'))
  })

  it.each([
    'CASE-00412',
    '516',
    'past due',
    'a label that is long and has 1 digit',
    'PacificGasAndElectric',
    '',
  ])('“%s” is none', (text) => expect(jobIdIn(text)).toBeNull())
})
