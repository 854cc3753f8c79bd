import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { call } from '../../../bridge/call'
import { keys } from '../../../bridge/keys'
import { useChosen } from '../choice/chosen'

/** What has become of the chosen cases since. */
export interface ChosenNow {
  /** Another job has run meanwhile. */
  readonly changed: readonly number[]
  /** No cases any more: a job runs, or has succeeded, or the profile is gone. */
  readonly gone: readonly number[]
}

const asChosen: ChosenNow = { changed: [], gone: [] }

/** Follows the chosen cases, also those that a search or a filter hides. */
export const useChosenNow = (): ChosenNow => {
  const { jobs, set } = useChosen()
  const ids = useMemo(() => Int32Array.from(jobs.keys()), [jobs])
  const { data } = useQuery({
    queryKey: keys.chosen(set),
    queryFn: ({ signal }) => call('triage:chosen', { ids }, signal),
    enabled: ids.length > 0,
    gcTime: 0,
  })
  return useMemo(() => {
    if (!data) return asChosen
    const changed: number[] = []
    const gone: number[] = []
    ids.forEach((id, at) => {
      const now = data.jobIds[at]
      if (now == null) gone.push(id)
      else if (now !== jobs.get(id)) changed.push(id)
    })
    return { changed, gone }
  }, [data, ids, jobs])
}
