import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { JobMode } from '../../../../shared/domain/job'
import type { TriageCase } from '../../../../shared/domain/triage'
import { call } from '../../../bridge/call'
import { keys } from '../../../bridge/keys'
import { startAgain, useAttempt } from './state'

/** The jobs of a profile, newest first, kept up to date while one runs; undefined while they are being read. */
export const useJobHistory = (profileId: number) =>
  useQuery({
    queryKey: keys.jobs(profileId),
    queryFn: ({ signal }) => call('jobs:of-profile', { profileId }, signal),
  })

/** The options of a start. */
export interface StartOptions {
  readonly mode: JobMode
  readonly sendNotification: boolean
}

export interface Allowed {
  readonly override?: { readonly reason: string } | undefined
  readonly despiteHold?: boolean | undefined
}

/** Starts a case's profile again, and has the result of the last attempt. */
export const useStartAgain = (item: TriageCase) => {
  const { profileId } = item
  const queries = useQueryClient()
  const attempt = useAttempt(profileId)
  const [options, setOptions] = useState<StartOptions>({ mode: item.mode ?? 'bill', sendNotification: true })
  const start = async (
    fields: readonly { readonly name: string; readonly value: string }[],
    { override, despiteHold }: Allowed = {},
  ): Promise<void> => {
    const request = {
      profileId,
      fields: [...fields],
      ...options,
      ...(override ? { override } : {}),
      ...(despiteHold ? { despiteHold } : {}),
    }
    await startAgain(request, item.jobId)
    void queries.invalidateQueries({ queryKey: keys.credentials(profileId) })
    void queries.invalidateQueries({ queryKey: keys.jobs(profileId) })
    void queries.invalidateQueries({ queryKey: keys.case(profileId) })
  }
  return { attempt, options, setOptions, start }
}
