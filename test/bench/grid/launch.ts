import { _electron, type ElectronApplication, type Page } from 'playwright'
import { sizeWindow } from '../../support/window-size'

/** A program in this Electron, its window of the size that both sides have. */
export const launch = async (
  executablePath: string,
  app: string,
  userData: string,
): Promise<{ readonly app: ElectronApplication; readonly page: Page }> => {
  // Root has no sandbox to enable.
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
