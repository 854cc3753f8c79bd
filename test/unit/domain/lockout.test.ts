import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Job } from '../../../shared/domain/job'
import { judgeLockout } from '../../../shared/domain/lockout'
import { terminalStatuses } from '../../../shared/domain/status'

const at = (minute: number): string => new Date(Date.UTC(2026, 10, 20, 10, minute)).toISOString()

/** A job that ended at this minute, seen in these stages on the way. */
const ended = (minute: number, status: string, stages: readonly string[] = []): Job => ({
  jobId: `job-${minute}`,
  profileId: 516,
  status,
  finished: true,
  detail: null,
  mode: 'bill',
  startedHere: true,
  startedBy: 'someone',
  startedAt: at(minute - 1),
  endedAt: at(minute),
  observations: [...stages, status].map((seen) => ({
    status: seen,
    firstSeen: at(minute),
    lastSeen: at(minute),
  })),
  watchTrouble: null,
})

const newestFirst = (...jobs: readonly Job[]): readonly Job[] => jobs.toReversed()

describe('the lockout guard', () => {
  it('lets everything start where nothing is known, and says that', () => {
    expect(judgeLockout([], null)).toEqual({
      failures: 0,
      historyKnown: false,
      bulkAllowed: true,
      personAllowed: true,
    })
  })

  it('after one failed login stops bulk runs, after two a person', () => {
    const one = newestFirst(ended(1, 'credential_error'))
    expect(judgeLockout(one, null)).toMatchObject({ failures: 1, bulkAllowed: false, personAllowed: true })
    const two = newestFirst(ended(1, 'credential_error'), ended(2, 'credential_error'))
    expect(judgeLockout(two, null)).toMatchObject({ failures: 2, bulkAllowed: false, personAllowed: false })
  })

  it('does not count missing credentials, nor any end but credential_error, and forgets none for them', () => {
    const others = terminalStatuses.filter(
      (status) => !['credential_error', 'success', 'partial_success'].includes(status),
    )
    const jobs = newestFirst(
      ended(1, 'credential_error'),
      ...others.map((status, index) => ended(2 + index, status)),
    )
    expect(judgeLockout(jobs, null).failures).toBe(1)
  })

  it('begins anew with an acknowledged change after the failure, not with one before it', () => {
    const jobs = newestFirst(ended(1, 'credential_error'), ended(5, 'credential_error'))
    expect(judgeLockout(jobs, at(6))).toMatchObject({ failures: 0, historyKnown: true, bulkAllowed: true })
    expect(judgeLockout(jobs, at(3))).toMatchObject({ failures: 1, historyKnown: true })
    expect(judgeLockout(jobs, at(0))).toMatchObject({ failures: 2 })
  })

  it('begins anew where the site accepted the credentials: by its end, or by a stage after login', () => {
    const failed = ended(1, 'credential_error')
    for (const accepted of [
      ended(2, 'success'),
      ended(2, 'partial_success'),
      ended(2, 'site_error', ['login', 'account_navigation']),
    ]) {
      const jobs = newestFirst(failed, accepted, ended(3, 'credential_error'))
      expect(judgeLockout(jobs, null)).toMatchObject({ failures: 1, historyKnown: true })
    }
    const cleanUp = ended(2, 'timeout_site', ['login', 'logout', 'worker_wait'])
    expect(judgeLockout(newestFirst(failed, cleanUp), null).failures).toBe(1)
  })

  it('counts a failed login after a stage beyond it: stages come in a rough order only', () => {
    const failed = (minute: number): Job => ended(minute, 'credential_error', ['account_navigation', 'login'])
    expect(judgeLockout(newestFirst(failed(1), failed(2)), null).failures).toBe(2)
  })

  it('takes a job as failed by `finished` alone', () => {
    const running = { ...ended(1, 'credential_error'), finished: false, endedAt: null }
    expect(judgeLockout([running], null).failures).toBe(0)
  })

  it('counts a failure whose end has no time, whatever was changed: it may have come after', () => {
    expect(judgeLockout([{ ...ended(1, 'credential_error'), endedAt: null }], at(50)).failures).toBe(1)
  })

  it('never allows a bulk run what it refuses to a person', () => {
    const job = fc.record({
      minute: fc.integer({ min: 0, max: 40 }),
      status: fc.constantFrom(...terminalStatuses),
    })
    fc.assert(
      fc.property(fc.array(job), fc.option(fc.integer({ min: 0, max: 40 })), (jobs, changed) => {
        const verdict = judgeLockout(
          jobs.map(({ minute, status }) => ended(minute, status)),
          changed === null ? null : at(changed),
        )
        expect(verdict.personAllowed || !verdict.bulkAllowed).toBe(true)
        expect(verdict.failures).toBeLessThanOrEqual(jobs.length)
      }),
    )
  })
})
