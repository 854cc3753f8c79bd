import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { IpcMainInvokeEvent } from 'electron'
import type { ElectronApplication } from 'playwright/test'
import { invokeChannels } from '../../shared/ipc/channels'
import { expect, test as base } from './console'
import { ask } from './steps'

const canary = 'canary-payload-7731'

const logOf = (userData: string): string => {
  const folder = join(userData, 'logs')
  return (existsSync(folder) ? readdirSync(folder) : [])
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('')
}

const test = base.extend<{ readonly logged: () => string }>({
  /** What the program has logged since the test began. */
  logged: async ({ running: { userData } }, use) => {
    const before = logOf(userData).length
    await use(() => logOf(userData).slice(before))
  },
})

/** A window without guards, with all of Electron in its page, so that it can send what our preload would not. */
const askFromStranger = (app: ElectronApplication, url: string, channel: string): Promise<unknown> =>
  app.evaluate(
    async ({ BrowserWindow, session }, [at, name, payload]) => {
      const stranger = new BrowserWindow({
        show: false,
        webPreferences: {
          session: session.fromPartition('persist:console', { cache: false }),
          sandbox: false,
          contextIsolation: false,
          nodeIntegration: true,
        },
      })
      await stranger.loadURL(at)
      const answer = (await stranger.webContents.executeJavaScript(
        `require('electron').ipcRenderer.invoke(${JSON.stringify(name)}, 'id', { zipcode: ${JSON.stringify(payload)} })
          .catch((error) => error.message)`,
      )) as unknown
      stranger.destroy()
      return answer
    },
    [url, channel, canary] as const,
  )

test('a call from another window is refused, whatever its address, and its payload is not logged', async ({
  running: { app },
  logged,
}) => {
  const forbidden = { ok: false, error: { code: 'forbidden' } }
  expect(await askFromStranger(app, 'about:blank', 'lookup:zip')).toEqual(forbidden)
  expect(await askFromStranger(app, 'app://console/index.html', 'lookup:zip')).toEqual(forbidden)
  expect(await askFromStranger(app, 'app://pdf/pdf-frame/index.html', 'lookup:zip')).toEqual(forbidden)
  const log = logged()
  expect(log.match(/not from our page/g)).toHaveLength(3)
  expect(log).not.toContain(canary)
})

test('a channel that is not in the contract reaches nothing', async ({ running: { app, page }, logged }) => {
  expect(await askFromStranger(app, 'about:blank', 'connection:export-key')).toContain(
    'No handler registered',
  )
  const thrown = await page.evaluate(async (payload) => {
    const { api } = window as unknown as { api: { invoke: (...rest: unknown[]) => Promise<unknown> } }
    return api.invoke('connection:export-key', 'id', payload).catch((error: unknown) => String(error))
  }, canary)
  expect(thrown).toContain('No such channel')
  expect(logged()).not.toContain(canary)
})

test('a frame within our page has no bridge, and a call in its name is refused', async ({
  running: { app, page },
  logged,
}) => {
  await page.evaluate(async () => {
    const frame = document.createElement('iframe')
    frame.src = 'app://pdf/pdf-frame/index.html'
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve))
    document.body.append(frame)
    await loaded
  })
  const frame = page.frames().find((one) => one.url().startsWith('app://pdf/'))
  expect(await frame?.evaluate(() => 'api' in window)).toBe(false)
  // A frame without the bridge cannot send, so its call is put where Electron would put it.
  const answer = await app.evaluate(async ({ BrowserWindow, ipcMain }, payload) => {
    const [window] = BrowserWindow.getAllWindows()
    if (!window) throw new Error('There is no window')
    const senderFrame = window.webContents.mainFrame.frames[0] ?? null
    const { _invokeHandlers: handlers } = ipcMain as unknown as {
      _invokeHandlers: Map<
        string,
        (event: Partial<IpcMainInvokeEvent>, ...rest: unknown[]) => Promise<unknown>
      >
    }
    const sent = handlers.get('lookup:zip')?.({ sender: window.webContents, senderFrame }, 'id', {
      zipcode: payload,
    })
    return [senderFrame?.url, await sent]
  }, canary)
  expect(answer).toEqual(['app://pdf/pdf-frame/index.html', { ok: false, error: { code: 'forbidden' } }])
  expect(logged()).not.toContain(canary)
})

