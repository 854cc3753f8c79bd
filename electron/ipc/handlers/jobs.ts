import type { Job } from '../../../shared/domain/job'
import { ok, type Result } from '../../../shared/errors/failure'
import { isCutOff } from '../../../shared/domain/reach'
import { listLabel } from '../../../shared/domain/list-row'
import { findJob } from '../../jobs/find-job'
import type { Watcher } from '../../jobs/watcher'
import type { HandlersOf } from '../registrar'
import type { WithSession } from './with-session'

/**
 * Jobs from the ledger. For watched ones the reason why their state cannot be read at the moment is added, which only
 * the watcher knows.
 */
const withTrouble = (jobs: readonly Job[], watcher: Pick<Watcher, 'running'>): readonly Job[] => {
  const troubles = new Map(watcher.running().map(({ jobId, watchTrouble }) => [jobId, watchTrouble]))
  return jobs.map((job) => ({ ...job, watchTrouble: troubles.get(job.jobId) ?? job.watchTrouble }))
}

export const jobHandlers = (withSession: WithSession): HandlersOf<'jobs'> => ({
  'jobs:start': (request) => withSession(({ launcher }) => launcher.start(request)),
  'jobs:lockout': ({ profileId }) => withSession(({ launcher }) => launcher.verdictOf(profileId)),
  'jobs:agent': ({ profileId }) =>
    withSession(async ({ noAgent, directory }) => {
      const [row] = await directory.known([profileId])
      return ok({ noneSince: noAgent.since(row?.profile?.providerId ?? null) })
    }),
  'jobs:find': ({ text }, { signal }) => withSession((session) => findJob(session, text, signal)),
  'jobs:of-profile': ({ profileId }, { signal }) =>
    withSession(async ({ lastJob, followJob, ledger, watcher, directory }) => {
      const seen = async (): Promise<Result<readonly Job[]>> => {
        const jobs = await ledger.ofProfile(profileId)
        return jobs.ok ? ok(withTrouble(jobs.value, watcher)) : jobs
      }
      const last = await lastJob(profileId, { signal })
      if (!last.ok) {
        if (!isCutOff(last.error)) return last
        const jobs = await seen()
        if (!jobs.ok || jobs.value.length > 0) return jobs
        // No job seen here does not mean that none has run; only the API can say that.
        const [row] = await directory.known([profileId])
        return row?.lastJob === null ? jobs : last
      }
      const { recorded } = last.value
      if (!recorded.ok) return recorded
      if (recorded.value && !recorded.value.finished) followJob(recorded.value)
      return seen()
    }),
  'jobs:running': () => withSession(async ({ watcher }) => ok(watcher.running())),
  'jobs:list': (window) =>
    withSession(async ({ ledger, directory, watcher }) => {
      const page = await ledger.list(window)
      if (!page.ok) return page
      const { groups } = page.value
      const jobs = withTrouble(page.value.jobs, watcher)
      const rows = await directory.known(jobs.map(({ profileId }) => profileId))
      const watched = new Set(watcher.running().map(({ jobId }) => jobId))
      const listed = jobs.map((job, at) => {
        const profile = rows[at]?.profile
        const { label = null, provider = null } = profile ?? {}
        return { ...job, label: label && listLabel(label), provider, watched: watched.has(job.jobId) }
      })
      return ok({ jobs: listed, groups, running: watched.size })
    }),
  'jobs:paces': () => withSession(({ ledger }) => ledger.paces()),
  'jobs:notices': () => withSession(async ({ notices }) => ok(notices.settings())),
  'jobs:change-notices': (settings) =>
    withSession(async ({ notices }) => {
      const changed = await notices.change(settings)
      return changed.ok ? ok(notices.settings()) : changed
    }),
  'jobs:look': ({ profileIds }) =>
    withSession(async ({ watcher }) => {
      watcher.onScreen(new Set(profileIds))
      return ok(null)
    }),
})
