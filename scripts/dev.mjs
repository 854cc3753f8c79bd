// `npm run dev`: the window while you change the program. A change of the page reloads it; a change of main or of the
// preload restarts the program. It is built as for `npm start`: the page is loaded over app:// under the product's
// content policy.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { resolveConfig } from 'electron-vite'
import { build } from 'vite'
import { ensureReady, forgetBuild, main, root } from './lib/bootstrap.mjs'
import { hasDisplay } from './lib/desktop.mjs'
import { resolveElectron } from './lib/electron-resolver.mjs'

/** Builds a part, and builds it again with each change of its sources. Resolves after the first time. */
const keepBuilt = (config, onBuilt) =>
  new Promise((resolve, reject) => {
    let isFirst = true
    const tell = {
      name: 'tell-of-builds',
      closeBundle: () => {
        if (isFirst) resolve()
        else onBuilt()
        isFirst = false
      },
    }
    build({
      ...config,
      plugins: [...(config.plugins ?? []), tell],
      // The running program still loads its processes from there.
      build: { ...config.build, emptyOutDir: false, watch: {} },
    }).catch(reject)
  })

main(async () => {
  await ensureReady({ packages: ['window'] })
  if (!hasDisplay())
    throw new Error('npm run dev needs a display; without one, npm run tour shows the window')
  // From now on out/ does not have the state that npm start remembers.
  forgetBuild()
  const electron = await resolveElectron()
  process.env.ELECTRON_EXEC_PATH = electron.executable

  // Chromium's sandbox cannot start as root. The packaged program never passes this switch.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  // A data folder of its own, so that half-finished code never meets the customers of the console that you work with.
  const own = ['--development', `--user-data-dir=${join(root, 'out/dev-data')}`, '--practice-speed=20']
  let running
  let isStartingAnew = false
  let finish
  const finished = new Promise((resolve) => (finish = resolve))
  const start = () => {
    isStartingAnew = false
    running = spawn(electron.executable, [...asRoot, root, ...own, ...process.argv.slice(2)], {
      stdio: 'inherit',
    })
    running.on('exit', (code) => (isStartingAnew ? start() : finish(code ?? 1)))
  }
  const startAnew = () => {
    if (running === undefined || isStartingAnew) return
    console.log('Starting anew')
    isStartingAnew = true
    running.kill()
  }

  const { config } = await resolveConfig({ root, logLevel: 'warn' }, 'build', 'production')
  await keepBuilt(config.main, startAnew)
  await keepBuilt(config.preload, startAnew)
  // The program itself notices that its page was built: electron/window/development.ts.
  await keepBuilt(config.renderer, () => console.log('The page was built'))
  start()
  return finished
})
