import { Notice } from '../ui/notice'
import { TimeAgo } from '../ui/time-ago'

/** Shown before a start: the result of the last one at this utility provider. */
export const NoAgentNotice = ({ since }: { readonly since: string }) => (
  <Notice title="No jobs could run for this utility provider.">
    Link had no agent for it when a start was last tried, <TimeAgo at={since} />. Another start may end the
    same way; where it does not, this is forgotten.
  </Notice>
)
