import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { create } from 'zustand'
import type { TriageCase } from '../../../../shared/domain/triage'
import { call } from '../../../bridge/call'
import { keys } from '../../../bridge/keys'

/** The most cases that main returns at once. */
const maxCasesAtOnce = 200
/** The number of cases that are kept. Those read longest ago are dropped first. */
const maxCasesStored = 4000

export type Cases = ReadonlyMap<number, TriageCase>

/**
 * The visible cases, read as they come into view and again whenever the queue may have changed. Meanwhile the earlier
 * ones stay.
 */
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

/** One profile's case; null if no job of it is known. */
export const useCase = (profileId: number) =>
  useQuery({
    queryKey: keys.case(profileId),
    queryFn: async ({ signal }) => (await call('triage:cases', { ids: [profileId] }, signal))[0] ?? null,
  })

/**
 * The tab to begin with: the case if the profile's last job has failed, else the overview. It stays the same while the
 * job is run again, so that no tab changes while a person works in it.
 */
export const useCaseFirst = (profileId: number): 'fix' | 'overview' => {
  const { data } = useCase(profileId)
  const [fixing, setFixing] = useState<number | null>(null)
  const failed = data && data.mover !== 'nobody' && data.mover !== 'running'
  if (failed && fixing !== profileId) setFixing(profileId)
  return failed || fixing === profileId ? 'fix' : 'overview'
}
