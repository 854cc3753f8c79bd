// `npm start`: installs what is missing, builds, opens the console. With no display: the guided tour under a virtual one.
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
  // Chromium's sandbox cannot start as root; the packaged program never passes this.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  return (await runOnOwnDesktop(electron.executable, [...asRoot, root, ...process.argv.slice(2)])).code
})
