import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import {
  consoleWindow,
  freeBounds,
  pdfWindow,
  placeOf,
  rememberedPlace,
  showAsBefore,
} from '../../../electron/window/bounds'
import { pageRights } from '../../../electron/window/window'

const userData = mkdtempSync(join(tmpdir(), 'link-console-window-'))
const workArea = { x: 0, y: 0, width: 1600, height: 1000 }

vi.mock('electron', () => ({
  app: { getPath: () => userData },
  screen: { getDisplayMatching: () => ({ workArea }) },
}))

const normal = { x: 10, y: 20, width: 1200, height: 700 }
const keep = (value: object | null): void =>
  writeFileSync(join(userData, 'window.json'), JSON.stringify(value))

describe('the place of the window', () => {
  it.each([
    { maximised: false, fullScreen: false },
    { maximised: true, fullScreen: false },
    { maximised: false, fullScreen: true },
  ])('comes back at the next start: %o', ({ maximised, fullScreen }) => {
    keep(
      placeOf({
        getNormalBounds: () => normal,
        isMaximized: () => maximised,
        isFullScreen: () => fullScreen,
      }),
    )
    const place = rememberedPlace(consoleWindow)
    expect(place).toEqual({ bounds: normal, maximised, fullScreen })
    const window = { show: vi.fn(), maximize: vi.fn(), setFullScreen: vi.fn() }
    showAsBefore(window, place)
    expect(window.show).toHaveBeenCalledOnce()
    expect(window.maximize).toHaveBeenCalledTimes(maximised ? 1 : 0)
    expect(window.setFullScreen).toHaveBeenCalledTimes(fullScreen ? 1 : 0)
  })

  it('is still maximised where its screen is gone', () => {
    keep({ ...normal, x: 5000, maximised: true })
    expect(rememberedPlace(consoleWindow)).toMatchObject({ bounds: { width: 1440 }, maximised: true })
  })

  it.each([
    ['no number', { width: 'wide' }],
    ['a width that no screen has', { ...normal, width: 2_000_000_000 }],
    ['both ends off the screen', { ...normal, x: -1_000_000, width: 2_000_000 }],
    ['a height that no screen has', { ...normal, height: 1_000_000 }],
    ['above the screen', { ...normal, y: -400 }],
    ['a list', []],
    ['halves of pixels', { ...normal, x: 0.5 }],
    ['nothing', null],
  ])('is the standard one where none was kept that can be: %s', (_, kept) => {
    keep(kept)
    expect(rememberedPlace(consoleWindow)).toMatchObject({
      maximised: false,
      bounds: { width: 1440, height: 900 },
    })
  })
})

describe('the place of a PDF’s window', () => {
  it('is remembered by itself, and may be smaller than the console', () => {
    keep({ ...normal, x: 11 })
    writeFileSync(join(userData, 'pdf-window.json'), JSON.stringify({ ...normal, width: 500, height: 400 }))
    expect(rememberedPlace(pdfWindow).bounds).toEqual({ ...normal, width: 500, height: 400 })
    expect(rememberedPlace(consoleWindow).bounds).toEqual({ ...normal, x: 11 })
    writeFileSync(join(userData, 'pdf-window.json'), JSON.stringify({ ...normal, width: 100 }))
    expect(rememberedPlace(pdfWindow).bounds).toEqual({ width: 900, height: 900 })
  })
})

describe('a further window of its kind', () => {
  const at = (x: number, y: number) => ({ getNormalBounds: () => ({ ...normal, x, y }) })

  it('stands beside those that are there', () => {
    expect(freeBounds(normal, [])).toEqual(normal)
    expect(freeBounds(normal, [at(10, 20), at(38, 48)])).toEqual({ ...normal, x: 66, y: 76 })
    expect(freeBounds(normal, [at(10, 21)])).toEqual(normal)
  })

  it('is placed by the system where no place is remembered', () => {
    expect(freeBounds({ width: 900, height: 900 }, [at(10, 20)])).toEqual({ width: 900, height: 900 })
  })
})

describe('the rights of the page (Electron’s security checklist)', () => {
  const rights = pageRights(false)
  it.each([
    ['2: no Node', 'nodeIntegration', false],
    ['2: none in workers', 'nodeIntegrationInWorker', false],
    ['2: none in frames', 'nodeIntegrationInSubFrames', false],
    ['3: a world of its own for the preload', 'contextIsolation', true],
    ['4: the sandbox', 'sandbox', true],
    ['6: the web’s own security', 'webSecurity', true],
    ['8: no insecure content', 'allowRunningInsecureContent', false],
    ['9: no experiments', 'experimentalFeatures', false],
    ['10: no further features', 'enableBlinkFeatures', ''],
    ['11: no webview', 'webviewTag', false],
    ['no developer tools', 'devTools', false],
  ] as const)('%s', (_point, name, value) => expect(rights[name]).toBe(value))
})
