import type { BrowserWindow } from 'electron'
import type { Logger } from '../logging/logger'

/** A page that crashes again within this time would crash for ever. */
const calmMs = 10_000

/** Reloads the page when its process has crashed: all that matters is in main, and an empty window helps nobody. */
export const reloadAfterCrash = (
  { webContents }: Pick<BrowserWindow, 'webContents'>,
  logger: Logger,
  now: () => number = Date.now,
): void => {
  let last = -Infinity
  webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return
    const again = now() - last < calmMs
    last = now()
    logger.error('the process of the page ended', { reason, exitCode, reloaded: !again })
    if (!again) webContents.reload()
  })
}
