import type { MenuItemConstructorOptions } from 'electron'

/** What the menu asks of the program; the rest are the system's own roles. */
export interface MenuActions {
  readonly closePane: () => void
  readonly showKeys: () => void
  readonly showDocs: () => void
}

interface MenuOptions {
  readonly platform: NodeJS.Platform
  /** Started by a developer of the console: only they get reloading and the developer tools. */
  readonly development: boolean
}

type Items = MenuItemConstructorOptions[]

const separator: MenuItemConstructorOptions = { type: 'separator' }

/** A reload would empty a form that is half typed, and the developer tools show whatever the page holds. */
const forDevelopers: Items = [
  separator,
  { role: 'reload' },
  { role: 'forceReload' },
  { role: 'toggleDevTools' },
]

/**
 * The program's menu as data. Where the menu is a bar in the window it is hidden, and Alt shows it. Ctrl+W closes a pane
 * and never the window; Ctrl+0 is Triage, so that the size is reset by the 0 of the number block.
 */
export const menuOf = ({ platform, development }: MenuOptions, actions: MenuActions): Items => {
  const mac = platform === 'darwin'
  const closePane: MenuItemConstructorOptions = {
    label: 'Close Pane',
    accelerator: 'CommandOrControl+W',
    click: actions.closePane,
  }
  const appMenu: MenuItemConstructorOptions = {
    role: 'appMenu',
    submenu: [
      { role: 'about' },
      separator,
      { role: 'services' },
      separator,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      separator,
      { role: 'quit' },
    ],
  }
  const fileMenu: MenuItemConstructorOptions = {
    label: '&File',
    submenu: [closePane, separator, { role: 'quit' }],
  }
  const edit: MenuItemConstructorOptions = {
    label: '&Edit',
    submenu: [
      { role: 'undo' },
      { role: 'redo' },
      separator,
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      { role: 'selectAll' },
    ],
  }
  const view: MenuItemConstructorOptions = {
    label: '&View',
    submenu: [
      { role: 'zoomIn', accelerator: 'CommandOrControl+Plus' },
      // The same key without Shift, where Plus needs it.
      { role: 'zoomIn', accelerator: 'CommandOrControl+=', visible: false, acceleratorWorksWhenHidden: true },
      { role: 'zoomOut', accelerator: 'CommandOrControl+-' },
      { role: 'resetZoom', accelerator: 'CommandOrControl+num0' },
      separator,
      { role: 'togglefullscreen' },
      ...(development ? forDevelopers : []),
    ],
  }
  const window: MenuItemConstructorOptions = {
    label: '&Window',
    submenu: mac
      ? [{ role: 'minimize' }, { role: 'zoom' }, closePane, separator, { role: 'front' }]
      : [{ role: 'minimize' }],
  }
  const help: MenuItemConstructorOptions = {
    role: 'help',
    label: '&Help',
    submenu: [
      { label: 'Keys of This Window', click: actions.showKeys },
      { label: 'Documentation', click: actions.showDocs },
      ...(mac ? [] : [separator, { role: 'about' } as const]),
    ],
  }
  return [mac ? appMenu : fileMenu, edit, view, window, help]
}
