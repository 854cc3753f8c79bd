// `npm start`: installs what is missing, builds, and opens the console. Without a display it runs the guided tour on a
// virtual one.
import { ensureReady, main, root } from './lib/bootstrap.mjs'
import { hasDisplay, runOnOwnDesktop } from './lib/desktop.mjs'

main(async () => {
  if (!hasDisplay()) {
    const { tour } = await import('./lib/playwright.mjs')
    return tour()
  }
  await ensureReady({ packages: ['window'], build: true })
  const { resolveElectron } = await import('./lib/electron-resolver.mjs')
  const electron = await resolveElectron()
  // Chromium's sandbox cannot start as root. The packaged program never passes this switch.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  return (await runOnOwnDesktop(electron.executable, [...asRoot, root, ...process.argv.slice(2)])).code
})
