import { join } from 'node:path'
import { BrowserWindow, nativeTheme, session, type Session, type WebPreferences } from 'electron'
import { serveApp } from './app-protocol'
import { reloadWhenBuilt } from './development'
import { guardSession } from './guards'
import { consoleUrl, pdfWindowUrl } from './origins'
import { consoleWindow, freeBounds, pdfWindow, rememberedPlace, rememberPlace, showAsBefore } from './bounds'

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

/** What each of our windows looks like before its page is drawn. */
const looks = () => ({
  show: false,
  backgroundColor: nativeTheme.shouldUseDarkColors ? '#0e1116' : '#f6f7f9',
  autoHideMenuBar: true,
})

/** The same preload for all windows: what a page may ask is decided by main (`ipc/registrar.ts`). */
const preloadIn = (folder: string): string => join(folder, 'preload/preload.cjs')

interface WindowOptions {
  readonly development: boolean
}

/** The console's window, hidden until its first frame is drawn. `folder` holds the built page and preload. */
export const openWindow = (folder: string, { development }: WindowOptions): BrowserWindow => {
  const own = session.fromPartition('persist:console', { cache: false })
  guardSession(own)
  serveApp(own, join(folder, 'renderer'), development)
  const place = rememberedPlace(consoleWindow)
  const window = new BrowserWindow({
    ...place.bounds,
    minWidth: consoleWindow.least.width,
    minHeight: consoleWindow.least.height,
    title: 'Link Console',
    ...looks(),
    webPreferences: { ...pageRights(development), session: own, preload: preloadIn(folder) },
  })
  rememberPlace(window, consoleWindow)
  if (development) reloadWhenBuilt(window, join(folder, 'renderer'))
  window.once('ready-to-show', () => showAsBefore(window, place))
  void window.loadURL(consoleUrl)
  return window
}

interface PdfWindowOptions extends WindowOptions {
  readonly session: Session
  /** The windows of other PDFs: the new one covers none of them exactly. */
  readonly others: readonly BrowserWindow[]
}

/** A window with the page of a PDF, with the rights and the guards of the console's own. */
export const openPdfWindow = (
  folder: string,
  { development, session: own, others }: PdfWindowOptions,
): BrowserWindow => {
  const place = rememberedPlace(pdfWindow)
  const window = new BrowserWindow({
    ...freeBounds(place.bounds, others),
    minWidth: pdfWindow.least.width,
    minHeight: pdfWindow.least.height,
    // Its page gives it the label of the profile, unless privacy mode is on.
    title: 'PDF',
    ...looks(),
    webPreferences: { ...pageRights(development), session: own, preload: preloadIn(folder) },
  })
  rememberPlace(window, pdfWindow)
  window.once('ready-to-show', () => showAsBefore(window, place))
  void window.loadURL(pdfWindowUrl)
  return window
}
