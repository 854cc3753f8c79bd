// From a fresh clone to a running program: installs what is missing and builds what has changed.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureSystemPackages } from './system-packages.mjs'

export const root = fileURLToPath(new URL('../..', import.meta.url))

const hashOf = (...parts) =>
  parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest('hex')

const isStamped = (stamp, value) => existsSync(stamp) && readFileSync(stamp, 'utf8') === value

const stampWith = (stamp, value) => {
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, value)
}

const checkNode = () => {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new Error(`Node 20.19 or newer is needed; this is ${process.versions.node}`)
  }
}

const installPackages = () => {
  const stamp = join(root, 'node_modules/.link-console-installed')
  const value = hashOf(readFileSync(join(root, 'package-lock.json')))
  if (isStamped(stamp, value)) return
  console.log('Installing packages (npm ci)')
  rmSync(stamp, { force: true })
  const result = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      ...process.env,
      // The resolver decides which Electron is used. Electron's own download would fail the whole install where it
      // cannot be reached.
      ELECTRON_SKIP_BINARY_DOWNLOAD: '1',
    },
  })
  if (result.status !== 0) throw new Error('npm ci failed')
  stampWith(stamp, value)
}

function* filesBelow(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* filesBelow(path)
    else yield path
  }
}

const sourcesHash = (folders, singleFiles) => {
  const files = [
    ...singleFiles.map((file) => join(root, file)),
    ...folders.flatMap((folder) => [...filesBelow(join(root, folder))]),
  ]
  const hash = createHash('sha256')
  for (const file of files.sort()) {
    if (statSync(file).isFile()) hash.update(file.slice(root.length)).update(readFileSync(file))
  }
  return hash.digest('hex')
}

const buildStamp = join(root, 'out/.built')

/** Makes the next start build, even if no source has changed. */
export const forgetBuild = () => rmSync(buildStamp, { force: true })

const build = async () => {
  const value = sourcesHash(
    ['electron', 'renderer', 'shared', 'resources'],
    ['package.json', 'package-lock.json', 'electron.vite.config.ts'],
  )
  if (isStamped(buildStamp, value)) return
  console.log('Building')
  forgetBuild()
  const { resolveElectron } = await import('./electron-resolver.mjs')
  const electron = await resolveElectron()
  const result = spawnSync(
    process.execPath,
    [join(root, 'node_modules/electron-vite/bin/electron-vite.js'), 'build', '--logLevel', 'warn'],
    {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ELECTRON_EXEC_PATH: electron.executable, NODE_ENV: 'production' },
    },
  )
  if (result.status !== 0) throw new Error('The build failed')
  stampWith(buildStamp, value)
}

/** Node's arguments to run a command of Storybook. */
export const galleryArgs = (command, ...args) => [
  join(root, 'node_modules/storybook/dist/bin/dispatcher.js'),
  command,
  '--config-dir',
  join(root, 'test/gallery/.storybook'),
  '--disable-telemetry',
  ...args,
]

const buildGallery = () => {
  const stamp = join(root, 'out/.gallery-built')
  // The stories take their answers from the samples of the unit tests.
  const value = sourcesHash(
    ['renderer', 'shared', 'resources', 'test/gallery', 'test/support', 'test/unit/renderer'],
    ['package.json', 'package-lock.json'],
  )
  if (isStamped(stamp, value)) return
  console.log('Building the gallery')
  rmSync(stamp, { force: true })
  const args = galleryArgs('build', '--output-dir', join(root, 'out/gallery'), '--quiet')
  const env = { ...process.env, NODE_ENV: 'production' }
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', env })
  // Storybook lists each of its files even if told to be quiet, so its output is only shown if it fails.
  if (status !== 0) throw new Error(`The gallery could not be built:\n${stdout}${stderr}`)
  stampWith(stamp, value)
}

/**
 * Installs and builds what the caller needs: the program in out/ (`build`), the gallery in out/gallery (`gallery`).
 * `packages` names groups of scripts/system-packages.json besides those that the installation itself needs.
 */
export const ensureReady = async ({ packages = [], build: wantsBuild = false, gallery = false } = {}) => {
  checkNode()
  ensureSystemPackages(['keychain', ...packages])
  installPackages()
  // Imported here because it needs the installed packages.
  const { writeCssTypes } = await import('./css-types.mjs')
  writeCssTypes(root)
  if (wantsBuild) await build()
  if (gallery) buildGallery()
}

/** Runs a step of a script. If it fails, prints a plain message and ends the process. */
export const main = (run) => {
  run().then(
    (code) => process.exit(code ?? 0),
    (error) => {
      console.error(`\n${error.message}`)
      process.exit(1)
    },
  )
}
