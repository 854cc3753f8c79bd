/** The page's own origin, and the origin of the frame that shows PDFs: two hosts, so that neither reaches into the other. */
export const scheme = 'app'
export const consoleOrigin = 'app://console'
export const pdfOrigin = 'app://pdf'

export const consoleUrl = `${consoleOrigin}/index.html`
/** The page of a PDF in a window of its own. */
export const pdfWindowUrl = `${consoleOrigin}/pdf-window/index.html`

/** The address as an object, or null where it is none. (`URL.parse` is too new for the Node in Electron 33.) */
export const parseUrl = (url: string): URL | null => (URL.canParse(url) ? new URL(url) : null)

const isPageOfConsole = (url: string, path: string): boolean => {
  const at = parseUrl(url)
  return at !== null && at.protocol === 'app:' && at.host === 'console' && at.pathname === path
}

/** Whether a frame's address is our own page, whatever its fragment. */
export const isConsolePage = (url: string): boolean => isPageOfConsole(url, '/index.html')

export const isPdfWindowPage = (url: string): boolean => isPageOfConsole(url, '/pdf-window/index.html')
