// From a fresh clone to a program that runs: what is missing is installed, what changed is built, what is there is left.
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
      // The resolver decides which Electron; its own download would fail the whole install where there is no way out.
      ELECTRON_SKIP_BINARY_DOWNLOAD: '1',
    },
  })
  if (result.status !== 0) throw new Error('npm ci failed')
  stampWith(stamp, value)
}

const sources = ['electron', 'renderer', 'shared', 'resources']
const buildFiles = ['package.json', 'package-lock.json', 'electron.vite.config.ts']

function* filesBelow(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* filesBelow(path)
    else yield path
  }
}

const sourcesHash = () => {
  const files = [
    ...buildFiles.map((file) => join(root, file)),
    ...sources.flatMap((folder) => [...filesBelow(join(root, folder))]),
  ]
  const hash = createHash('sha256')
  for (const file of files.sort()) {
    if (statSync(file).isFile()) hash.update(file.slice(root.length)).update(readFileSync(file))
  }
  return hash.digest('hex')
}

const buildStamp = join(root, 'out/.built')

/** The next start builds, whatever the sources are. */
export const forgetBuild = () => rmSync(buildStamp, { force: true })

const build = async () => {
  const value = sourcesHash()
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

/**
 * Installs and builds what the caller needs. `packages` names groups of scripts/system-packages.json beyond those
 * that installing itself needs.
 */
export const ensureReady = async ({ packages = [], build: wantsBuild = false } = {}) => {
  checkNode()
  ensureSystemPackages(['keychain', ...packages])
  installPackages()
  // Imported once there are packages to import.
  const { writeCssTypes } = await import('./css-types.mjs')
  writeCssTypes(root)
  if (wantsBuild) await build()
}

/** Runs a step of a script and ends the process with a plain word when it fails. */
export const main = (run) => {
  run().then(
    (code) => process.exit(code ?? 0),
    (error) => {
      console.error(`\n${error.message}`)
      process.exit(1)
    },
  )
}
