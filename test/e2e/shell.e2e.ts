import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pathToFileURL } from 'node:url'
import { startOfMain, startOfPage } from './built-start'
import { answerClosing, closingQuestion, expect, test } from './console'

test('the page is sandboxed: no Node, no Electron, one typed bridge', async ({ page }) => {
  expect(
    await page.evaluate(() => ({
      require: typeof (globalThis as Record<string, unknown>)['require'],
      process: typeof (globalThis as Record<string, unknown>)['process'],
      bridge: Object.keys((globalThis as unknown as { api: object }).api).sort(),
    })),
  ).toEqual({ require: 'undefined', process: 'undefined', bridge: ['abort', 'invoke', 'on'] })
})

test('the content policy stands: no script as text, no foreign request', async ({ running }) => {
  running.provoked.push(/example\.com/, /not ours|not allowed here/)
  const refused = await running.page.evaluate(async () => {
    const refuses = (run: () => void): boolean => {
      try {
        run()
        return false
      } catch {
        return true
      }
    }
    const script = document.createElement('script')
    const address = refuses(() => script.setAttribute('src', 'https://example.com/x.js'))
    const markup = refuses(() => {
      document.createElement('div').innerHTML = '<b>bold</b>'
    })
    const text = refuses(() => {
      script.append('globalThis.ran = true')
      document.head.append(script)
    })
    const request = await fetch('https://example.com/').then(
      () => false,
      () => true,
    )
    script.remove()
    return { address, text, markup, request, ran: 'ran' in globalThis }
  })
  expect(refused).toEqual({ address: true, text: true, markup: true, request: true, ran: false })
})

test('navigation, new windows and permissions are refused', async ({ running }) => {
  const { page, app } = running
  await expect(page).toHaveURL(/#\/connection$/)
  const before = page.url()
  const opened = await page.evaluate(() => {
    const other = window.open('https://example.com/')
    location.assign('https://example.com/')
    return other === null
  })
  expect(opened).toBe(true)
  expect(page.url()).toBe(before)
  expect(app.windows()).toHaveLength(1)
  expect(await page.evaluate(() => Notification.permission)).toBe('denied')
})

test('what main itself would load is refused too: foreign addresses, files, webviews', async ({
  running,
}) => {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    response.end('foreign')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const foreign = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  // This window has no content policy and no guard of navigation, only the guards of the session.
  const refused = await running.app.evaluate(
    async ({ BrowserWindow, session }, addresses) => {
      const other = new BrowserWindow({
        show: false,
        webPreferences: { session: session.fromPartition('persist:console', { cache: false }) },
      })
      const answers: string[] = []
      for (const address of addresses) {
        answers.push(
          await other.loadURL(address).then(
            () => 'loaded',
            (error: unknown) => (error as Error).message,
          ),
        )
      }
      let attached = true
      other.webContents.emit('will-attach-webview', { preventDefault: () => (attached = false) }, {}, {})
      other.destroy()
      return { answers, attached }
    },
    [foreign, pathToFileURL(import.meta.filename).href],
  )
  expect(refused.answers).toEqual([
    expect.stringContaining('ERR_BLOCKED_BY_CLIENT'),
    // The file exists. Whichever guard comes first refuses it.
    expect.stringMatching(/ERR_(BLOCKED_BY_CLIENT|FAILED)/),
  ])
  expect(refused.attached).toBe(false)
  expect(asked).toEqual([])
  server.close()
})

test('a permission that is asked for is refused, not only one that is looked up', async ({ page }) => {
  expect(await page.evaluate(() => Notification.requestPermission())).toBe('denied')
  const denied = await page.evaluate(
    () =>
      new Promise((resolve) =>
        navigator.geolocation.getCurrentPosition(
          () => resolve('a place'),
          ({ code, PERMISSION_DENIED }) => resolve(code === PERMISSION_DENIED),
        ),
      ),
  )
  expect(denied).toBe(true)
})

const alone = test.extend({ ownConsole: true })

alone('the bridge answers to our own page alone', async ({ running }) => {
  const { app, page, provoked } = running
  provoked.push(/Insecure Content-Security-Policy/)
  const ask = (): Promise<unknown> =>
    page.evaluate(() =>
      (globalThis as unknown as { api: Record<'invoke', (...of: unknown[]) => unknown> }).api.invoke(
        'app:info',
        '1',
        {},
      ),
    )
  expect(await ask()).toMatchObject({ ok: true })
  // Chromium may cancel the load if the page itself has just begun to load something.
  await expect(async () => {
    await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.loadURL('data:text/html,another'),
    )
    expect(page.url()).toBe('data:text/html,another')
    expect(await ask()).toMatchObject({ ok: false, error: { code: 'forbidden' } })
  }).toPass()
})

