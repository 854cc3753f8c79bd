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

test('the content policy stands: no inline script, no eval, no foreign request', async ({ running }) => {
  const blocked = await running.page.evaluate(async () => {
    const evaluated = (() => {
      try {
        return String((0, eval)('1 + 1'))
      } catch {
        return 'refused'
      }
    })()
    const fetched = await fetch('https://example.com/').then(
      () => 'went out',
      () => 'refused',
    )
    return { evaluated, fetched }
  })
  expect(blocked).toEqual({ evaluated: 'refused', fetched: 'refused' })
  running.complaints.length = 0
})

test('navigation, new windows and permissions are refused', async ({ running }) => {
  const { page, app } = running
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
