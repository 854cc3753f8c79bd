import { join } from 'node:path'
import { ensureReady, root } from './bootstrap.mjs'
import { run } from './desktop.mjs'
import { resolveElectron } from './electron-resolver.mjs'

/** Projects with tests that open the gallery. */
const withGallery = ['window-long', 'screens']

/**
 * Runs one project of test/e2e/playwright.config.ts in the real window. Each of its workers opens a desktop of its own.
 */
export const playwright = async (project, args = [], { capture = false } = {}) => {
  await ensureReady({
    packages: ['window', 'display', 'tests'],
    build: true,
    gallery: withGallery.includes(project),
  })
  const electron = await resolveElectron()
  const cli = join(root, 'node_modules/playwright/cli.js')
  const config = join(root, 'test/e2e/playwright.config.ts')
  return run(process.execPath, [cli, 'test', ...args, '--config', config, `--project=${project}`], {
    env: { ...process.env, LINK_CONSOLE_ELECTRON_EXECUTABLE: electron.executable },
    capture,
  })
}

export const tour = async () => (await playwright('tour')).code
