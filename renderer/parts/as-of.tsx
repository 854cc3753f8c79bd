import { localTime } from '../lib/time'
import { Notice } from '../ui/notice'
import { useReach } from './use-reach'
import { useReadAt } from './use-read-at'

/** Above what was read before the server went out of reach: of when it is. Nothing while all is as usual. */
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
