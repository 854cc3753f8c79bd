// A bare window for the stories of the built gallery. The tests tell it where to go.
import { app, BrowserWindow } from 'electron'

// Not awaited: Electron is ready only after this module has run to its end.
void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1440, height: 900, useContentSize: true })
  // A window without an address is not seen by Playwright.
  return window.loadURL('about:blank')
})
