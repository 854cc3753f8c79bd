import { sumBy } from 'es-toolkit/math/sumBy'
import type { BulkCounts, ItemState, ReportGroup } from '../../../../shared/domain/bulk'
import { wordingOf } from '../../../../shared/errors/wording'
import { count, soFar } from '../../../lib/numbers'
import { ApiWords } from '../../../parts/api-words'
import { itemWords, reasonWords } from '../preview/words'
import { ReasonRow, ReasonRows } from './reason-row'

/** The result of a group and its reason, in the console's words. */
const wordsOf = ({ state, reason, failure }: ReportGroup): string => {
  if (reason) return state === 'done' ? `Done in part. ${reasonWords[reason]}` : reasonWords[reason]
  if (failure) {
    const { title, advice } = wordingOf(failure)
    return `${title} ${advice}`
  }
  const plain: Record<ItemState, string> = {
    waiting: 'Not sent yet.',
    sent: 'Sent; waiting for the answer.',
    done: 'Done as asked.',
    unchanged: 'Nothing had to be changed.',
    failed: 'It failed.',
    unknown: 'Could not find out whether it happened.',
    skipped: 'It was not sent.',
  }
  return plain[state]
}

/** The counter of the run to which a group belongs. An item in progress counts as waiting for its outcome. */
const counterOf = ({ state }: ReportGroup): Exclude<ItemState, 'sent'> =>
  state === 'sent' ? 'waiting' : state

/**
 * The groups are read from time to time, while the run's counts are current. If a group's number is older, it is shown
 * as a lower limit ("12+"), and null if it is not even that. A group without a reason that is the only one of its count
 * has that count: the head of the report would contradict a limit below it.
 */
const numberOf = (group: ReportGroup, groups: readonly ReportGroup[], counts: BulkCounts): string | null => {
  const alike = groups.filter((other) => counterOf(other) === counterOf(group))
  const read = sumBy(alike, (other) => other.count)
  const now = counts[counterOf(group)]
  if (read === now) return count(group.count)
  if (alike.length === 1 && group.reason === null && group.failure === null) return count(now)
  return read < now ? soFar(group.count, false) : null
}

interface Props {
  readonly groups: readonly ReportGroup[]
  /** The current counts of the run. */
  readonly counts: BulkCounts
  /** Shows the profiles of this state in the grid below. */
  readonly onState: (state: ItemState) => void
}

/** Outcomes by reason. The API's own words are quoted below ours. */
export const ReportGroups = ({ groups: read, counts, onState }: Props) => {
  const groups = read.filter((group) => counts[counterOf(group)] > 0)
  return (
    <ReasonRows label="Outcomes by reason">
      {groups.map((group) => (
        <ReasonRow
          key={JSON.stringify([group.state, group.reason, group.failure])}
          count={[numberOf(group, groups, counts), itemWords[group.state].toLowerCase()]
            .filter(Boolean)
            .join(' ')}
          state={group.state}
          onShow={() => onState(group.state)}
        >
          {wordsOf(group)}
          <ApiWords text={group.failure?.apiText} />
          {group.state === 'unknown' && (
            <div className="lc-muted">
              The console never sends it again by itself. Check the profile before you do it by hand.
            </div>
          )}
        </ReasonRow>
      ))}
    </ReasonRows>
  )
}
