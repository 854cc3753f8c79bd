import { join } from 'node:path'
import { app, BrowserWindow, Menu } from 'electron'
import { emitterTo, registerHandlers } from './ipc/registrar'
import { createLogFiles } from './logging/log-files'
import { createLogger } from './logging/logger'
import { declareAppScheme } from './window/app-protocol'
import { askIn } from './window/ask'
import { guardClosing } from './window/closing'
import { reloadAfterCrash } from './window/crashes'
import { createDeepLinks, hearLinks } from './window/deep-links'
import { guardAllContents } from './window/guards'
import { openDocuments } from './window/documents'
import { menuOf } from './window/menu'
import { createUnderWay } from './ipc/under-way'
import { isConsolePage, isPdfWindowPage } from './window/origins'
import { openWindow } from './window/window'
import type { Services } from './services'

// The composition root: it makes things and hands them to each other; it decides nothing.
const built = join(import.meta.dirname, '..')
const links = createDeepLinks()
/** For who works on the console itself: docs/reference/architecture.md. */
const development = app.commandLine.hasSwitch('development')

const start = async (): Promise<void> => {
  await app.whenReady()
  const logger = createLogger(createLogFiles(join(app.getPath('userData'), 'logs')))
  const window = openWindow(built, { development })
  reloadAfterCrash(window, logger)
  const emit = emitterTo({ window, isPage: isConsolePage })
  /** The window of a PDF, if the menu was used in one. */
  const pdfWindowInUse = (): BrowserWindow | null => {
    const focused = BrowserWindow.getFocusedWindow()
    return focused === window ? null : focused
  }
  window.once('ready-to-show', () =>
    Menu.setApplicationMenu(
      Menu.buildFromTemplate(
        menuOf(
          { platform: process.platform, development },
          {
            closePane: () => {
              const other = pdfWindowInUse()
              if (other) other.close()
              else emit('app:menu', { item: 'close-pane' })
            },
            showKeys: () => {
              const other = pdfWindowInUse()
              const tell = other ? emitterTo({ window: other, isPage: isPdfWindowPage }) : emit
              tell('app:menu', { item: 'keys' })
            },
            showDocs: () => void openDocuments(),
          },
        ),
      ),
    ),
  )
  links.tellTo((link) => emit('links:opened', link))
  const makeServices = async (): Promise<Services> => {
    const { createServices } = await import('./services')
    return createServices({
      built,
      userData: app.getPath('userData'),
      emit,
      window,
      development,
      admit,
      links,
      logger,
      onTyped: (typed) => closing.typed(typed),
    })
  }
  let made: Promise<Services> | undefined
  // They load at the page's first question: before it, they would be in the way of the page's files, which this process serves.
  // After a failure the next question tries again, so that it does not take a restart.
  const services = (): Promise<Services> =>
    (made ??= makeServices().catch((error: unknown) => {
      made = undefined
      throw error
    }))
  const { openCalls, admit } = registerHandlers(window, services, logger)
  const closing = createUnderWay({
    emit,
    openCalls,
    handlers: async () => (await services()).handlers,
    pdfSaves: async () => (await services()).pdfSaves(),
  })
  const mayClose = guardClosing(window, {
    underWay: closing.underWay,
    ask: (detail) =>
      askIn(window, { message: 'Close Link Console?', detail, yes: 'Close', no: 'Keep It Open' }),
    onFailure: (error) => logger.error('nobody could be asked before the window closes', { error }),
  })
  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore()
    window.focus()
  })

  let quitting = false
  app.on('before-quit', (event) => {
    if (quitting) return
    event.preventDefault()
    // The window asks; once it is closed, the program quits for good.
    if (!mayClose()) {
      window.close()
      return
    }
    quitting = true
    void services()
      .then(({ close }) => close())
      .finally(() => app.quit())
  })
}

// Electron would make a menu of its own before the window; ours comes with the window's first frame.
Menu.setApplicationMenu(null)
declareAppScheme()
guardAllContents()
// Root has no sandbox to enable: Chromium would end every child process over the contradiction.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
app.on('window-all-closed', () => app.quit())
if (app.requestSingleInstanceLock()) {
  hearLinks(app, links, process.argv)
  void start()
} else app.quit()
