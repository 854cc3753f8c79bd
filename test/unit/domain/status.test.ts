import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  credentialsAccepted,
  isFailedMover,
  jobWords,
  moverOf,
  normaliseStatus,
  stages,
  statusWords,
  terminalStatuses,
} from '../../../shared/domain/status'

describe('a status', () => {
  it.each([
    ['AgentState.success', 'success'],
    ['SUCCESS', 'success'],
    [' bill_extract ', 'bill_extract'],
    ['new_status_2027', 'new_status_2027'],
  ])('%j is %j', (sent, code) => {
    expect(normaliseStatus(sent)).toBe(code)
  })

  it('has words of its own when it is known, and is shown as it came when not', () => {
    for (const code of [...terminalStatuses, ...stages]) expect(statusWords(code)).not.toBe(code)
    expect(statusWords('new_status_2027')).toBe('new_status_2027')
  })

  it('has a mover when it has ended; `finished` alone says whether it has', () => {
    expect(moverOf('credential_error', true)).toBe('credentials')
    expect(moverOf('credential_error', false)).toBe('running')
    expect(moverOf('login', true)).toBe('unknown')
    fc.assert(fc.property(fc.string(), (code) => moverOf(code, false) === 'running'))
  })
})

describe('the words for the state of a job', () => {
  it('tell no end before `finished` does, and no stage after it', () => {
    expect(jobWords('success', false)).toBe('Still running · success')
    expect(jobWords('credential_error', false)).toBe('Still running · wrong credentials')
    expect(jobWords('new_status_2027', false)).toBe('Still running · new_status_2027')
    expect(jobWords('', false)).toBe('Running, without a status')
    expect(jobWords('login', true)).toBe('Ended · logging in')
    expect(jobWords('', true)).toBe('Ended, without a status')
    for (const code of terminalStatuses) {
      expect(jobWords(code, true)).toBe(statusWords(code))
      expect(jobWords(code, false)).not.toContain(statusWords(code))
    }
    for (const code of stages) expect(jobWords(code, false)).toBe(statusWords(code))
  })

  it('a partial success is the move of the data: not done, and not a failure', () => {
    expect(moverOf('partial_success', true)).toBe('data')
    expect(isFailedMover('data')).toBe(false)
    expect(isFailedMover('retry')).toBe(true)
  })
})

describe('"Credentials accepted"', () => {
  it.each([
    'account_navigation',
    'bill_extract',
    'bill_processing',
    'interval_extract',
    'interval_processing',
  ])('is said once %s is seen', (stage) => {
    expect(credentialsAccepted(['queued', 'login', stage])).toBe(true)
  })

  it.each([
    [['queued', 'init', 'start', 'login']],
    [['queued', 'login', 'logout', 'worker_wait']],
    [['login', 'credential_error']],
    [['account_navigation', 'login', 'credential_error']],
    [['login', 'account_navigation', 'action_needed']],
    [['new_status_2027']],
    [[]],
  ])('is not said after %j', (observed) => {
    expect(credentialsAccepted(observed)).toBe(false)
  })

  it('is said of a success of which nothing else was seen', () => {
    expect(credentialsAccepted(['success'])).toBe(true)
  })
})
