// Prints each web page of a folder as a PDF beside it, as the page's own engine prints.
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { app, BrowserWindow } from 'electron'

const folder = process.env.PRINT_PAGES_IN ?? ''

const printAll = async () => {
  const window = new BrowserWindow({ show: false })
  for (const name of readdirSync(folder).filter((one) => one.endsWith('.html'))) {
    await window.loadFile(join(folder, name))
    const pdf = await window.webContents.printToPDF({ preferCSSPageSize: true })
    writeFileSync(join(folder, name.replace(/html$/, 'pdf')), pdf)
  }
}

// Not awaited: Electron is ready only after this module has run to its end.
void app
  .whenReady()
  .then(printAll)
  .then(
    () => app.exit(0),
    (error) => {
      console.error(error)
      app.exit(1)
    },
  )
