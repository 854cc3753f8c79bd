import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { elapsed, timeline, withJob } from '../../../../renderer/features/jobs/common/job-list'
import { clock } from '../../../../renderer/lib/clock'
import { stages } from '../../../../shared/domain/status'
import type { Job } from '../../../../shared/domain/job'

const at = (second: number): string => new Date(Date.UTC(2026, 10, 22, 10, 0, second)).toISOString()

const jobOf = (seen: readonly string[], more: Partial<Job> = {}): Job => ({
  jobId: 'job-1',
  profileId: 516,
  status: seen.at(-1) ?? 'queued',
  finished: false,
  detail: null,
  mode: 'bill',
  startedHere: true,
  startedBy: 'someone',
  startedAt: at(0),
  endedAt: null,
  observations: seen.map((status, index) => ({ status, firstSeen: at(index), lastSeen: at(index) })),
  watchTrouble: null,
  ...more,
})

const states = (job: Job): Record<string, string> =>
  Object.fromEntries(timeline(job).map(({ stage, state }) => [stage, state]))

describe('the timeline of a job', () => {
  it('shows what is behind it, where it is, and what is ahead', () => {
    expect(states(jobOf(['queued', 'init', 'start', 'login']))).toMatchObject({
      queued: 'done',
      start: 'done',
      login: 'now',
      bill_extract: 'ahead',
      logout: 'ahead',
    })
  })

  it('shows a stage that was passed over as not seen, not as done', () => {
    expect(states(jobOf(['queued', 'login']))).toMatchObject({
      init: 'unseen',
      start: 'unseen',
      login: 'now',
    })
  })

  it('follows a job that goes back', () => {
    expect(states(jobOf(['queued', 'login', 'bill_extract', 'login']))).toMatchObject({
      login: 'now',
      bill_extract: 'done',
    })
  })

  it('has the stages of its mode, and any other that was seen', () => {
    expect(states(jobOf(['queued']))).not.toHaveProperty('interval_extract')
    expect(states(jobOf(['queued'], { mode: 'interval' }))).not.toHaveProperty('bill_extract')
    expect(states(jobOf(['queued', 'interval_extract']))).toHaveProperty('interval_extract', 'now')
  })

  it('is at no stage once the job is over, or in a status that the console does not know', () => {
    expect(Object.values(states(jobOf(['queued', 'success'], { finished: true })))).not.toContain('now')
    expect(Object.values(states(jobOf(['queued', 'new_status_2027'])))).not.toContain('now')
  })

  it('has nothing to come once the job is over, however few of its stages were seen', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...stages)),
        fc.constantFrom('success', 'credential_error', 'new_status_2027'),
        (seen, end) =>
          !Object.values(states(jobOf([...seen, end], { finished: true }))).some((state) =>
            ['now', 'ahead'].includes(state),
          ),
      ),
    )
  })

  it('keeps the order of the document whatever was seen', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...stages, 'new_status_2027')), (seen) => {
        const shown = timeline(jobOf(seen)).map(({ stage }) => stages.indexOf(stage))
        expect(shown).toEqual([...shown].sort((a, b) => a - b))
      }),
    )
  })
})

describe('the time that a job took', () => {
  it('runs while it runs and stands when it has ended', () => {
    expect(elapsed(jobOf(['queued', 'login']), Date.parse(at(21)))).toBe(21_000)
    const ended = jobOf(['queued', 'success'], { finished: true, endedAt: at(40) })
    expect(elapsed(ended, Date.parse(at(59)))).toBe(40_000)
  })

  it('is not told of a job of which only the end was seen', () => {
    expect(elapsed(jobOf(['success'], { finished: true, startedAt: null, endedAt: at(0) }), 0)).toBeNull()
  })

  it.each([
    [21_000, '0:21'],
    [723_400, '12:03'],
    [3_723_000, '1:02:03'],
  ])('%d ms reads %s', (milliseconds, shown) => {
    expect(clock(milliseconds)).toBe(shown)
  })
})

describe('the list of jobs', () => {
  it('takes in a new job first and a known one at its place', () => {
    const [old, known] = [jobOf([], { jobId: 'old' }), jobOf([], { jobId: 'known' })]
    const moved = { ...old, status: 'login' }
    expect(withJob([known, old], moved)).toEqual([known, moved])
    expect(withJob([old], known)).toEqual([known, old])
  })

  it('keeps the end of a job, though the reply to its start comes after it', () => {
    const ended = jobOf(['queued', 'login', 'credential_error'], { finished: true, endedAt: at(3) })
    const started = jobOf(['queued'])
    expect(withJob([ended], started)).toEqual([ended])
    expect(withJob([started], ended)).toEqual([ended])
    expect(withJob([jobOf(['queued', 'login'])], started)[0]?.status).toBe('login')
  })
})
