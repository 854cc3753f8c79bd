import { expect, it } from 'vitest'
import type { Job } from '../../../shared/domain/job'
import { isStuck } from '../../../shared/domain/stuck'

const since = Date.parse('2026-11-20T10:00:00.000Z')
const at = new Date(since).toISOString()

const job: Job = {
  jobId: 'job-1',
  profileId: 516,
  status: 'login',
  finished: false,
  detail: null,
  mode: 'bill',
  startedHere: true,
  startedBy: null,
  startedAt: at,
  endedAt: null,
  observations: [{ status: 'login', firstSeen: at, lastSeen: at }],
  watchTrouble: null,
}

it('is stuck beyond three times what is usual, and a minute at least', () => {
  const slow = { login: { count: 5, usualMs: 40_000 } }
  expect(isStuck(job, slow, since + 120_000)).toBe(false)
  expect(isStuck(job, slow, since + 120_001)).toBe(true)
  const quick = { login: { count: 5, usualMs: 2_000 } }
  expect(isStuck(job, quick, since + 60_000)).toBe(false)
  expect(isStuck(job, quick, since + 60_001)).toBe(true)
})

it('is never said where too few others are known, or the job is over', () => {
  const late = since + 86_400_000
  expect(isStuck(job, {}, late)).toBe(false)
  expect(isStuck(job, { login: { count: 4, usualMs: 1 } }, late)).toBe(false)
  expect(isStuck({ ...job, finished: true }, { login: { count: 9, usualMs: 1 } }, late)).toBe(false)
})

it('is not stuck once it was given up: nobody waits for it any more', () => {
  const paces = { login: { count: 5, usualMs: 2_000 } }
  expect(isStuck({ ...job, lostAt: at }, paces, since + 3_600_000)).toBe(false)
})
