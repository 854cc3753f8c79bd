import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { callerOf, type Caller } from '../../electron/processes/port'
import { forkProgram } from './programs'
import type { KeychainMethods } from './secret-service-child'

/**
 * Without service directories the bus starts nothing by itself, so that a test decides whether there is a secret
 * service. Its socket is not named `bus`, where clients without an address would look for it.
 */
const busConfig = (
  folder: string,
): string => `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:path=${folder}/private-bus</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy>
</busconfig>`

const ended = async (process: ChildProcess, signal: NodeJS.Signals): Promise<void> => {
  if (process.exitCode !== null || process.signalCode !== null) return
  const exit = once(process, 'exit')
  process.kill(signal)
  await exit
}

export interface SecretSession {
  /** Socket of the private bus, for a service that the test itself offers. */
  readonly socketPath: string
  /** gnome-keyring on this bus; `locked` starts it without the password of the collection that was created before. */
  readonly startKeyring: (how: 'unlocked' | 'locked') => Promise<ChildProcess>
  readonly stopKeyring: () => Promise<void>
  /** A process whose keychain is the one on this bus, or that sees no bus at all. */
  readonly keychain: (options?: { limitMs?: number; bus?: boolean }) => Caller<KeychainMethods>
  readonly stop: () => Promise<void>
}

/** A private session bus in a folder of its own. The test's process itself needs no bus. */
export const startSecretSession = async (): Promise<SecretSession> => {
  const folder = await mkdtemp(join(tmpdir(), 'secret-session-'))
  const home = join(folder, 'home')
  await mkdir(home)
  await chmod(folder, 0o700)
  await writeFile(join(folder, 'bus.conf'), busConfig(folder))
  const socketPath = join(folder, 'private-bus')
  const bare = {
    PATH: process.env['PATH'] ?? '',
    HOME: home,
    XDG_DATA_HOME: join(home, 'data'),
    XDG_CONFIG_HOME: join(home, 'config'),
    XDG_CACHE_HOME: join(home, 'cache'),
    XDG_RUNTIME_DIR: folder,
  }
  const env = { ...bare, DBUS_SESSION_BUS_ADDRESS: `unix:path=${socketPath}` }

  const bus = spawn('dbus-daemon', [`--config-file=${folder}/bus.conf`, '--nofork', '--print-address=1'], {
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  await once(createInterface(bus.stdout), 'line')

  const children: ChildProcess[] = []
  let keyring: ChildProcess | undefined

  return {
    socketPath,
    startKeyring: async (how) => {
      const unlock = how === 'unlocked' ? ['--unlock'] : []
      const daemon = spawn('gnome-keyring-daemon', ['--foreground', '--components=secrets', ...unlock], {
        env,
        stdio: ['pipe', 'ignore', 'ignore'],
      })
      daemon.stdin.end(how === 'unlocked' ? 'test' : '')
      keyring = daemon
      const wait = spawn('gdbus', ['wait', '--session', '--timeout', '20', 'org.freedesktop.secrets'], {
        env,
        stdio: 'ignore',
      })
      const [code] = (await once(wait, 'exit')) as [number]
      if (code !== 0) throw new Error('The secret service did not appear on the bus')
      return daemon
    },
    stopKeyring: async () => {
      if (keyring) await ended(keyring, 'SIGKILL')
      keyring = undefined
    },
    keychain: ({ limitMs, bus: withBus = true } = {}) => {
      const limit = limitMs === undefined ? {} : { KEYCHAIN_LIMIT_MS: String(limitMs) }
      const process = forkProgram('test/support/secret-service-child.ts', [], {
        env: { ...(withBus ? env : bare), ...limit },
        serialization: 'advanced',
      })
      children.push(process)
      return callerOf<KeychainMethods>({
        postMessage: (message) => void process.send(message as object),
        onMessage: (listener) => process.on('message', listener),
        onExit: (listener) => process.on('exit', listener),
        kill: () => void process.kill('SIGKILL'),
      })
    },
    stop: async () => {
      const all = [...children, ...(keyring ? [keyring] : []), bus]
      await Promise.all(all.map((process) => ended(process, 'SIGKILL')))
      await rm(folder, { recursive: true, force: true })
    },
  }
}
