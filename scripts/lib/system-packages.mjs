// Debian packages that start, test and CI need (scripts/system-packages.json): installed where we may, else the one line to run.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

const groups = JSON.parse(readFileSync(new URL('../system-packages.json', import.meta.url), 'utf8'))

const quiet = (command, args) => spawnSync(command, args, { encoding: 'utf8' })

/** A package counts as there under its own name or, after Debian's 64-bit time transition, with `t64` behind it. */
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

/** The name this Debian knows the package by. */
const nameHere = (name) => {
  const renamed = quiet('apt-cache', ['policy', `${name}t64`]).stdout
  return /Candidate: (?!\(none\))/.test(renamed) ? `${name}t64` : name
}

/**
 * Makes sure the named groups are installed. Root installs; another user does where sudo asks no password; anyone
 * else gets the line to run and an error. Systems without apt are left alone: their window tells what it lacks.
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
    return spawnSync(command, rest, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status
  }
  apt('update')
  if (apt('install', '-y', '--no-install-recommends', ...missing.map(nameHere)) !== 0) {
    throw new Error(`apt-get could not install: ${missing.join(' ')}`)
  }
}
