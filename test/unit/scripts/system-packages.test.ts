import { expect, it, vi } from 'vitest'
import { whenNotBusy } from '../../../scripts/lib/system-packages.mjs'

const locked = {
  status: 100,
  stderr: 'E: Could not get lock /var/lib/dpkg/lock-frontend. It is held by process 4711 (unattended-upgr)',
}
const done = { status: 0, stderr: '' }

/** A clock that only pauses move on. */
const clock = () => {
  let at = 0
  return { now: () => at, pause: (ms: number) => void (at += ms) }
}

it('waits for a package manager that is busy, and says so once', () => {
  const said = vi.spyOn(console, 'log').mockReturnValue()
  const answers = [locked, locked, done]
  const attempt = vi.fn(() => answers.shift() ?? done)
  expect(whenNotBusy(attempt, clock())).toBe(done)
  expect(attempt).toHaveBeenCalledTimes(3)
  expect(said).toHaveBeenCalledTimes(1)
  said.mockRestore()
})

it('gives up after two minutes, with what was said last', () => {
  const said = vi.spyOn(console, 'log').mockReturnValue()
  const time = clock()
  expect(whenNotBusy(() => locked, time)).toBe(locked)
  expect(time.now()).toBe(120_000)
  said.mockRestore()
})

it('does not wait for what waiting cannot mend', () => {
  const attempt = vi.fn(() => ({ status: 100, stderr: 'E: Unable to locate package nothing' }))
  expect(whenNotBusy(attempt, clock()).status).toBe(100)
  expect(attempt).toHaveBeenCalledTimes(1)
})
