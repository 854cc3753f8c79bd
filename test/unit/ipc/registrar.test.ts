import { EventEmitter } from 'node:events'
import type { BrowserWindow, WebFrameMain } from 'electron'
import { beforeEach, expect, it, vi } from 'vitest'
import { registerHandlers, type Answering, type Handlers } from '../../../electron/ipc/registrar'
import { createLogger } from '../../../electron/logging/logger'
import { fail, ok } from '../../../shared/errors/failure'
import { contract } from '../../../shared/ipc/contract'

type Listener = (event: { senderFrame: WebFrameMain | null }, ...rest: unknown[]) => unknown
const main = vi.hoisted(() => ({
  handlers: new Map<string, Listener>(),
  listeners: new Map<string, Listener>(),
}))
vi.mock('electron', () => ({
  ipcMain: {
    handle: (channel: string, listener: Listener) => main.handlers.set(channel, listener),
    on: (channel: string, listener: Listener) => main.listeners.set(channel, listener),
  },
}))

/** A window whose page is at this address. */
const windowAt = (url: string) => {
  const mainFrame = { url } as WebFrameMain
  const contents = Object.assign(new EventEmitter(), { mainFrame })
  const window = Object.assign(new EventEmitter(), { webContents: contents, isDestroyed: () => false })
  return window as unknown as BrowserWindow
}

const consoleUrl = 'app://console/index.html'
const otherUrl = 'app://console/pdf-window/index.html'
const lines: string[] = []
const asked: BrowserWindow[] = []
const aborted: (BrowserWindow | null)[] = []

/** Answers never, but remembers who asked and whose call was taken back. */
const pending: Handlers['bills:pdf'] = (_request, { signal, window }) => {
  if (window) asked.push(window)
  signal.addEventListener('abort', () => aborted.push(window))
  return new Promise(() => undefined)
}
const handlers = {
  'app:typed': () => Promise.resolve(ok(null)),
  'bills:pdf': pending,
} as unknown as Handlers

beforeEach(() => {
  for (const list of [lines, asked, aborted]) list.length = 0
})

const stage = () => {
  const own = windowAt(consoleUrl)
  const other = windowAt(otherUrl)
  const answering: Answering = { contract, handlers }
  const registrar = registerHandlers(
    own,
    () => Promise.resolve(answering),
    createLogger((line) => lines.push(line)),
  )
  const call = (window: BrowserWindow, channel: string, request: unknown, callId = 'c1') =>
    main.handlers.get(channel)?.({ senderFrame: window.webContents.mainFrame }, callId, request)
  const abort = (window: BrowserWindow, callId: string) =>
    main.listeners.get('ipc:abort')?.({ senderFrame: window.webContents.mainFrame }, callId)
  const admit = () =>
    registrar.admit({
      window: other,
      isPage: (url) => url === otherUrl,
      may: (channel, request) =>
        channel === 'bills:pdf' && (request as { profileId: number }).profileId === 7,
    })
  return { own, other, registrar, call, abort, admit }
}

it('a window may call once it is admitted, and only what it may', async () => {
  const { own, other, call, admit } = stage()
  expect(await call(other, 'app:typed', { typed: true })).toEqual(fail('forbidden'))
  admit()
  expect(await call(other, 'app:typed', { typed: true })).toEqual(fail('forbidden'))
  expect(await call(other, 'bills:pdf', { profileId: 8, billId: 'b' })).toEqual(fail('forbidden'))
  expect(asked).toEqual([])
  void call(other, 'bills:pdf', { profileId: 7, billId: 'b' })
  await vi.waitFor(() => expect(asked).toEqual([other]))
  expect(await call(own, 'app:typed', { typed: true })).toEqual(ok(null))
  expect(lines.filter((line) => line.includes('not for this window'))).toHaveLength(2)
})

it('a window at another address than its own page’s may not call', async () => {
  const { own, other, call, admit } = stage()
  admit()
  const moved = Object.assign(other.webContents.mainFrame, { url: consoleUrl })
  expect(moved.url).toBe(consoleUrl)
  expect(await call(other, 'bills:pdf', { profileId: 7, billId: 'b' })).toEqual(fail('forbidden'))
  Object.assign(own.webContents.mainFrame, { url: otherUrl })
  expect(await call(own, 'app:typed', { typed: true })).toEqual(fail('forbidden'))
})

it('a window takes back its own calls only, also those with the number of another’s', async () => {
  const { own, other, call, abort, admit, registrar } = stage()
  admit()
  void call(own, 'bills:pdf', { profileId: 1, billId: 'b' }, 'same')
  void call(other, 'bills:pdf', { profileId: 7, billId: 'b' }, 'same')
  await vi.waitFor(() => expect(asked).toHaveLength(2))
  expect(registrar.openCalls()).toEqual(['bills:pdf', 'bills:pdf'])
  abort(other, 'same')
  expect(aborted).toEqual([other])
  own.webContents.emit('did-start-navigation', { isMainFrame: true, isSameDocument: false })
  expect(aborted).toEqual([other, own])
})

it('a window that is closed leaves no call behind, and may not call any more', async () => {
  const { other, call, admit } = stage()
  admit()
  void call(other, 'bills:pdf', { profileId: 7, billId: 'b' })
  await vi.waitFor(() => expect(asked).toHaveLength(1))
  other.emit('closed')
  expect(aborted).toEqual([other])
  expect(await call(other, 'bills:pdf', { profileId: 7, billId: 'b' })).toEqual(fail('forbidden'))
})
