import { join } from 'node:path'
import { app } from 'electron'
import { emitterTo, registerHandlers } from './ipc/registrar'
import { createLogFiles } from './logging/log-files'
import { createLogger } from './logging/logger'
import { declareAppScheme } from './window/app-protocol'
import { reloadAfterCrash } from './window/crashes'
import { createDeepLinks, hearLinks } from './window/deep-links'
import { guardAllContents } from './window/guards'
import { openWindow } from './window/window'

// The composition root: it makes things and hands them to each other; it decides nothing.
const built = join(import.meta.dirname, '..')
const links = createDeepLinks()

const start = async (): Promise<void> => {
  await app.whenReady()
  const logger = createLogger(createLogFiles(join(app.getPath('userData'), 'logs')))
  const window = openWindow(built)
  reloadAfterCrash(window, logger)
  const emit = emitterTo(window)
  links.tellTo((link) => emit('links:opened', link))
  // The services load after the first frame: in the same process they would be in the way of the page's files.
  const shown = new Promise<void>((resolve) => {
    window.once('ready-to-show', () => resolve())
    window.once('closed', () => resolve())
  })
  const services = shown.then(async () => {
    const { createServices } = await import('./services')
    return createServices({
      built,
      userData: app.getPath('userData'),
      emit,
      window,
      links,
      logger,
    })
  })
  registerHandlers(
    window,
    services.then(({ handlers }) => handlers),
    logger,
  )
  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore()
    window.focus()
  })

  let closing = false
  app.on('before-quit', (event) => {
    if (closing) return
    closing = true
    event.preventDefault()
    void services.then(({ close }) => close()).finally(() => app.quit())
  })
}

declareAppScheme()
guardAllContents()
// Root has no sandbox to enable: Chromium would end every child process over the contradiction.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
app.on('window-all-closed', () => app.quit())
if (app.requestSingleInstanceLock()) {
  hearLinks(app, links, process.argv)
  void start()
} else app.quit()
