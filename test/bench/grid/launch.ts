import { _electron, type ElectronApplication, type Page } from 'playwright'
import { sizeWindow } from '../../support/window-size'

/** Starts a program with this Electron, in a window of the same size for both sides. */
export const launch = async (
  executablePath: string,
  app: string,
  userData: string,
): Promise<{ readonly app: ElectronApplication; readonly page: Page }> => {
  // Chromium's sandbox cannot start as root.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const running = await _electron.launch({
    executablePath,
    args: [...asRoot, app, `--user-data-dir=${userData}`],
  })
  const page = await running.firstWindow()
  await page.waitForLoadState('domcontentloaded')
  await sizeWindow(page, { width: 1440, height: 900 })
  return { app: running, page }
}
