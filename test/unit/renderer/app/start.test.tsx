import { afterEach, expect, it, vi } from 'vitest'
import { schemeAttribute, schemeKey } from '../../../../renderer/lib/scheme'

const start = () => import('../../../../renderer/app/start')
const schemeNow = () => document.documentElement.getAttribute(schemeAttribute)

afterEach(() => {
  localStorage.clear()
  vi.unstubAllGlobals()
  vi.resetModules()
})

it.each([
  { chosen: 'dark', systemIsDark: false, shown: 'dark' },
  { chosen: 'light', systemIsDark: true, shown: 'light' },
  { chosen: 'auto', systemIsDark: true, shown: 'dark' },
  { chosen: null, systemIsDark: true, shown: 'dark' },
  { chosen: null, systemIsDark: false, shown: 'light' },
])('draws the frame in the scheme of the last end: %o', async ({ chosen, systemIsDark, shown }) => {
  vi.doMock('../../../../renderer/app/main', () => ({}))
  vi.stubGlobal('matchMedia', () => ({ matches: systemIsDark }))
  if (chosen !== null) localStorage.setItem(schemeKey, chosen)
  await start()
  expect(schemeNow()).toBe(shown)
})

it('says so where the program cannot be loaded, and reports why', async () => {
  const reported = vi.fn<(error: unknown) => void>()
  vi.stubGlobal('reportError', reported)
  vi.doMock('../../../../renderer/app/main', () => {
    throw new Error('a file is missing')
  })
  document.body.innerHTML = '<div id="root"><div class="lc-frame"></div></div>'
  await start()
  await vi.waitFor(() =>
    expect(document.querySelector('[role="alert"]')?.textContent).toContain('could not load its window'),
  )
  expect(document.querySelector('.lc-frame')).toBeNull()
  expect(reported).toHaveBeenCalledOnce()
})
