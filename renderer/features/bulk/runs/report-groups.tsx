import { sumBy } from 'es-toolkit/math/sumBy'
import type { BulkCounts, ItemState, ReportGroup } from '../../../../shared/domain/bulk'
import { wordingOf } from '../../../../shared/errors/wording'
import { count, soFar } from '../../../lib/numbers'
import { ApiWords } from '../../../parts/api-words'
import classes from './report-groups.module.css'
import { itemWords, reasonWords } from '../preview/words'

/** The result of a group and its reason, in the console's words. */
const wordsOf = ({ state, reason, failure }: ReportGroup): string => {
  if (reason) return state === 'done' ? `Done in part. ${reasonWords[reason]}` : reasonWords[reason]
  if (failure) {
    const { title, advice } = wordingOf(failure)
    return `${title} ${advice}`
  }
  const plain: Record<ItemState, string> = {
    waiting: 'Not sent yet.',
    sent: 'Sent; the answer is awaited.',
    done: 'Done as asked.',
    unchanged: 'Nothing had to be changed.',
    failed: 'It failed.',
    unknown: 'Whether it happened could not be found out.',
    skipped: 'It was not sent.',
  }
  return plain[state]
}

/** The counter of the run to which a group belongs. An item in progress counts as waiting for its outcome. */
const counterOf = ({ state }: ReportGroup): Exclude<ItemState, 'sent'> =>
  state === 'sent' ? 'waiting' : state

/**
 * The groups are read from time to time, while the run's counts are current. If a group's number is older, it is shown
 * as a lower limit ("12+"), and null if it is not even that. The waiting items have only one group, whose number is
 * always the current count.
 */
const numberOf = (group: ReportGroup, groups: readonly ReportGroup[], counts: BulkCounts): string | null => {
  const alike = groups.filter((other) => counterOf(other) === counterOf(group))
  const read = sumBy(alike, (other) => other.count)
  const now = counts[counterOf(group)]
  if (read === now) return count(group.count)
  if (group.state === 'waiting' && alike.length === 1) return count(now)
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
    <ul className={classes.groups} aria-label="Outcomes by reason">
      {groups.map((group) => (
        <li key={JSON.stringify([group.state, group.reason, group.failure])} className={classes.group}>
          <button
            type="button"
            className={classes.count}
            data-state={group.state}
            onClick={() => onState(group.state)}
          >
            {[numberOf(group, groups, counts), itemWords[group.state].toLowerCase()]
              .filter(Boolean)
              .join(' ')}
          </button>
          <div className={classes.words}>
            {wordsOf(group)}
            <ApiWords text={group.failure?.apiText} />
            {group.state === 'unknown' && (
              <div className="lc-muted">
                The console never sends it again by itself. Look at the profile before you do it by hand.
              </div>
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}
