import { describe, expect, it, vi } from 'vitest'
import { guardClosing, nothingUnderWay, questionOf, type UnderWay } from '../../../electron/window/closing'
import { createUnderWay } from '../../../electron/ipc/under-way'
import type { PdfSave } from '../../../electron/records/pdf-saves'
import { ok } from '../../../shared/errors/failure'
import type { InvokeChannel } from '../../../shared/ipc/channels'

const run = { counts: { total: 100, waiting: 60, done: 40, unchanged: 0, failed: 0, unknown: 0, skipped: 0 } }

/** A window that closes unless somebody prevents it. */
const stage = (underWay: UnderWay, answer = true) => {
  let onClose: (event: { preventDefault: () => void }) => void = () => undefined
  const closed = vi.fn<() => void>()
  const window = {
    on: (_event: 'close', listener: typeof onClose) => {
      onClose = listener
    },
    close: () => {
      const event = new Event('close', { cancelable: true })
      onClose(event)
      if (!event.defaultPrevented) closed()
    },
  }
  const ask = vi.fn((_question: string) => Promise.resolve(answer))
  const onFailure = vi.fn<(error: unknown) => void>()
  const mayClose = guardClosing(window, { underWay: () => Promise.resolve(underWay), ask, onFailure })
  return { window, closed, ask, mayClose, onFailure }
}

describe('closing the window', () => {
  it('asks nothing where nothing would be lost', async () => {
    const { window, closed, ask, mayClose } = stage(nothingUnderWay)
    window.close()
    await vi.waitFor(() => expect(closed).toHaveBeenCalledOnce())
    expect(ask).not.toHaveBeenCalled()
    expect(mayClose()).toBe(true)
  })

  it.each([
    ['typed text', { ...nothingUnderWay, typed: true }, /typed is not saved/],
    ['a change', { ...nothingUnderWay, changes: 1 }, /sends nothing twice/],
    [
      'a bulk run',
      { ...nothingUnderWay, runs: [run] },
      /40 of 100 profiles\. It continues at the next start/,
    ],
    [
      'PDFs that are being saved into a folder',
      { ...nothingUnderWay, saves: [{ into: 'folder', progress: { done: 12, total: 31, bytes: 1 } }] },
      /12 of 31 are through\. If you save into the same folder again, it goes on with the rest/,
    ],
    [
      'a zip file of PDFs',
      { ...nothingUnderWay, saves: [{ into: 'zip', progress: { done: 12, total: 31, bytes: 1 } }] },
      /at 12 of 31, and would not be kept.* another start is quick/,
    ],
    ['a release', { ...nothingUnderWay, releases: 1 }, /started when the console is opened again/],
  ] as const)(
    'asks because of %s, and stays open unless the person says close',
    async (_what, underWay, words) => {
      const { window, closed, ask, mayClose } = stage(underWay, false)
      window.close()
      window.close()
      await vi.waitFor(() => expect(ask).toHaveBeenCalledOnce())
      expect(ask.mock.calls[0]?.[0]).toMatch(words)
      expect(mayClose()).toBe(false)
      expect(closed).not.toHaveBeenCalled()

      const agreed = stage(underWay, true)
      agreed.window.close()
      await vi.waitFor(() => expect(agreed.closed).toHaveBeenCalledOnce())
    },
  )

  it('asks again where it could not ask: the window can still be closed', async () => {
    const { window, closed, ask, onFailure } = stage({ ...nothingUnderWay, typed: true })
    ask.mockRejectedValueOnce(new Error('no dialog'))
    window.close()
    await vi.waitFor(() => expect(onFailure).toHaveBeenCalledOnce())
    expect(closed).not.toHaveBeenCalled()
    window.close()
    await vi.waitFor(() => expect(closed).toHaveBeenCalledOnce())
  })

  it('says all that there is in one question', () => {
    const question = questionOf({ ...nothingUnderWay, typed: true, changes: 2, runs: [run, run] }) ?? ''
    expect(question.split('\n\n')).toHaveLength(3)
    expect(question).toContain('2 changes are')
    expect(question).toContain('They continue at the next start')
  })
})

describe('what is under way', () => {
  const save: PdfSave = { into: 'folder', progress: { done: 1, total: 2, bytes: 3 } }
  const context = (channels: readonly InvokeChannel[]) => {
    const emit = vi.fn<() => void>()
    const parts = createUnderWay({
      emit,
      openCalls: () => channels,
      handlers: () =>
        Promise.resolve({
          'bulk:list': () =>
            Promise.resolve(
              ok([
                { state: 'running', ...run },
                { state: 'paused', ...run },
                { state: 'done', ...run },
              ] as never),
            ),
          'triage:state': () =>
            Promise.resolve(ok({ troubles: [{ release: { over: false } }, { release: null }] } as never)),
        }),
      pdfSaves: () => Promise.resolve([save]),
    })
    return { parts, emit }
  }

  it('is counted from the page, its open calls and the work in the background', async () => {
    const { parts, emit } = context(['credentials:save', 'profiles:search', 'triage:start-again'])
    const answer = parts.underWay()
    await vi.waitFor(() => expect(emit).toHaveBeenCalledWith('app:closing', {}))
    parts.typed(true)
    await expect(answer).resolves.toMatchObject({ typed: true, changes: 2, releases: 1, saves: [save] })
    expect((await answer).runs).toHaveLength(1)
  })

  it('does not wait for a page that is gone', async () => {
    vi.useFakeTimers()
    const answer = context([]).parts.underWay()
    await vi.advanceTimersByTimeAsync(1_000)
    vi.useRealTimers()
    await expect(answer).resolves.toMatchObject({ typed: false, changes: 0 })
  })
})
