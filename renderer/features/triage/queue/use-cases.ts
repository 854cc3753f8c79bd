import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { create } from 'zustand'
import type { TriageCase } from '../../../../shared/domain/triage'
import { call } from '../../../bridge/call'
import { keys } from '../../../bridge/keys'

/** The most cases that main gives at once. */
const maxCasesAtOnce = 200
/** Cases kept; the oldest readings go first. */
const maxCasesStored = 4000

export type Cases = ReadonlyMap<number, TriageCase>

/** The cases in view, read as they come there and again whenever the queue may have changed; what was read before stays meanwhile. */
export const useCases = (ids: readonly number[]): { readonly cases: Cases; readonly error: unknown } => {
  const [useKept] = useState(() => create<{ readonly cases: Cases }>(() => ({ cases: new Map() })))
  const wanted = ids.slice(0, maxCasesAtOnce)
  const { error } = useQuery({
    queryKey: keys.cases(wanted),
    queryFn: async ({ signal }) => {
      const read = await call('triage:cases', { ids: wanted }, signal)
      useKept.setState(({ cases }) => {
        const all = [...cases, ...read.map((one) => [one.profileId, one] as const)]
        return { cases: new Map(all.length > maxCasesStored ? all.slice(-maxCasesStored) : all) }
      })
      return read.length
    },
    enabled: wanted.length > 0,
    gcTime: 0,
  })
  return { cases: useKept().cases, error }
}

/** One profile's case; null where it has no job that is known. */
export const useCase = (profileId: number) =>
  useQuery({
    queryKey: keys.case(profileId),
    queryFn: async ({ signal }) => (await call('triage:cases', { ids: [profileId] }, signal))[0] ?? null,
  })

/**
 * The tab to begin with: the case where the profile's last job failed, else the overview. What was begun with stays while
 * the job is run again: nobody's tab changes under their hands.
 */
export const useCaseFirst = (profileId: number): 'fix' | 'overview' => {
  const { data } = useCase(profileId)
  const [fixing, setFixing] = useState<number | null>(null)
  const failed = data && data.mover !== 'nobody' && data.mover !== 'running'
  if (failed && fixing !== profileId) setFixing(profileId)
  return failed || fixing === profileId ? 'fix' : 'overview'
}
