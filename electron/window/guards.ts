import { app, type Session } from 'electron'
import { isConsolePage, isPdfWindowPage, pdfOrigin } from './origins'

const isPdfFrame = (url: string): boolean => url.startsWith(`${pdfOrigin}/`)

/** A page may load itself again, and nothing else: the page of a PDF never becomes the console. */
const isItself = (from: string, to: string): boolean =>
  [isConsolePage, isPdfWindowPage].some((isPage) => isPage(from) && isPage(to))

/** For every page that ever exists: it stays where it is, opens nothing, attaches nothing. */
export const guardAllContents = (): void => {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (details) => {
      if (!isItself(contents.getURL(), details.url)) details.preventDefault()
    })
    contents.on('will-frame-navigate', (details) => {
      const allowed = details.isMainFrame ? isItself(contents.getURL(), details.url) : isPdfFrame(details.url)
      if (!allowed) details.preventDefault()
    })
    contents.on('will-redirect', (details) => details.preventDefault())
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  })
}

/** Permissions are refused, except for copying text and pictures. Downloads are refused too: only main saves files. */
export const guardSession = (session: Session): void => {
  const allowed = new Set(['clipboard-sanitized-write'])
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(allowed.has(permission)))
  session.setPermissionCheckHandler((_contents, permission) => allowed.has(permission))
  session.setDevicePermissionHandler(() => false)
  session.on('will-download', (event) => event.preventDefault())
  // Nothing but our own pages is loaded: a request that leaves app:// is a mistake or an attack.
  session.webRequest.onBeforeRequest((details, answer) => {
    const own = /^(app|blob|data|devtools):/.test(details.url)
    answer({ cancel: !own })
  })
}
