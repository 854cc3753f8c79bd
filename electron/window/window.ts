import { join } from 'node:path'
import { BrowserWindow, nativeTheme, session, type WebPreferences } from 'electron'
import { serveApp } from './app-protocol'
import { reloadWhenBuilt } from './development'
import { guardSession } from './guards'
import { consoleUrl } from './origins'
import { showAsBefore, rememberPlace, rememberedPlace } from './bounds'

/** The page's rights, each said though most are Electron's default: a default that changes must not change ours. */
export const pageRights = (development: boolean): WebPreferences => ({
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  enableBlinkFeatures: '',
  webviewTag: false,
  spellcheck: false,
  navigateOnDragDrop: false,
  devTools: development,
})

interface WindowOptions {
  readonly development: boolean
}

/** The one window, hidden until its first frame is drawn. `folder` holds the built page and preload. */
export const openWindow = (folder: string, { development }: WindowOptions): BrowserWindow => {
  const own = session.fromPartition('persist:console', { cache: false })
  guardSession(own)
  serveApp(own, join(folder, 'renderer'), development)
  const place = rememberedPlace()
  const window = new BrowserWindow({
    ...place.bounds,
    minWidth: 960,
    minHeight: 600,
    show: false,
    title: 'Link Console',
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#0e1116' : '#f6f7f9',
    autoHideMenuBar: true,
    webPreferences: {
      ...pageRights(development),
      session: own,
      preload: join(folder, 'preload/preload.cjs'),
    },
  })
  rememberPlace(window)
  if (development) reloadWhenBuilt(window, join(folder, 'renderer'))
  window.once('ready-to-show', () => showAsBefore(window, place))
  void window.loadURL(consoleUrl)
  return window
}
