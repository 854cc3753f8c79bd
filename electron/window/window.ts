import { join } from 'node:path'
import { BrowserWindow, nativeTheme, session } from 'electron'
import { serveApp } from './app-protocol'
import { guardSession } from './guards'
import { consoleUrl } from './origins'
import { rememberBounds, rememberedBounds } from './bounds'

/** The one window, hidden until its first frame is drawn. `folder` holds the built page and preload. */
export const openWindow = (folder: string): BrowserWindow => {
  const own = session.fromPartition('persist:console', { cache: false })
  guardSession(own)
  serveApp(own, join(folder, 'renderer'))
  const window = new BrowserWindow({
    ...rememberedBounds(),
    minWidth: 960,
    minHeight: 600,
    show: false,
    title: 'Link Console',
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#0e1116' : '#f6f7f9',
    autoHideMenuBar: true,
    webPreferences: {
      session: own,
      preload: join(folder, 'preload/preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
    },
  })
  rememberBounds(window)
  window.once('ready-to-show', () => window.show())
  void window.loadURL(consoleUrl)
  return window
}
