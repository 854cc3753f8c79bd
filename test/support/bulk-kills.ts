import { DatabaseSync } from '@photostructure/sqlite'
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { BulkRun } from '../../shared/domain/bulk'
import { randomOf } from './bulk-faults'
import type { ChildNews, ChildOptions } from './bulk-kills-child'
import { clientOf } from './bulk-soak'
import { startPracticeForTests } from './practice'

export interface KillResult {
  readonly kills: number
  readonly lost: number
  readonly doubled: number
  readonly corrupt: number
}

const tsx = createRequire(import.meta.url).resolve('tsx')
const entry = fileURLToPath(new URL('./bulk-kills-child.ts', import.meta.url))

/** In a process group of its own, so that the store's process dies in the same moment, as with the program. */
const startChild = (options: ChildOptions, hear: (news: ChildNews) => void): ChildProcess => {
  const child = fork(entry, { serialization: 'advanced', execArgv: ['--import', tsx], detached: true })
  child.on('message', (message) => hear(message as ChildNews))
  child.send(options)
  return child
}

const killGroup = async (child: ChildProcess): Promise<void> => {
  const gone = once(child, 'exit')
  if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
  await gone
}

/** Lets a child end by itself; its database is closed then. */
const finishedBy = (options: ChildOptions): Promise<ChildNews & { news: 'finished' }> =>
  new Promise((resolve, reject) => {
    let finished: (ChildNews & { news: 'finished' }) | null = null
    const child = startChild(options, (news) => {
      if (news.news === 'finished') finished = news
    })
    child.once('exit', () => {
      if (finished) resolve(finished)
      else reject(new Error('The last child ended without a word'))
    })
  })

/**
 * Kills the process that works through runs, again and again at a random moment, and starts it on the same database;
 * then lets it finish, and counts what it says against what the service carried out.
 */
export const killAgainAndAgain = async (
  wanted: number,
  seed: number,
  progress: (kills: number) => void,
): Promise<KillResult> => {
  const random = randomOf(seed)
  const practice = await startPracticeForTests({ profiles: 600, speed: 1000, replyDelayMs: 10 })
  const folder = await mkdtemp(join(tmpdir(), 'kills-'))
  const profileIds = Array.from({ length: 500 }, (_, at) => at + 1)
  const options = { folder, client: clientOf(practice), profileIds }
  let lost = 0
  let kills = 0
  /** Outcomes that were acknowledged, by run: none may be missing after a kill. */
  const acknowledged = new Map<string, number>()
  const outcomes = ({ counts }: BulkRun): number => counts.total - counts.waiting

  while (kills < wanted) {
    let first = true
    let child: ChildProcess | null = null
    await new Promise<void>((resolve) => {
      child = startChild({ ...options, finish: false }, (news) => {
        for (const run of news.runs) {
          if (first) lost += Math.max(0, (acknowledged.get(run.id) ?? 0) - outcomes(run))
          acknowledged.set(run.id, outcomes(run))
        }
        if (first)
          lost += [...acknowledged.keys()].filter((id) => !news.runs.some((run) => run.id === id)).length
        if (first) setTimeout(resolve, random() * 600)
        first = false
      })
    })
    if (child) await killGroup(child)
    kills += 1
    progress(kills)
  }

  const finished = await finishedBy({ ...options, finish: true })

  const { world, log } = practice.service
  const kindOf = new Map(finished.runs.map(({ id, operation }) => [id, operation]))
  const runsOf = (kind: string): number =>
    finished.runs.filter(({ operation }) => operation.kind === kind).length
  const latestChange = finished.runs.find(({ operation }) => operation.kind === 'change')
  for (const { counts, operation } of finished.runs) {
    lost += counts.waiting + counts.failed + (operation.kind === 'job-start' ? 0 : counts.unknown)
  }
  for (const [id, done] of finished.done) {
    const operation = kindOf.get(id)
    const missing = done.filter((profileId) => {
      const profile = world().profiles.get(profileId)
      if (operation?.kind === 'tag-rename') return profile?.tags.includes(operation.to) !== true
      if (operation?.kind === 'tag-add')
        return operation.tags.slice(1).some((tag) => profile?.tags.includes(tag) !== true)
      const isLatest = id === latestChange?.id && operation?.kind === 'change'
      return isLatest && profile?.label !== operation.label?.replace('{id}', String(profileId))
    })
    lost += missing.length
  }
  let doubled = 0
  for (const [change, count] of log.changes()) {
    const allowed = change.startsWith('PUT')
      ? runsOf('change')
      : change.includes('/jobs/')
        ? runsOf('job-start')
        : 1
    doubled += Math.max(0, count - allowed)
  }
  await practice.close()
  let corrupt = 0
  const db = new DatabaseSync(join(folder, 'bulk.db'))
  const check = db.prepare('PRAGMA integrity_check').get() as { integrity_check: string }
  if (check.integrity_check !== 'ok') corrupt += 1
  db.close()
  await rm(folder, { recursive: true, force: true })
  return { kills, lost, doubled, corrupt }
}
