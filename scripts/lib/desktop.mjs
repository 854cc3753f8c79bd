// A desktop for programs that open windows: the person's own where there is one, else a virtual display, a session bus
// and a keychain of our own that goes away with it.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export const hasDisplay = () =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)

/** Runs a command to its end, passing signals on. Gives its exit code and, where captured, what it printed. */
const run = (command, args, { env = process.env, capture = false } = {}) =>
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

/**
 * Runs a command on a desktop made for it: a private home for the keychain, so that a test never meets the person's own,
 * a private session bus, an unlocked gnome-keyring, and Xvfb.
 */
export const runOnTestDesktop = async (command, args, { env: extra = {}, capture = false } = {}) => {
  if (process.platform !== 'linux') return run(command, args, { env: { ...process.env, ...extra }, capture })
  const home = mkdtempSync(join(tmpdir(), 'link-console-desktop-'))
  const env = {
    ...process.env,
    ...extra,
    XDG_DATA_HOME: join(home, 'data'),
    XDG_CONFIG_HOME: join(home, 'config'),
    XDG_RUNTIME_DIR: home,
    // No accessibility bus: nothing here listens to it, and it only slows each start.
    NO_AT_BRIDGE: '1',
  }
  delete env.WAYLAND_DISPLAY
  delete env.DBUS_SESSION_BUS_ADDRESS
  try {
    const screen = ['-a', '-s', '-screen 0 1600x1000x24']
    const session = ['dbus-run-session', '--', 'sh', '-c', unlocked, 'sh']
    return await run('xvfb-run', [...screen, ...session, command, ...args], { env, capture })
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

/** On the person's own desktop; only a missing session bus is made up for. */
export const runOnOwnDesktop = (command, args) => {
  const needsBus = process.platform === 'linux' && !process.env.DBUS_SESSION_BUS_ADDRESS
  return needsBus ? run('dbus-run-session', ['--', command, ...args]) : run(command, args)
}
