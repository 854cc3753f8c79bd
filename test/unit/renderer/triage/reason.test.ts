import { describe, expect, it } from 'vitest'
import { fieldToFix, reasonOf, type Known } from '../../../../renderer/features/triage/case/reason'
import type { BillSummary } from '../../../../shared/domain/coverage'
import { verdictOf } from '../../../../shared/domain/lockout'
import { terminalStatuses } from '../../../../shared/domain/status'
import type { TriageCase } from '../../../../shared/domain/triage'
import { caseOf, jobOf } from './samples'

const summary: BillSummary = {
  readAt: '2026-11-22T08:00:00Z',
  strips: [],
  month: '2026-11',
  lastBill: '2026-10-31',
  missing: 0,
  late: 0,
  tooFew: 0,
  unknown: 0,
}
const nothing: Known = { jobs: [], fields: null, alike: { others: 0, isAll: true } }

describe('the likely reason', () => {
  it('is there for every status, and for one that is not known', () => {
    const reasons = [...terminalStatuses, 'new_status_2027'].map((status) =>
      reasonOf(caseOf(1, { status }), nothing),
    )
    expect(new Set(reasons).size).toBe(reasons.length)
    expect(reasons.at(-1)).toContain('does not know the status')
  })

  it('of wrong credentials says how often, since when, and what another try may do', () => {
    const item = caseOf(1, { lockout: verdictOf(2, true) })
    const jobs = [jobOf(1), jobOf(1, { jobId: 'old', status: 'success', endedAt: '2026-11-03T12:00:00Z' })]
    expect(reasonOf(item, { ...nothing, jobs })).toBe(
      'The provider has refused the stored credentials 2 times. The profile’s last successful login was on 2026-11-03. ' +
        'Another try with the same credentials could lock the customer’s account.',
    )
  })

  it('of missing credentials names the field', () => {
    const item = caseOf(1, { status: 'incomplete_parameters' })
    expect(reasonOf(item, { ...nothing, fields: ['username'] })).toBe(
      'Password is not stored, and the agent cannot log in without it.',
    )
    const named = caseOf(1, { status: 'incomplete_parameters', detail: 'password' })
    expect(reasonOf(named, { ...nothing, fields: [] })).toBe(
      'Username and password are not stored, and the agent cannot log in without them. The agent asked for: password.',
    )
  })

  it('of missing data says what is missing, as far as that is known', () => {
    const reason = (status: string, more: Partial<BillSummary> | null) => {
      const bills = more && { ...summary, ...more }
      return reasonOf(caseOf(1, { status, mover: 'data', bills }), nothing)
    }
    expect(reason('success', { missing: 2, late: 1 })).toBe(
      'The last job succeeded. 2 bills are missing and 1 bill is late.',
    )
    expect(reason('partial_success', { missing: 0, late: 1 })).toMatch(
      /^Some of the data .* 1 bill is late\.$/,
    )
    expect(reason('partial_success', null)).toContain('have not been read: what is missing is not known')
    const lacking = (more: Partial<TriageCase>) =>
      reasonOf(caseOf(1, { status: 'success', mover: 'data', ...more }), nothing)
    const intervals = {
      readAt: '2026-11-22T08:00:00Z',
      meters: 1,
      lastInterval: { from: '2026-10-12', to: '2026-10-13' },
      notComplete: ['2026-08', '2026-10'],
    }
    expect(lacking({ intervals })).toBe(
      'The last job succeeded. 2 interval months are not complete: 2026-08 and 2026-10.',
    )
    expect(lacking({ nothingCame: true })).toBe(
      'The last job succeeded. The message about its end says that it brought nothing new, and that there was nothing before it.',
    )
    const strips = [{ type: 'gas', months: [] }]
    expect(lacking({ nothingCame: true, bills: { ...summary, strips, unknown: 1 } })).toBe(
      'The last job succeeded. The message about its end says that it brought nothing new, although a bill was due by then.',
    )
    expect(reason('partial_success', { missing: null, late: null })).toContain('too few bills to tell')
    expect(reason('partial_success', {})).toContain('none was missing or late')
  })

  it('counts the others that fail alike', () => {
    const item = caseOf(1, { status: 'timeout_site' })
    expect(reasonOf(item, { ...nothing, alike: { others: 14, isAll: true } })).toContain(
      '14 others at this provider fail the same way.',
    )
    expect(reasonOf(item, { ...nothing, alike: { others: 2, isAll: false } })).toContain(
      'At least 2 others at this provider fail the same way.',
    )
    expect(reasonOf(item, { ...nothing, alike: { others: 1, isAll: true } })).toContain(
      '1 other at this provider fails the same way.',
    )
  })
})

describe('the field to fix', () => {
  it('is the missing one, else the one that the detail names, else the password', () => {
    const missing = caseOf(1, { status: 'incomplete_parameters' })
    expect(fieldToFix(missing, ['password'])).toBe('username')
    const all = ['username', 'password', 'pin']
    expect(fieldToFix(caseOf(1, { detail: 'PIN rejected' }), all)).toBe('pin')
    expect(fieldToFix(caseOf(1, { detail: 'The username or password is wrong' }), all)).toBe('password')
    expect(fieldToFix(caseOf(1), all)).toBe('password')
  })
})
