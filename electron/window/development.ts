import { watch } from 'node:fs'
import type { BrowserWindow } from 'electron'

/** A build writes many files; the page is loaded once they are all there. */
const quietMs = 300

/** Loads the page again after each build into `folder`: `npm run dev`. */
export const reloadWhenBuilt = (window: BrowserWindow, folder: string): void => {
  let timer: NodeJS.Timeout | undefined
  const watcher = watch(folder, () => {
    clearTimeout(timer)
    timer = setTimeout(() => window.webContents.reload(), quietMs)
  })
  window.once('closed', () => {
    clearTimeout(timer)
    watcher.close()
  })
}
