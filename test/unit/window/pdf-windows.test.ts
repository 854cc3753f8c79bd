import { EventEmitter } from 'node:events'
import type { BrowserWindow } from 'electron'
import { describe, expect, it } from 'vitest'
import { createPdfWindows } from '../../../electron/window/pdf-windows'

/** A window that only opens and closes. */
const windowOf = () => {
  const events = new EventEmitter()
  return Object.assign(events, { destroy: () => void events.emit('closed') }) as unknown as BrowserWindow
}

const stage = () => {
  const main = windowOf()
  const opened: BrowserWindow[] = []
  const closed = new Set<BrowserWindow>()
  const told: (readonly [profileId: number, event: string, payload: unknown])[] = []
  const windows = createPdfWindows({
    main,
    openWindow: (others) => {
      expect(others).toEqual(opened.filter((window) => !closed.has(window)))
      const window = windowOf().once('closed', () => closed.add(window))
      opened.push(window)
      return window
    },
    admit: (_window, profileId) => (event, payload) => void told.push([profileId, event, payload]),
  })
  const open = (profileId: number) => windows.open({ profileId, billId: 'b1', record: 'r1' })
  const isClosed = () => opened.map((window) => closed.has(window))
  return { main, opened, told, windows, open, isClosed }
}

describe('PDFs in windows of their own', () => {
  it('are closed with their profile, and those of other profiles are not', () => {
    const { open, windows, isClosed } = stage()
    for (const id of [7, 8, 7]) expect(open(id)).toEqual({ ok: true, value: null })
    windows.closeOf(7)
    expect(isClosed()).toEqual([true, false, true])
    windows.closeOf(9)
    expect(isClosed()).toEqual([true, false, true])
  })

  it('are closed with the connection, and with the console', () => {
    const first = stage()
    first.open(7)
    first.open(8)
    first.windows.closeAll()
    expect(first.isClosed()).toEqual([true, true])
    const second = stage()
    second.open(7)
    second.main.emit('closed')
    expect(second.isClosed()).toEqual([true])
  })

  it('know what they show, until they are closed', () => {
    const { open, opened, windows, main } = stage()
    open(7)
    const [window = main] = opened
    expect(windows.shownIn(window)).toEqual({ profileId: 7, billId: 'b1', record: 'r1' })
    expect(windows.shownIn(main)).toBeNull()
    window.emit('closed')
    expect(windows.shownIn(window)).toBeNull()
  })

  it('are told what all windows are told', () => {
    const { open, windows, told } = stage()
    open(7)
    open(8)
    windows.emit('app:privacy-changed', { on: true })
    expect(told).toEqual([
      [7, 'app:privacy-changed', { on: true }],
      [8, 'app:privacy-changed', { on: true }],
    ])
  })

  it('hear of changes of their own profile, and of nothing else', () => {
    const { open, opened, windows, told } = stage()
    open(7)
    open(8)
    expect([7, 8, 9].map(windows.isOpenOf)).toEqual([true, true, false])
    const [own, other] = [7, 9].map((id) => ({ id, profile: null, readAt: null }))
    windows.profilesChanged({
      rows: [own, other].flatMap((row) => row ?? []),
      removed: [8, 10],
      forgotten: [10],
    })
    expect(told).toEqual([
      [7, 'profiles:changed', { rows: [own], removed: [] }],
      [8, 'profiles:changed', { rows: [], removed: [8] }],
    ])
    windows.profilesChanged({ rows: [], removed: [8], forgotten: [8] })
    expect(told.at(-1)).toEqual([8, 'profiles:changed', { rows: [], removed: [8], forgotten: [8] }])
    opened[1]?.emit('closed')
    windows.profilesChanged({ rows: [], removed: [8] })
    expect(told).toHaveLength(3)
    expect(windows.isOpenOf(8)).toBe(false)
  })

  it('are a dozen at most: a further one has to wait until one is closed', () => {
    const { open, opened } = stage()
    for (let id = 1; id <= 12; id += 1) open(id)
    expect(open(13)).toMatchObject({ ok: false, error: { code: 'too-many-windows' } })
    expect(opened).toHaveLength(12)
    opened[3]?.emit('closed')
    expect(open(13)).toEqual({ ok: true, value: null })
  })
})
