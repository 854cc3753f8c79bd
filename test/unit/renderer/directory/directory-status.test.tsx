import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { fakeBridge, type FakeBridge } from '../../../../renderer/bridge/fake'
import { DirectoryStatus } from '../../../../renderer/features/directory/directory-status'
import { stateWords } from '../../../../renderer/features/directory/words'
import { leftWords } from '../../../../renderer/lib/pace-words'
import type { DirectoryState } from '../../../../shared/domain/directory'
import { fail, ok } from '../../../../shared/errors/failure'
import { requests, show as showPart } from '../show'

const filling: DirectoryState = {
  phase: 'filling',
  total: 100_000,
  read: 12_431,
  left: 87_569,
  rate: 820.4,
  secondsLeft: 107,
  listedAt: '2026-11-22T08:00:00Z',
  failure: null,
}

const show = (answers: Parameters<typeof fakeBridge>[0]): FakeBridge => {
  const bridge = fakeBridge(answers)
  showPart(<DirectoryStatus />, bridge)
  return bridge
}

afterEach(cleanup)

test('each phase is said in a line', () => {
  expect(stateWords({ ...filling, read: 100_000, left: 0, secondsLeft: 1 })).toBe('All read')
  expect(stateWords(filling)).toBe('12,431 of 100,000 read · 820/s · 2 min left')
  expect(stateWords({ ...filling, read: 100_000, left: 512, rate: 0.4, secondsLeft: null })).toBe(
    'Reading 512 again · 0.4/s',
  )
  expect(stateWords({ ...filling, phase: 'paused' })).toBe('12,431 of 100,000 read · paused')
  expect(stateWords({ ...filling, phase: 'waiting', failure: { code: 'unreachable' } })).toBe(
    '12,431 of 100,000 read · waiting to try again: The server cannot be reached.',
  )
  expect(
    stateWords({
      ...filling,
      phase: 'waiting',
      total: 0,
      read: 0,
      left: 0,
      listedAt: null,
      failure: { code: 'unreachable' },
    }),
  ).toBe('Profiles not listed yet · waiting to try again: The server cannot be reached.')
  expect(stateWords({ ...filling, phase: 'waiting', failure: { code: 'unreachable' } }, true)).toBe(
    '12,431 of 100,000 read · waiting to try again',
  )
  expect(
    stateWords({ ...filling, phase: 'waiting', read: 100_000, failure: { code: 'too-many-requests' } }),
  ).toBe('100,000 profiles · waiting to try again: The server asks us to slow down.')
  expect(stateWords({ ...filling, phase: 'listing', total: 0 })).toBe('Listing all profiles')
  expect(stateWords({ ...filling, phase: 'opening' })).toBe('Loading the stored list')
  expect(stateWords({ ...filling, phase: 'idle' })).toBeNull()
})

test('nothing is counted before there is a list', () => {
  const before = { ...filling, total: 0, read: 0, left: 0, rate: 0, secondsLeft: null, listedAt: null }
  expect(stateWords({ ...before, phase: 'paused' })).toBe('Profiles not listed yet · paused')
  expect(stateWords({ ...before, phase: 'paused', total: 2, read: 2 })).toBe(
    '2 profiles so far, not all listed yet · paused',
  )
  expect(stateWords({ ...before, phase: 'filling', listedAt: '2026-11-22T08:00:00Z' })).toBe('All read')
})

test('profiles that could not be read are said once the reading is over', async () => {
  show({ 'directory:state': () => ok({ ...filling, phase: 'idle', left: 0, read: 99_998 }) })
  expect(await screen.findByText(/100,000 profiles · 2 could not be read/)).toBeTruthy()
})

test('what is left is told in the unit that fits', () => {
  expect([0.2, 89, 91, 5399, 7200].map(leftWords)).toEqual([
    '1 s left',
    '89 s left',
    '2 min left',
    '90 min left',
    '2 h left',
  ])
})

test('the filling can be paused and taken up again', async () => {
  const bridge = show({
    'directory:state': () => ok(filling),
    'directory:pause': ({ paused }) => ok({ ...filling, phase: paused ? 'paused' : 'filling' }),
  })
  expect((await screen.findByRole('progressbar')).getAttribute('aria-valuenow')).toBe('12431')
  fireEvent.click(screen.getByRole('button', { name: 'Pause reading' }))
  fireEvent.click(await screen.findByRole('button', { name: 'Resume reading' }))
  expect(await screen.findByText(/820\/s/)).toBeTruthy()
  expect(requests(bridge, 'directory:pause')).toEqual([{ paused: true }, { paused: false }])
})

test('once all is read the bar goes, and everything can be listed again', async () => {
  const idle: DirectoryState = { ...filling, phase: 'idle', read: 100_000, left: 0 }
  const bridge = show({
    'directory:state': () => ok(filling),
    'directory:refresh': () => ok({ ...idle, phase: 'listing' }),
  })
  await screen.findByRole('progressbar')
  act(() => bridge.emit('directory:changed', { state: idle, searchable: true }))
  expect(await screen.findByText('100,000 profiles')).toBeTruthy()
  expect(screen.queryByRole('progressbar')).toBeNull()
  fireEvent.click(screen.getByRole('button', { name: 'List all profiles again' }))
  expect(await screen.findByTitle('Listing all profiles · 100,000 known')).toBeTruthy()
})

test('without a connection there is nothing to say', async () => {
  const bridge = show({ 'directory:state': () => fail('not-connected') })
  await waitFor(() => expect(requests(bridge, 'directory:state')).toHaveLength(1))
  expect(document.querySelector('button')).toBeNull()
})
