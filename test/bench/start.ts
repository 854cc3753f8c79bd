import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { rowOf, type Pair, type Row } from './row'

const builtMain = fileURLToPath(new URL('../../out/main/main.js', import.meta.url))

const helloMain = `
import { join } from 'node:path'
import { app, BrowserWindow } from 'electron'

app.on('window-all-closed', () => app.quit())
void app.whenReady().then(() => {
  const window = new BrowserWindow({ show: false })
  window.once('ready-to-show', () => window.show())
  void window.loadFile(join(import.meta.dirname, 'index.html'))
})
`
const helloPage =
  '<!doctype html><html><head><title>Hello</title></head><body><h1>Hello, world</h1></body></html>'

/** The heading of the first view, or of hello-world's page. Its frame may appear before it. */
const firstView = 'main :is(h1, h2), body > h1'

/** Resolves with the time at which the page's first view is there. */
const viewDrawn = `new Promise((resolve) => {
  const look = () => {
    if (document.querySelector(${JSON.stringify(firstView)})) resolve(Date.now())
    else requestAnimationFrame(look)
  }
  look()
})`

/**
 * Reports the first window's `ready-to-show` and first view, and then ends. It is put around the main script of either
 * side, so that the program needs no hook.
 */
const probe = (main: string): string => `
import { app } from 'electron'

app.on('browser-window-created', (_event, window) => {
  window.once('ready-to-show', async () => {
    const shown = Date.now()
    const drawn = await window.webContents.executeJavaScript(${JSON.stringify(viewDrawn)})
    process.stdout.write('start ' + shown + ' ' + drawn + '\\n', () => app.exit())
  })
})
await import(${JSON.stringify(pathToFileURL(main).href)})
`

/** An app folder whose main script is the probe around `main`. */
const writeProbed = async (folder: string, name: string, main: string): Promise<string> => {
  const app = join(folder, name)
  await mkdir(app, { recursive: true })
  await writeFile(join(app, 'package.json'), JSON.stringify({ name, version: '1.0.0', main: 'probe.mjs' }))
  await writeFile(join(app, 'probe.mjs'), probe(main))
  return app
}

const writeHello = async (folder: string): Promise<string> => {
  const app = join(folder, 'hello')
  const main = join(app, 'main.mjs')
  await mkdir(app)
  await writeFile(main, helloMain)
  await writeFile(join(app, 'index.html'), helloPage)
  return writeProbed(folder, 'hello', main)
}

/** Milliseconds since the start of the process. */
interface Start {
  readonly shown: number
  readonly drawn: number
}

/** One start as after an installation, without any user data. */
const startOnce = async (electron: string, app: string): Promise<Start> => {
  const userData = await mkdtemp(join(tmpdir(), 'link-console-bench-user-'))
  // Chromium's sandbox cannot start as root.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  try {
    const begun = Date.now()
    const child = spawn(electron, [...asRoot, app, `--user-data-dir=${userData}`], {
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: 60_000,
    })
    const exit = once(child, 'exit')
    const printed = await text(child.stdout)
    await exit
    const [, shown, drawn] = /^start (\d+) (\d+)$/m.exec(printed) ?? []
    if (shown === undefined) throw new Error('start: a window never became ready to show')
    return { shown: Number(shown) - begun, drawn: Number(drawn) - begun }
  } finally {
    await rm(userData, { recursive: true, force: true, maxRetries: 10 })
  }
}

/**
 * `ready-to-show` and the first view of the built program, compared with a hello-world program on the same Electron, in
 * turns.
 */
export const benchStart = async (electron: string, rounds = 10): Promise<readonly Row[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'link-console-bench-'))
  try {
    const ours = await writeProbed(folder, 'console', builtMain)
    const hello = await writeHello(folder)
    // The first start of each reads from disk what all later ones find in memory.
    await startOnce(electron, ours)
    await startOnce(electron, hello)
    const shown: Pair[] = []
    const drawn: Pair[] = []
    for (let round = 0; round < rounds; round += 1) {
      const [our, their] = [await startOnce(electron, ours), await startOnce(electron, hello)]
      shown.push({ ours: our.shown, theirs: their.shown })
      drawn.push({ ours: our.drawn, theirs: their.drawn })
    }
    return [
      rowOf('start: ready-to-show against hello-world', 'ms', shown, { at: 'most', ratio: 1.3 }),
      rowOf('start: first view drawn against hello-world', 'ms', drawn, { at: 'most', ratio: 2 }),
    ]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
