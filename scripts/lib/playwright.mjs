import { join } from 'node:path'
import { ensureReady, root } from './bootstrap.mjs'
import { runOnTestDesktop } from './desktop.mjs'
import { resolveElectron } from './electron-resolver.mjs'

/** Runs one project of test/e2e/playwright.config.ts in the real window, on a desktop of its own. */
export const playwright = async (project, args = [], { capture = false } = {}) => {
  await ensureReady({ packages: ['window', 'display', 'tests'], build: true })
  const electron = await resolveElectron()
  const cli = join(root, 'node_modules/playwright/cli.js')
  const config = join(root, 'test/e2e/playwright.config.ts')
  return runOnTestDesktop(
    process.execPath,
    [cli, 'test', ...args, '--config', config, `--project=${project}`],
    { env: { LINK_CONSOLE_ELECTRON_EXECUTABLE: electron.executable }, capture },
  )
}

export const tour = async () => (await playwright('tour')).code
