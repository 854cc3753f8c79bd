import { act, cleanup, screen } from '@testing-library/react'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { TriagePage } from '../../../../renderer/features/triage/triage-page'
import { ok } from '../../../../shared/errors/failure'
import { giveElementsASize } from '../ui/sized'
import { queueOf } from './samples'
import { show } from './show'

beforeAll(() => giveElementsASize())
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

test('what was done before midnight is not counted as done today', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true, now: new Date(2026, 10, 30, 23, 59, 30) })
  let today = 7
  show(
    <TriagePage
      connectionId="done-today"
      onOpen={vi.fn()}
      onTag={vi.fn()}
      onStartAgain={vi.fn()}
      onSaveView={vi.fn()}
      onCloseGaps={vi.fn()}
      inspector={() => null}
    />,
    { 'triage:queue': () => ok(queueOf([])), 'triage:solved': () => ok({ today }) },
  )
  expect(await screen.findByText('7 done today')).toBeTruthy()
  today = 2
  await act(() => vi.advanceTimersByTimeAsync(61_000))
  expect(await screen.findByText('2 done today')).toBeTruthy()
})
