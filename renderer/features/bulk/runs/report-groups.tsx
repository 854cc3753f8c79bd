import type { ItemState, ReportGroup } from '../../../../shared/domain/bulk'
import { wordingOf } from '../../../../shared/errors/wording'
import { count } from '../../../lib/numbers'
import { ApiWords } from '../../../parts/api-words'
import classes from './report-groups.module.css'
import { itemWords, reasonWords } from '../preview/words'

/** What became of them, and why, in our words. */
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

interface Props {
  readonly groups: readonly ReportGroup[]
  /** Shows the profiles of that state below. */
  readonly onState: (state: ItemState) => void
}

/** Outcomes by reason. What the API said stands verbatim below our words. */
export const ReportGroups = ({ groups, onState }: Props) => (
  <ul className={classes['groups']} aria-label="Outcomes by reason">
    {groups.map((group) => (
      <li key={JSON.stringify([group.state, group.reason, group.failure])} className={classes['group']}>
        <button
          type="button"
          className={classes['count']}
          data-state={group.state}
          onClick={() => onState(group.state)}
        >
          {count(group.count)} {itemWords[group.state].toLowerCase()}
        </button>
        <div className={classes['words']}>
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
