import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { checkStepIds, type CheckStep } from '../../../../shared/domain/connection'
import { call } from '../../../bridge/call'
import { useEvent } from '../../../bridge/use-event'

/** The first part of the keys under which checks are cached. */
export const checkRoot = 'connection-check'
const checkKey = (id: string) => [checkRoot, id] as const

const withStep = (steps: readonly CheckStep[], step: CheckStep): readonly CheckStep[] =>
  checkStepIds.flatMap((id) => (id === step.id ? [step] : steps.filter((other) => other.id === id)))

export interface Check {
  /** The steps taken so far, in order; undefined if no check was made yet. */
  readonly steps: readonly CheckStep[] | undefined
  readonly running: boolean
  /** The time of its last step, ISO 8601; null if no check was made yet. */
  readonly at: string | null
  /** Why the check could not be made at all. */
  readonly error: unknown
  /** `text`: what the server is to echo; if empty, the console's own word. */
  readonly start: (text: string) => void
  /** Forgets the last check, because the certificate or the address has changed. */
  readonly clear: () => void
}

/** The check of one connection, with each step as main takes it. The result is kept while the window is open. */
export const useCheck = (id: string): Check => {
  const queries = useQueryClient()
  const text = useRef('')
  const query = useQuery<readonly CheckStep[]>({
    queryKey: checkKey(id),
    queryFn: () => call('connection:check', { id, ...(text.current !== '' && { text: text.current }) }),
    enabled: false,
    gcTime: Infinity,
  })
  useEvent('connection:check-step', (event) => {
    queries.setQueryData<readonly CheckStep[]>(checkKey(event.id), (steps = []) =>
      withStep(steps, event.step),
    )
  })
  return {
    steps: query.data,
    running: query.isFetching,
    at: query.dataUpdatedAt === 0 ? null : new Date(query.dataUpdatedAt).toISOString(),
    error: query.error,
    start: (echoText) => {
      text.current = echoText
      queries.setQueryData<readonly CheckStep[]>(checkKey(id), [])
      void query.refetch()
    },
    clear: () => void queries.resetQueries({ queryKey: checkKey(id) }),
  }
}
