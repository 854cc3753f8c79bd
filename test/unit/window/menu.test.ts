import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, it, vi } from 'vitest'
import { menuOf } from '../../../electron/window/menu'

const actions = { closePane: vi.fn(), showKeys: vi.fn(), showDocs: vi.fn() }
const platforms = ['darwin', 'win32', 'linux'] as const

const itemsOf = (menu: readonly MenuItemConstructorOptions[]): readonly MenuItemConstructorOptions[] =>
  menu.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? itemsOf(item.submenu) : [])])
const namesOf = (menu: readonly MenuItemConstructorOptions[]) =>
  menu.map(({ label, role }) => label?.replace('&', '') ?? role)

describe.each(platforms)('the menu on %s', (platform) => {
  const menu = menuOf({ platform, development: false }, actions)
  const items = itemsOf(menu)

  it('has the menus that the system’s programs have', () => {
    expect(namesOf(menu)).toEqual([
      platform === 'darwin' ? 'appMenu' : 'File',
      'Edit',
      'View',
      'Window',
      'Help',
    ])
  })

  it('neither closes the window, reloads the page, nor opens the developer tools', () => {
    const roles = items.map(({ role }) => role)
    for (const role of [
      'close',
      'reload',
      'forceReload',
      'toggleDevTools',
      'windowMenu',
      'fileMenu',
      'viewMenu',
    ])
      expect(roles).not.toContain(role)
    const owners = items.filter(({ accelerator }) => accelerator === 'CommandOrControl+W')
    expect(namesOf(owners)).toEqual(['Close Pane'])
    expect(items.map(({ accelerator }) => accelerator)).not.toContain('CommandOrControl+R')
  })

  it('keeps zoom and full screen, and leaves Ctrl+0 to Triage', () => {
    const roles = items.map(({ role }) => role)
    for (const role of ['zoomIn', 'zoomOut', 'resetZoom', 'togglefullscreen']) expect(roles).toContain(role)
    expect(items.find(({ role }) => role === 'resetZoom')?.accelerator).not.toBe('CommandOrControl+0')
  })

  it('leads to our keys and our docs', () => {
    for (const label of ['Keys of This Window', 'Documentation', 'Close Pane']) {
      const item = items.find((one) => one.label === label)
      item?.click?.({} as never, undefined, {})
    }
    expect(actions.showKeys).toHaveBeenCalled()
    expect(actions.showDocs).toHaveBeenCalled()
    expect(actions.closePane).toHaveBeenCalled()
  })

  it('gives who works on the console a reload and the developer tools', () => {
    const roles = itemsOf(menuOf({ platform, development: true }, actions)).map(({ role }) => role)
    expect(roles).toEqual(expect.arrayContaining(['reload', 'toggleDevTools']))
  })
})
