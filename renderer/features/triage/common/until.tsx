import { untilAnswered } from '../../../../shared/domain/triage'
import { TimeAgo } from '../../../ui/time-ago'

/** When a snoozed case comes back. */
export const Until = ({ at }: { readonly at: string }) =>
  at === untilAnswered ? <span>the customer answers</span> : <TimeAgo at={at} show="absolute" />
