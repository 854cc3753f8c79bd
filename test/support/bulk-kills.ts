import { DatabaseSync } from '@photostructure/sqlite'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomOf } from './bulk-faults'
import type { ChildMessage, ChildOptions } from './bulk-kills-child'
import { deletable } from './bulk-kills-operations'
import { createWitness } from './bulk-kills-witness'
import { clientOf } from './bulk-soak'
import { startPracticeForTests } from './practice'
import { forkProgram } from './programs'

export interface KillOptions {
  readonly kills: number
  readonly seed: number
  /** Profiles in each run. */
  readonly profiles: number
  readonly progress?: (kills: number) => void
}

export interface KillResult {
  readonly kills: number
  /** The number of runs that were killed, and of acknowledged outcomes in them. */
  readonly runs: number
  readonly outcomes: number
  /** Acknowledged outcomes that were lost, and those that the service knows nothing of. */
  readonly lost: number
  /** Changes that the service carried out more than once in one run. */
  readonly doubled: number
  readonly corrupt: number
}

interface Child {
  readonly kill: () => void
  /** Resolves once this process and that of its store have ended; rejects if it broke by itself. */
  readonly gone: Promise<void>
}

/** In a process group of its own, so that the store's process is killed in the same moment, as with the program. */
const startChild = (
  options: ChildOptions,
  hear: (news: ChildMessage, child: ChildProcess) => void,
): Child => {
  const child = forkProgram('test/support/bulk-kills-child.ts', [], {
    serialization: 'advanced',
    detached: true,
    // The store's process shares this pipe, so `close` comes when both have ended.
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  child.stdout?.resume()
  child.on('message', (message) => hear(message as ChildMessage, child))
  child.send(options)
  let killed = false
  return {
    kill: () => {
      if (killed || child.pid === undefined) return
      killed = true
      process.kill(-child.pid, 'SIGKILL')
    },
    gone: once(child, 'close').then(([code]) => {
      if (!killed && code !== 0) throw new Error(`The process ended by itself with ${String(code)}`)
    }),
  }
}

/** One in this many kills happens while the process starts. */
const startShare = 5
const startMs = 800
/** The service's ids are not all consecutive: some are those of the document's examples. */
const spare = 100
const fewMs = 6

const isWhole = (file: string): boolean => {
  const db = new DatabaseSync(file)
  const { integrity_check: check } = db.prepare('PRAGMA integrity_check').get() as { integrity_check: string }
  db.close()
  return check === 'ok'
}

/**
 * Kills the process that works through runs, again and again at a random moment, and starts it on the same database; in
 * the end lets it finish. After each start it looks for everything that had been acknowledged, and after each run it
 * compares the report with what the service carried out.
 */
export const killAgainAndAgain = async (options: KillOptions): Promise<KillResult> => {
  const { kills: wanted, seed, profiles, progress = () => undefined } = options
  const random = randomOf(seed)
  const practice = await startPracticeForTests({
    profiles: profiles + spare + deletable,
    speed: 1000,
    replyDelayMs: 10,
  })
  const folder = await mkdtemp(join(tmpdir(), 'kills-'))
  const profileIds = Array.from({ length: profiles }, (_, at) => at + 1)
  const place = { folder, client: clientOf(practice), profileIds }
  const witness = createWitness(practice.service)

  const hear = (news: ChildMessage, child: ChildProcess): void => {
    witness.hear(news)
    // A process that was killed meanwhile needs no permission any more.
    if (news.news === 'between' || news.news === 'retrying') child.send('go', () => undefined)
  }

  /** One life of the process: it is killed a moment after a random number of outcomes, or while it starts. */
  const liveAndDie = async (): Promise<void> => {
    let left = random() * startShare < 1 ? Infinity : Math.ceil(random() * profiles)
    witness.begin()
    const killSoon = (milliseconds: number): void => void setTimeout(() => child.kill(), milliseconds)
    const child = startChild({ ...place, finish: false }, (news, from) => {
      hear(news, from)
      if (news.news !== 'outcome') return
      left -= 1
      if (left === 0) killSoon(random() * fewMs)
    })
    if (left === Infinity) killSoon(random() * startMs)
    await child.gone
  }

  for (let kills = 1; kills <= wanted; kills += 1) {
    await liveAndDie()
    progress(kills)
  }
  witness.begin()
  await startChild({ ...place, finish: true }, hear).gone
  await practice.close()
  const corrupt = isWhole(join(folder, 'bulk.db')) ? 0 : 1
  await rm(folder, { recursive: true, force: true })
  return { kills: wanted, ...witness.result(), corrupt }
}
