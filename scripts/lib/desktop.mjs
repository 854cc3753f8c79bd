// A desktop for programs that open windows: the person's own if there is one; otherwise a virtual display, a session
// bus and a keychain of our own, which disappear with it.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export const hasDisplay = () =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)

/** Runs a command to its end and passes signals on. Resolves with its exit code and, if captured, its output. */
export const run = (command, args, { env = process.env, capture = false } = {}) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['inherit', capture ? 'pipe' : 'inherit', 'inherit'], env })
    let text = ''
    child.stdout?.on('data', (chunk) => {
      text += chunk
      process.stdout.write(chunk)
    })
    const pass = (signal) => child.kill(signal)
    process.on('SIGINT', pass).on('SIGTERM', pass)
    child.on('error', reject)
    child.on('exit', (code, signal) => {
      process.off('SIGINT', pass).off('SIGTERM', pass)
      resolve({ code: signal ? 1 : (code ?? 1), text })
    })
  })

const unlocked =
  'echo -n test | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1 && exec "$@"'

/** The variables by which a program finds its desktop. */
const placesOf = ['DISPLAY', 'XAUTHORITY', 'DBUS_SESSION_BUS_ADDRESS']

/** A script that reports where the desktop is, and runs for as long as its input is open. */
const holder = `
  process.stdout.write(JSON.stringify(${JSON.stringify(placesOf)}.map((name) => [name, process.env[name]])) + '\\n')
  process.stdin.resume()
`

/** The first line that the holder prints. */
const firstLine = (child) =>
  new Promise((resolve, reject) => {
    let text = ''
    child.stdout.on('data', (chunk) => {
      text += chunk
      if (text.includes('\n')) resolve(text)
    })
    child.on('error', reject)
    child.on('exit', (code) => reject(new Error(`The desktop for tests did not start (exit code ${code})`)))
  })

/**
 * Opens a desktop of its own: a private home for the keychain, so that a test never meets the person's own, a private
 * session bus, an unlocked gnome-keyring, and Xvfb. Returns the environment for programs on it. The desktop ends with
 * `close`, or with this process, whose end closes the holder's input.
 */
export const openTestDesktop = async () => {
  if (process.platform !== 'linux') return { env: {}, close: async () => undefined }
  const home = mkdtempSync(join(tmpdir(), 'link-console-desktop-'))
  const own = {
    XDG_DATA_HOME: join(home, 'data'),
    XDG_CONFIG_HOME: join(home, 'config'),
    XDG_RUNTIME_DIR: home,
    // No accessibility bus: nothing here listens to it, and it only slows down each start.
    NO_AT_BRIDGE: '1',
  }
  const env = { ...process.env, ...own }
  delete env.WAYLAND_DISPLAY
  delete env.DBUS_SESSION_BUS_ADDRESS
  const screen = ['-a', '-s', '-screen 0 1600x1000x24']
  const session = ['dbus-run-session', '--', 'sh', '-c', unlocked, 'sh']
  const child = spawn('xvfb-run', [...screen, ...session, process.execPath, '-e', holder], {
    env,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const places = Object.fromEntries(JSON.parse(await firstLine(child)))
  return {
    env: { ...own, ...places, WAYLAND_DISPLAY: '' },
    close: async () => {
      child.stdin.end()
      await ended
      rmSync(home, { recursive: true, force: true })
    },
  }
}

/** Runs a command on a new desktop. */
export const runOnTestDesktop = async (command, args, { env = {}, capture = false } = {}) => {
  const desktop = await openTestDesktop()
  try {
    return await run(command, args, { env: { ...process.env, ...env, ...desktop.env }, capture })
  } finally {
    await desktop.close()
  }
}

/** Runs a command on the person's own desktop. Only a missing session bus is provided. */
export const runOnOwnDesktop = (command, args) => {
  const needsBus = process.platform === 'linux' && !process.env.DBUS_SESSION_BUS_ADDRESS
  return needsBus ? run('dbus-run-session', ['--', command, ...args]) : run(command, args)
}
