import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../bridge/call'
import { keys } from '../../bridge/keys'

/** The result of the last check of the log, and a way to check it again. */
export const useCheck = () => {
  const queries = useQueryClient()
  const { data } = useQuery({
    queryKey: keys.activityCheck,
    queryFn: ({ signal }) => call('activity:check', { again: false }, signal),
  })
  const again = useMutation({
    mutationFn: () => call('activity:check', { again: true }),
    onSuccess: (check) => queries.setQueryData(keys.activityCheck, check),
  })
  return { check: data ?? null, again: () => again.mutate(), checking: again.isPending, error: again.error }
}
