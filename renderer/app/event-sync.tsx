import { useThrottledCallback } from '@mantine/hooks'
import { useQueryClient } from '@tanstack/react-query'
import { wholeOf } from '../../shared/domain/list-row'
import type { Profile } from '../../shared/domain/profile'
import type { Job } from '../../shared/domain/job'
import { keys } from '../bridge/keys'
import { useEvent } from '../bridge/use-event'
import { useRunEvents } from '../features/bulk/preview/use-runs'
import { recordPdfProgress } from '../features/bills/saving-pdfs'
import { withJob } from '../features/jobs/common/job-list'
import { useOtherProfileWarning } from '../features/jobs/card/other-profile'
import { forgetProfiles } from '../features/profiles/view'
import { usePlanEvents } from '../parts/use-plans'
import { useAcceptedNotices } from '../parts/accepted-notice'
import { letGo } from '../features/triage/choice/chosen'
import { recordStep } from '../features/triage/start-again/state'
import { dropStartedOf, followStarted } from '../features/triage/common/started'
import { useTriageEvents } from '../features/triage/common/use-triage'

/** While the directory fills, tags and their counts are read again at most once in this time. */
const tagsMs = 1000
/** Saved views are counted less often, since each count goes through all profiles. */
const viewsMs = 3000

/** Main's events refresh what the page has read before. All in one place, so that no feature needs to know another. */
export const EventSync = () => {
  const queries = useQueryClient()
  useRunEvents()
  useTriageEvents()
  usePlanEvents()
  useOtherProfileWarning()
  useAcceptedNotices()
  useEvent('notes:changed', ({ profileId }) => {
    void queries.invalidateQueries({ queryKey: keys.notes(profileId) })
    void queries.invalidateQueries({ queryKey: ['noted'] })
  })
  useEvent('triage:starting-again', recordStep)
  useEvent('bills:saving-pdfs', recordPdfProgress)
  useEvent('jobs:changed', ({ jobs }) => followStarted(jobs))

  useEvent('profiles:changed', ({ rows, removed, forgotten = [] }) => {
    for (const row of rows) {
      const queryKey = keys.profile(row.id)
      const profile = wholeOf(row, queries.getQueryData<Profile>(queryKey))
      if (profile) queries.setQueryData(queryKey, profile)
      else if (row.profile)
        void queries.invalidateQueries({ queryKey, exact: true }, { cancelRefetch: false })
    }
    for (const id of removed)
      if (!forgotten.includes(id)) void queries.invalidateQueries({ queryKey: keys.profile(id) })
    forgetProfiles(removed)
    dropStartedOf(removed)
    if (removed.length > 0) void letGo(removed)
  })

  const tagsAgain = useThrottledCallback(() => {
    void queries.invalidateQueries({ queryKey: keys.knownTags }, { cancelRefetch: false })
  }, tagsMs)
  const viewsAgain = useThrottledCallback(() => {
    void queries.invalidateQueries({ queryKey: keys.views }, { cancelRefetch: false })
  }, viewsMs)
  useEvent('directory:changed', ({ searchable }) => {
    if (!searchable) return
    tagsAgain()
    viewsAgain()
  })

  // Reads that failed while the server was unreachable are repeated now, and what is in view may be outdated.
  useEvent('connection:reach-changed', ({ state }) => {
    if (state === 'online') void queries.invalidateQueries()
  })

  useEvent('activity:changed', () => {
    void queries.invalidateQueries({ queryKey: keys.activityCounts })
  })

  useEvent('jobs:changed', ({ jobs }) => {
    for (const job of jobs) {
      const key = keys.jobs(job.profileId)
      const known = queries.getQueryData<readonly Job[]>(key)
      // An end that is reported late belongs somewhere among the others: main knows where.
      if (job.finished && !known?.some(({ jobId }) => jobId === job.jobId))
        void queries.invalidateQueries({ queryKey: key })
      else if (known) queries.setQueryData(key, withJob(known, job))

      // Agents deliver data before they finish, so what a running job may have brought is read again.
      const { profileId, observations, finished } = job
      const justMoved = observations.at(-1)?.firstSeen === observations.at(-1)?.lastSeen
      if (!justMoved && !finished) continue
      void queries.invalidateQueries({ queryKey: [...keys.profile(profileId), 'bills'] })
      void queries.invalidateQueries({ queryKey: keys.intervals(profileId) })
    }
  })

  return null
}
