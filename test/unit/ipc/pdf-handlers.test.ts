import type { BrowserWindow, WebContents } from 'electron'
import { describe, expect, it, vi } from 'vitest'
import { pdfHandlers } from '../../../electron/ipc/handlers/pdf'
import type { WithSession } from '../../../electron/ipc/handlers/with-session'
import { pdfWindowMay } from '../../../electron/ipc/pdf-window-rights'
import { fail, ok, type Result } from '../../../shared/errors/failure'
import type { Bill } from '../../../shared/domain/bill'
import { invokeChannels } from '../../../shared/ipc/channels'
import { billOf } from '../../support/bill'

const { signal } = new AbortController()
const shown = { profileId: 7, billId: 'b1', record: 'r1' }
const print = vi.fn<WebContents['print']>((_options, done) => done?.(true, ''))
const windowOf = (isDestroyed: boolean) =>
  ({ isDestroyed: () => isDestroyed, webContents: { print } }) as unknown as BrowserWindow
const own = windowOf(false)

const stage = (
  list: Result<{ bills: readonly Bill[]; at: string } | null>,
  label = 'Ana',
  gone: readonly number[] = [],
) => {
  const open = vi.fn(() => ok(null))
  const session = {
    connection: { id: 'c1' },
    store: { bills: { listOf: async () => list } },
    directory: { known: async () => [{ profile: { label } }], isGone: (id: number) => gone.includes(id) },
  }
  const handlers = pdfHandlers((async (run: (of: unknown) => unknown) => run(session)) as WithSession, {
    windows: { open, shownIn: (window) => (window === own ? shown : null) },
  })
  return { handlers, open }
}

describe('the window of a PDF', () => {
  const bills = [billOf({ billId: 'b1' })]

  it('is told its PDF, its label, and its records', async () => {
    const { handlers } = stage(ok({ bills, at: '2026-11-30T00:00:00Z' }))
    expect(await handlers['pdf:window']({}, { signal, window: own })).toEqual(
      ok({ ...shown, label: 'Ana', bills, isGone: false }),
    )
  })

  it('is told that its profile is gone', async () => {
    const { handlers } = stage(ok({ bills, at: '2026-11-30T00:00:00Z' }), '', [7])
    expect(await handlers['pdf:window']({}, { signal, window: own })).toMatchObject({
      value: { label: null, isGone: true },
    })
  })

  it('has no records where none are kept, and no label where the profile has none', async () => {
    const { handlers } = stage(ok(null), '')
    expect(await handlers['pdf:window']({}, { signal, window: own })).toMatchObject({
      value: { label: null, bills: null },
    })
  })

  it('is told why its records cannot be read', async () => {
    const { handlers } = stage(fail('store-unavailable'))
    expect(await handlers['pdf:window']({}, { signal, window: own })).toEqual(fail('store-unavailable'))
  })

  it('is the only one that is told', async () => {
    const { handlers } = stage(ok(null))
    for (const window of [null, windowOf(false)])
      expect(await handlers['pdf:window']({}, { signal, window })).toEqual(fail('forbidden'))
  })
})

it('a page is printed from the window that asks, and not from one that is closed', async () => {
  const { handlers } = stage(ok(null))
  const size = { width: 612, height: 792 }
  expect(await handlers['pdf:print'](size, { signal, window: own })).toEqual(ok({ printed: true }))
  expect(print).toHaveBeenCalledTimes(1)
  for (const window of [null, windowOf(true)])
    expect(await handlers['pdf:print'](size, { signal, window })).toMatchObject({
      error: { code: 'print-failed' },
    })
  expect(print).toHaveBeenCalledTimes(1)
})

it('opens for the connection that is meant, and for no other one that took over', async () => {
  const { handlers, open } = stage(ok(null))
  const openFor = (connectionId: string) =>
    handlers['pdf:open-window']({ connectionId, ...shown }, { signal, window: own })
  expect(await openFor('c2')).toEqual(fail('not-connected'))
  expect(open).not.toHaveBeenCalled()
  expect(await openFor('c1')).toEqual(ok(null))
  expect(open).toHaveBeenCalledExactlyOnceWith(shown)
})

describe('what the page of a PDF may ask', () => {
  const may = pdfWindowMay(7)

  it('is about its own profile alone', () => {
    expect(may('bills:pdf', { profileId: 7, billId: 'b2' })).toBe(true)
    expect(may('bills:pdf', { profileId: 8, billId: 'b2' })).toBe(false)
    expect(may('bills:save-pdf', { profileId: 8, billId: 'b2', suggestedName: 'x' })).toBe(false)
  })

  it('is little, and changes nothing', () => {
    expect(invokeChannels.filter((channel) => may(channel, { profileId: 7 }))).toEqual([
      'app:privacy',
      'app:is-private',
      'bills:pdf',
      'bills:save-pdf',
      'pdf:window',
      'pdf:print',
    ])
  })
})
