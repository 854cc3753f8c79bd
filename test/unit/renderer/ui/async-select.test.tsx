import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fakeBridge } from '../../../../renderer/bridge/fake'
import { AsyncSelect, type Choice, type FoundChoice } from '../../../../renderer/ui/async-select'
import { show } from '../show'

beforeEach(() => void vi.useFakeTimers({ shouldAdvanceTime: true }))
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

const found = (value: number, label: string, exact = false): FoundChoice => ({ value, label, exact })

/** Answers come when the test says so, in its order. */
const stage = () => {
  const asked = new Map<string, (choices: readonly FoundChoice[]) => void>()
  const onChange = vi.fn<(choice: Choice | null) => void>()
  const onSubmit = vi.fn()
  const finder = {
    name: 'test',
    find: (text: string) =>
      new Promise<readonly FoundChoice[]>((resolve) => {
        asked.set(text, resolve)
      }),
  }
  const Field = () => {
    const [value, setValue] = useState<Choice | null>(null)
    return (
      <form
        onSubmit={(event) => {
          event.preventDefault()
          onSubmit()
        }}
      >
        <AsyncSelect
          label="Utility provider"
          value={value}
          onChange={(next) => {
            setValue(next)
            onChange(next)
          }}
          finder={finder}
          why={() => 'No answer'}
        />
      </form>
    )
  }
  show(<Field />, fakeBridge({}))
  const answer = async (text: string, choices: readonly FoundChoice[]): Promise<void> => {
    await waitFor(() => expect(asked.has(text)).toBe(true))
    await act(async () => {
      asked.get(text)?.(choices)
      await vi.advanceTimersByTimeAsync(0)
    })
  }
  return { onChange, onSubmit, answer }
}

const field = () => screen.getByLabelText<HTMLInputElement>('Utility provider')
const type = async (text: string): Promise<void> => {
  fireEvent.focus(field())
  fireEvent.change(field(), { target: { value: text } })
  await act(() => vi.advanceTimersByTimeAsync(300))
}
const press = (key: string): void => void fireEvent.keyDown(field(), { key, code: key })

test('Enter waits for the answer and takes what is exactly meant, never what an earlier text had found', async () => {
  const on = stage()
  await type('mock')
  await on.answer('mock', [found(1, 'Mock Electric · 1'), found(2, 'Mock Gas · 2')])
  fireEvent.change(field(), { target: { value: 'mock gas' } })
  press('Enter')
  expect(on.onChange).not.toHaveBeenCalled()
  await act(() => vi.advanceTimersByTimeAsync(300))
  await on.answer('mock gas', [found(9, 'Mock Gas and Water · 9'), found(2, 'Mock Gas · 2', true)])
  expect(on.onChange.mock.calls).toEqual([[{ value: 2, label: 'Mock Gas · 2' }]])
  expect(field().value).toBe('Mock Gas · 2')
})

test('an Enter that waited takes no guess; the next one takes the highlighted first line', async () => {
  const on = stage()
  await type('pacific')
  press('Enter')
  await on.answer('pacific', [found(3150, 'Pacific Gas & Electric · 3150'), found(7, 'PacifiCorp · 7')])
  expect(on.onChange).not.toHaveBeenCalled()
  expect(screen.getByRole('option', { selected: true, hidden: true }).textContent).toMatch(/^Pacific Gas/)
  press('Enter')
  expect(on.onChange.mock.calls).toEqual([[{ value: 3150, label: 'Pacific Gas & Electric · 3150' }]])
})

test('of several that are exactly this an Enter that waited takes none', async () => {
  const on = stage()
  await type('city water')
  press('Enter')
  await on.answer('city water', [found(5, 'City Water · 5', true), found(6, 'City Water · 6', true)])
  expect(on.onChange).not.toHaveBeenCalled()
})

test('a half-typed text does not go out with its form as what was chosen before', async () => {
  const on = stage()
  await type('mock gas')
  await on.answer('mock gas', [found(2, 'Mock Gas · 2', true)])
  press('Enter')
  await type('nobody')
  await on.answer('nobody', [])
  press('Enter')
  expect(on.onSubmit).not.toHaveBeenCalled()
  expect(on.onChange).toHaveBeenCalledTimes(1)
})

test('emptying the field gives the choice up, and Tab goes on to the next field', async () => {
  const { onChange, answer } = stage()
  const field = screen.getByRole('combobox', { name: 'Utility provider' })
  act(() => field.focus())
  fireEvent.change(field, { target: { value: 'mock' } })
  await answer('mock', [found(3149, 'Mock Utility', true)])
  fireEvent.click(screen.getByRole('option'))
  expect(onChange).toHaveBeenLastCalledWith({ value: 3149, label: 'Mock Utility', exact: true, key: '3149' })
  expect(screen.getByRole('button', { name: 'Clear Utility provider' }).tabIndex).toBe(-1)
  fireEvent.change(field, { target: { value: '' } })
  expect(onChange).toHaveBeenLastCalledWith(null)
})
