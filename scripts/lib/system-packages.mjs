// Debian packages that the start, the tests and CI need (scripts/system-packages.json). They are installed if we may;
// otherwise the command to run is printed.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

const groups = JSON.parse(readFileSync(new URL('../system-packages.json', import.meta.url), 'utf8'))

const quiet = (command, args) => spawnSync(command, args, { encoding: 'utf8' })

/** A package counts as installed under its own name or, after Debian's 64-bit time transition, with `t64` appended. */
const missingOf = (names) => {
  const wanted = names.flatMap((name) => [name, `${name}t64`])
  const { stdout } = quiet('dpkg-query', ['-W', '-f', '${Package} ${db:Status-Status}\n', ...wanted])
  const installed = new Set(
    stdout
      .split('\n')
      .filter((line) => line.endsWith(' installed'))
      .map((line) => line.split(' ')[0]),
  )
  return names.filter((name) => !installed.has(name) && !installed.has(`${name}t64`))
}

/** The name of the package in this version of Debian. */
const nameHere = (name) => {
  const renamed = quiet('apt-cache', ['policy', `${name}t64`]).stdout
  return /Candidate: (?!\(none\))/.test(renamed) ? `${name}t64` : name
}

/** Another package manager is running, for example an automatic upgrade. It will end by itself. */
const isBusy = (stderr) =>
  /Could not get lock|Unable to (acquire|lock)|is another process using it/i.test(stderr)

const busyForMs = 120_000
const lookEveryMs = 2_000

/** Blocks the thread, since there is nothing else to do meanwhile. */
const sleep = (ms) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)

/** Repeats `attempt` for up to two minutes, as long as it fails because another package manager is running. */
export const whenNotBusy = (attempt, { now = Date.now, pause = sleep } = {}) => {
  const began = now()
  for (let said = false; ; said = true) {
    const result = attempt()
    if (result.status === 0 || !isBusy(result.stderr) || now() - began >= busyForMs) return result
    if (!said) console.log('Another package manager is at work: waiting for it, two minutes at most')
    pause(lookEveryMs)
  }
}

/**
 * Makes sure that the named groups are installed. Root installs them, and so does another user if sudo asks for no
 * password; anyone else gets the command to run and an error. Systems without apt are left alone: the program reports
 * what it lacks when it starts.
 */
export const ensureSystemPackages = (wanted) => {
  if (process.platform !== 'linux' || quiet('apt-get', ['--version']).status !== 0) return
  const missing = missingOf(wanted.flatMap((group) => groups[group]))
  if (missing.length === 0) return
  const root = process.getuid() === 0
  const sudo = !root && quiet('sudo', ['-n', 'true']).status === 0
  if (!root && !sudo) {
    throw new Error(
      `These system packages are missing. Run this, then start again:\n\n  sudo apt-get install -y --no-install-recommends ${missing.join(' ')}\n`,
    )
  }
  console.log(`Installing system packages: ${missing.join(' ')}`)
  const apt = (...args) => {
    const [command, ...rest] = root ? ['apt-get', ...args] : ['sudo', '-n', 'apt-get', ...args]
    return whenNotBusy(() =>
      spawnSync(command, rest, {
        encoding: 'utf8',
        env: { ...process.env, LC_ALL: 'C', DEBIAN_FRONTEND: 'noninteractive' },
      }),
    )
  }
  apt('update')
  const installed = apt('install', '-y', '--no-install-recommends', ...missing.map(nameHere))
  if (installed.status !== 0) {
    const why = isBusy(installed.stderr)
      ? 'another package manager is still at work after two minutes. Start again when it is done.'
      : installed.stderr.trim()
    throw new Error(`apt-get could not install ${missing.join(' ')}: ${why}`)
  }
}
