import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { coalesce } from '../../../electron/lib/coalesce'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('does once what many asked for, counted from the first of them', () => {
  const work = vi.fn()
  const { soon } = coalesce(100, work)
  soon()
  vi.advanceTimersByTime(60)
  soon()
  vi.advanceTimersByTime(39)
  expect(work).not.toHaveBeenCalled()
  vi.advanceTimersByTime(1)
  expect(work).toHaveBeenCalledOnce()
  soon()
  vi.advanceTimersByTime(100)
  expect(work).toHaveBeenCalledTimes(2)
})

it('does it at once where that is wanted, in place of what was waiting', () => {
  const work = vi.fn()
  const { soon, now } = coalesce(100, work)
  soon()
  now()
  vi.advanceTimersByTime(1000)
  expect(work).toHaveBeenCalledOnce()
})

it('does nothing after it was closed', () => {
  const work = vi.fn()
  const { soon, now, close } = coalesce(100, work)
  soon()
  close()
  soon()
  now()
  vi.advanceTimersByTime(1000)
  expect(work).not.toHaveBeenCalled()
})
