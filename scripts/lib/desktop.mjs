// A desktop for programs that open windows: the person's own where there is one, else a virtual display, a session bus
// and a keychain of our own that goes away with it.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export const hasDisplay = () =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)

/** Runs a command to its end, passing signals on; resolves with its exit code. */
export const run = (command, args, env = process.env) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', env })
    const pass = (signal) => child.kill(signal)
    process.on('SIGINT', pass).on('SIGTERM', pass)
    child.on('error', reject)
    child.on('exit', (code, signal) => resolve(signal ? 1 : (code ?? 1)))
  })

const withKeychain = [
  '-c',
  'echo -n test | gnome-keyring-daemon --unlock --components=secrets >/dev/null && exec "$@"',
  'sh',
]

/**
 * Runs a command on a desktop made for it: a private home for the keychain, so that a test never meets the person's own,
 * a private session bus, an unlocked gnome-keyring, and Xvfb.
 */
export const runOnTestDesktop = async (command, args, extraEnv = {}) => {
  if (process.platform !== 'linux') return run(command, args, { ...process.env, ...extraEnv })
  const home = mkdtempSync(join(tmpdir(), 'link-console-desktop-'))
  const env = {
    ...process.env,
    ...extraEnv,
    XDG_DATA_HOME: join(home, 'data'),
    XDG_CONFIG_HOME: join(home, 'config'),
    XDG_RUNTIME_DIR: home,
    GTK_A11Y: 'none',
    NO_AT_BRIDGE: '1',
  }
  delete env.WAYLAND_DISPLAY
  delete env.DBUS_SESSION_BUS_ADDRESS
  try {
    return await run(
      'xvfb-run',
      [
        '-a',
        '-s',
        '-screen 0 1600x1000x24',
        'dbus-run-session',
        '--',
        'sh',
        ...withKeychain,
        command,
        ...args,
      ],
      env,
    )
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

/** On the person's own desktop; only a missing session bus is made up for. */
export const runOnOwnDesktop = (command, args) => {
  const needsBus = process.platform === 'linux' && !process.env.DBUS_SESSION_BUS_ADDRESS
  return needsBus ? run('dbus-run-session', ['--', command, ...args]) : run(command, args)
}