test('the views are reached from the rail', async ({ page }) => {
  for (const name of ['Profiles', 'Lookup', 'Connection']) {
    await page.getByRole('link', { name }).click()
    await expect(page.getByRole('link', { name })).toHaveAttribute('aria-current', 'page')
  }
})

test('no key and no item of the menu reloads the page, closes it, or opens the developer tools', async ({
  running: { app, page },
}) => {
  await page.getByRole('link', { name: 'Connection' }).click()
  await page.evaluate(() => Object.assign(globalThis, { sameLoad: true }))
  // As from a keyboard: keys that the page does not use go to the menu.
  const press = (keyCode: string, ...modifiers: readonly ('control' | 'shift')[]): Promise<void> =>
    app.evaluate(
      ({ BrowserWindow }, [key, held]) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents
        for (const type of ['keyDown', 'keyUp'] as const)
          contents?.sendInputEvent({
            type,
            keyCode: key,
            modifiers: [...held],
            skipIfUnhandled: false,
          } as Electron.KeyboardInputEvent)
      },
      [keyCode, modifiers] as const,
    )
  await press('R', 'control')
  await press('R', 'control', 'shift')
  await press('F5')
  await press('I', 'control', 'shift')
  await press('W', 'control')
  const roles = await app.evaluate(({ Menu }) => {
    const all = (menu: Electron.Menu | null | undefined): string[] =>
      (menu?.items ?? []).flatMap(({ role, submenu }) => [role ?? '', ...all(submenu)])
    return all(Menu.getApplicationMenu()).map((role) => role.toLowerCase())
  })
  expect(roles).toContain('zoomin')
  for (const role of ['reload', 'forcereload', 'toggledevtools', 'close']) expect(roles).not.toContain(role)
  expect(await page.evaluate(() => 'sameLoad' in globalThis)).toBe(true)
  const tools = await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    contents?.openDevTools()
    return contents?.isDevToolsOpened()
  })
  expect(tools).toBe(false)
})

test('Close Pane closes the dialog; closing the window asks while something is typed', async ({
  running: { app, page },
}) => {
  const menu = (label: string): Promise<void> =>
    app.evaluate(({ Menu }, wanted) => {
      const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? [])
      items?.find((item) => item.label === wanted)?.click()
    }, label)
  await page.getByRole('link', { name: 'Connection' }).click()
  await menu('Keys of This Window')
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
  await menu('Close Pane')
  await expect(page.getByRole('dialog')).toHaveCount(0)

  await page.getByRole('button', { name: 'Connect to the Link API' }).click()
  const name = page.getByRole('form', { name: 'Settings of the connection' }).getByLabel('Name')
  await name.fill('Half typed')
  await answerClosing(app, 'Keep It Open')
  await app.evaluate(({ app: program }) => program.quit())
  await expect.poll(() => closingQuestion(app)).toContain('typed is not saved')
  await expect(name).toHaveValue('Half typed')
})

test('the window waits for little: what runs before its first frame is small, and of the console alone', () => {
  const main = startOfMain()
  expect(main).toContain('requestSingleInstanceLock')
  const packages = [...main.matchAll(/\bfrom\s*"([^."][^"]*)"/g)].map(([, name]) => name)
  expect(packages.filter((name) => name !== 'electron' && !name?.startsWith('node:'))).toEqual([])
  expect(main).not.toMatch(/ZodType|smithy|undici/)
  expect(main.length).toBeLessThan(45_000)

  const { scripts, styles } = startOfPage()
  expect(scripts).toContain('data-mantine-color-scheme')
  expect(scripts.length).toBeLessThan(10_000)
  expect(styles).toContain('.lc-frame')
  expect(styles.length).toBeLessThan(10_000)
})
