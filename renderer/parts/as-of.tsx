import { localTime } from '../lib/time'
import { Notice } from '../ui/notice'
import { useReach } from './use-reach'

/** Above what was read before the server went out of reach: of when it is. Nothing while all is as usual. */
export const AsOf = ({
  query,
}: {
  readonly query: { readonly data?: unknown; readonly dataUpdatedAt: number }
}) => {
  const reach = useReach()
  if (reach?.state !== 'offline' || query.data === undefined) return null
  // What was read after the way was cut came from this computer's own database: it is older still.
  const at = Math.min(query.dataUpdatedAt, Date.parse(reach.since))
  return (
    <Notice
      tone="info"
      title={`As of ${localTime(new Date(at).toISOString()) ?? 'before'} or earlier: the server cannot be reached.`}
    />
  )
}
