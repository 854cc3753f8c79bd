import { expect, it, vi } from 'vitest'
import { createPdfSaves } from '../../../electron/records/pdf-saves'

const { signal } = new AbortController()
const forEver = () => new Promise<never>(() => undefined)

it('what is being saved is known with its progress, until it has ended in whatever way', async () => {
  const saves = createPdfSaves()
  let fail: (why: Error) => void = () => undefined
  const failing = saves.during('zip', signal, ({ tell }) => {
    tell({ done: 3, total: 9, bytes: 100 })
    return new Promise<never>((_resolve, reject) => {
      fail = reject
    })
  })
  expect(saves.all()).toEqual([{ into: 'zip', progress: { done: 3, total: 9, bytes: 100 } }])
  fail(new Error('no place'))
  await expect(failing).rejects.toThrow('no place')
  expect(saves.all()).toEqual([])
})

it('it is ended by the page that takes its call back, and by the session', async () => {
  const saves = createPdfSaves()
  const controller = new AbortController()
  const signals: AbortSignal[] = []
  for (const own of [controller.signal, signal])
    void saves.during('folder', own, (parts) => {
      signals.push(parts.signal)
      return new Promise((resolve) => parts.signal.addEventListener('abort', resolve))
    })
  controller.abort()
  expect(signals.map(({ aborted }) => aborted)).toEqual([true, false])
  await saves.close()
  expect(signals.map(({ aborted }) => aborted)).toEqual([true, true])
})

it('a place that does not answer does not keep the session open', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const saves = createPdfSaves()
  void saves.during('folder', signal, forEver)
  const closing = saves.close()
  await vi.advanceTimersByTimeAsync(5_000)
  vi.useRealTimers()
  await expect(closing).resolves.toBeUndefined()
})
