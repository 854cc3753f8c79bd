import { localTime } from '../lib/time'
import { Notice } from '../ui/notice'
import { useReach } from './use-reach'
import { useReadAt } from './use-read-at'

/** Says how old the content below is while the server cannot be reached. Shows nothing otherwise. */
export const AsOf = ({
  query,
}: {
  readonly query: { readonly data?: unknown; readonly dataUpdatedAt: number }
}) => {
  const reach = useReach()
  const at = useReadAt(query)
  if (reach?.state !== 'offline' || query.data === undefined) return null
  return (
    <Notice
      tone="info"
      title={`As of ${localTime(new Date(at).toISOString()) ?? 'before'} or earlier: the server cannot be reached.`}
    />
  )
}