test('a request of the wrong shape is refused by the name of its field alone', async ({ page, logged }) => {
  const wrong = { id: canary } as unknown as { id: number }
  const more = { id: 1, [canary]: canary } as { id: number }
  const long = { zipcode: canary.repeat(10) }
  expect(await ask(page, 'profiles:get', wrong)).toEqual({
    ok: false,
    error: { code: 'invalid-input', detail: 'id' },
  })
  expect(await ask(page, 'profiles:get', more)).toMatchObject({
    error: { code: 'invalid-input', detail: '' },
  })
  expect(await ask(page, 'lookup:zip', long)).toMatchObject({ error: { detail: 'zipcode' } })
  expect(await ask(page, 'app:info', canary as never)).toMatchObject({ error: { code: 'invalid-input' } })
  const log = logged()
  expect(log.match(/its request does not fit/g)).toHaveLength(4)
  expect(log).not.toContain(canary)
})

test('a call without a proper id is refused', async ({ page, logged }) => {
  const answers = await page.evaluate(async (payload) => {
    const { api } = window as unknown as { api: { invoke: (...rest: unknown[]) => Promise<unknown> } }
    return Promise.all([
      api.invoke('app:info', payload.repeat(4), {}),
      api.invoke('app:info', { toString: payload }, {}),
      api.invoke('app:info', undefined, {}),
      api.invoke('app:info', 'proper', {}),
    ])
  }, canary)
  const forbidden = { ok: false, error: { code: 'forbidden' } }
  expect(answers).toEqual([forbidden, forbidden, forbidden, expect.objectContaining({ ok: true })])
  expect(logged()).not.toContain(canary)
})

test('of 10,000 generated calls with anything but a proper request none reaches a handler, and none is logged with its content', async ({
  page,
  logged,
}) => {
  const calls = 10_000
  const { answers, unsent } = await page.evaluate(
    async ([channels, total, payload]) => {
      const { api } = window as unknown as { api: { invoke: (...rest: unknown[]) => Promise<unknown> } }
      // A small random generator, so that every run sends the same.
      let state = 20_261_129
      const next = (below: number): number => {
        state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
        return state % below
      }
      /**
       * Values that can be sent but are never a valid request. (A Blob or an object of a class arrives as a plain
       * object.)
       */
      const strange: (() => unknown)[] = [
        () => new Map([[payload, payload]]),
        () => new Map(),
        () => new Set([payload]),
        () => new Date(next(1_000_000)),
        () => new RegExp(payload),
        () => new Error(payload),
        () => new ArrayBuffer(next(64)),
        () => new Uint8Array([next(255)]),
        () => new Float64Array([0.5]),
        () => BigInt(next(100)),
        () => Object(payload) as object,
        () => Object(next(100)) as object,
      ]
      const plain: (() => unknown)[] = [
        () => payload,
        () => next(1_000) - 500.5,
        () => Number.NaN,
        () => null,
        () => undefined,
        () => [payload],
        () => new Int32Array([-1]),
        () => ({ [payload]: payload }),
        () => JSON.parse('['.repeat(40) + ']'.repeat(40)) as unknown,
      ]
      const keys = ['id', 'profileId', 'text', 'ids', 'name', 'tags', 'runId', 'zipcode', 'state']
      const one = (from: (() => unknown)[]): unknown => from[next(from.length)]?.()
      const request = (): unknown => {
        const kind = next(4)
        if (kind === 0) return one(strange)
        if (kind === 1) return one(plain)
        const key = keys[next(keys.length)] ?? 'id'
        return { [payload]: one(plain), [key]: kind === 2 ? one(strange) : one(plain) }
      }
      let unsent = 0
      const answers: Record<string, number> = {}
      for (let sent = 0; sent < total;) {
        const batch = Array.from({ length: Math.min(200, total - sent) }, (_, at) =>
          api
            .invoke(channels[(sent + at) % channels.length] ?? '', `call-${sent + at}`, request())
            .then((answer) =>
              JSON.stringify(answer, (name, value: unknown) => (name === 'detail' ? undefined : value)),
            )
            .catch(() => null),
        )
        sent += batch.length
        for (const answer of await Promise.all(batch)) {
          if (answer === null) unsent += 1
          else answers[answer] = (answers[answer] ?? 0) + 1
        }
      }
      return { answers, unsent }
    },
    [invokeChannels, calls, canary] as const,
  )
  // What cannot be cloned never leaves the page. The rest is refused before any handler, which alone logs a refusal.
  expect(Object.keys(answers)).toEqual(['{"ok":false,"error":{"code":"invalid-input"}}'])
  await expect.poll(() => logged().match(/call refused: its request/g)?.length).toBe(calls - unsent)
  expect(unsent).toBeLessThan(calls / 4)
  expect(logged()).not.toContain(canary)
})
