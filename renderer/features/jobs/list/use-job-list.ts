import { useThrottledCallback } from '@mantine/hooks'
import { useQueryClient } from '@tanstack/react-query'
import type { JobFilter, JobGroup, JobList, ListedJob } from '../../../../shared/domain/job'
import { call } from '../../../bridge/call'
import { keys } from '../../../bridge/keys'
import { useEvent } from '../../../bridge/use-event'
import { pageSize, usePages } from '../../../lib/use-pages'
import { pagesOf, placeAt, rowCountOf } from './list-rows'
import { useTellRunning } from './shown-running'
import { againMs } from './use-running-jobs'

export type ListRow = JobGroup | ListedJob
export const isJob = (row: ListRow): row is ListedJob => 'jobId' in row

const none: readonly JobGroup[] = []

/** The list of jobs with its headings, read by pages as they come into view and again when something changes. */
export const useJobList = (filter: JobFilter) => {
  const queries = useQueryClient()
  const again = useThrottledCallback(() => {
    void queries.invalidateQueries({ queryKey: keys.allJobLists }, { cancelRefetch: false })
  }, againMs)
  useEvent('jobs:changed', again)
  useEvent('profiles:changed', again)

  const groupsIn = (page: JobList | undefined): readonly JobGroup[] => page?.groups ?? none
  const { answers, itemAt, look, pageOf, range } = usePages({
    keyOf: (page) => keys.jobList(filter, page),
    read: (from, count, signal): Promise<JobList> =>
      call('jobs:list', { filter: mutable(filter), from, count }, signal),
    itemsOf: ({ jobs }) => jobs,
    pagesIn: (rows, read) => pagesOf(groupsIn(read(0)), rows, pageSize),
  })
  const groups = groupsIn(pageOf(0))

  const running = pageOf(0)?.running ?? null
  useTellRunning(running)
  /** A job that is no longer watched is listed with the ended ones, and does not count as running. */
  const headingOf = (group: JobGroup): JobGroup =>
    group.day === null && isWhole(filter) ? { ...group, count: running ?? group.count } : group
  const at = (row: number): ListRow | undefined => {
    const place = placeAt(groups, row)
    if (!place) return undefined
    if ('heading' in place) return headingOf(place.heading)
    return itemAt(place.job)
  }
  const failed = answers.find(({ isError, data }) => isError && data === undefined)
  const inView = Array.from({ length: range.last - range.first + 1 }, (_, index) => at(range.first + index))
  return {
    rowCount: rowCountOf(groups),
    at,
    /** The visible profiles whose jobs run. */
    watched: inView.flatMap((row) => (row && isJob(row) && !row.finished ? [row.profileId] : [])),
    pending: answers[0]?.isPending ?? true,
    error: failed?.error ?? null,
    retry: () => void queries.invalidateQueries({ queryKey: keys.allJobLists }),
    look,
  }
}

/** Whether the filter leaves out no running job. A filter by days only applies to ended jobs. */
const isWhole = ({ statuses, unknownToo, providerId, mode }: JobFilter): boolean =>
  statuses === undefined && !unknownToo && providerId === undefined && mode === undefined

const mutable = ({ statuses, ...rest }: JobFilter) => ({
  ...rest,
  ...(statuses === undefined ? {} : { statuses: [...statuses] }),
})
