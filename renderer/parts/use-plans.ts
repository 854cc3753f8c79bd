import { useThrottledCallback } from '@mantine/hooks'
import { useQueryClient } from '@tanstack/react-query'
import { keys } from '../bridge/keys'
import { useEvent } from '../bridge/use-event'

/** While much changes, the questions about planned starts are repeated at most this often. */
const againMs = 500

/** Repeats what was asked about planned starts and cases: a start was planned, made or cancelled. */
export const usePlansAgain = (): (() => void) => {
  const queries = useQueryClient()
  return () => {
    void queries.invalidateQueries({ queryKey: keys.planAnswers })
    void queries.invalidateQueries({ queryKey: keys.triageAnswers })
  }
}

/** Keeps what the page knows of planned starts up to date. Used once, in the frame of the window. */
export const usePlanEvents = (): void => {
  const queries = useQueryClient()
  const again = useThrottledCallback(usePlansAgain(), againMs)
  useEvent('plans:changed', (state) => {
    queries.setQueryData(keys.plans, state)
    again()
  })
}
