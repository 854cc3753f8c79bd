import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { HistorySection } from '../../../../renderer/features/connection/history-section'
import { fail, ok } from '../../../../shared/errors/failure'
import type { HistoryKept } from '../../../../shared/history/history'
import { requests, show } from '../show'

afterEach(cleanup)

const kept: HistoryKept = {
  limits: { months: 36, megabytes: 1000 },
  bytes: 12_340_000,
  oldest: new Date(2026, 2, 3, 9).toISOString(),
}
const answers = {
  'history:kept': () => ok(kept),
  'history:keep': (limits: HistoryKept['limits']) => ok({ ...kept, limits }),
}
const type = async (label: string, value: string): Promise<void> =>
  void fireEvent.change(await screen.findByLabelText(label), { target: { value } })
const save = () => screen.getByRole<HTMLButtonElement>('button', { name: 'Save' })

test('it says how much is kept since when; more is kept without a question', async () => {
  const { bridge } = show(<HistorySection />, answers)
  expect(await screen.findByText('12.3 MB are kept, the oldest of 2026-03-03.')).toBeTruthy()
  expect(save().disabled).toBe(true)
  await type('Months', '48')
  fireEvent.click(save())
  expect(await screen.findByDisplayValue('48')).toBeTruthy()
  expect(requests(bridge, 'history:keep')).toEqual([{ months: 48, megabytes: 1000 }])
})

test('less is kept only after a question, since what lies beyond is deleted', async () => {
  const { bridge } = show(<HistorySection />, answers)
  await type('Megabytes, for all profiles', '200')
  fireEvent.click(save())
  const question = await screen.findByRole('dialog', { name: 'Keep less of the history?' })
  expect(requests(bridge, 'history:keep')).toEqual([])
  fireEvent.click(within(question).getByRole('button', { name: 'Keep less' }))
  expect(await screen.findByDisplayValue('200')).toBeTruthy()
  expect(requests(bridge, 'history:keep')).toEqual([{ months: 36, megabytes: 200 }])
})

test('what is no limit cannot be saved, and what could not be stored is said', async () => {
  show(<HistorySection />, { ...answers, 'history:keep': () => fail('store-full') })
  await type('Months', '')
  expect(await screen.findByText('A whole number from 1 on.')).toBeTruthy()
  expect(save().disabled).toBe(true)
  await type('Months', '40')
  fireEvent.click(save())
  expect(await screen.findByRole('alert')).toBeTruthy()
})
