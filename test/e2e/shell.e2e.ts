import { expect, test } from './console'

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

test('the views are reached from the rail', async ({ page }) => {
  for (const name of ['Profiles', 'Lookup', 'Connection']) {
    await page.getByRole('link', { name }).click()
    await expect(page.getByRole('link', { name })).toHaveAttribute('aria-current', 'page')
  }
})
