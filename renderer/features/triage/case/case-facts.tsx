import { possibleDayWords } from '../../../../shared/domain/coverage'
import type { EndMessage } from '../../../../shared/domain/job'
import type { TriageCase } from '../../../../shared/domain/triage'
import { apiSaid } from '../../../parts/api-said'
import { BillStrips } from '../../../parts/bill-strip'
import { EndMessageWords, tellsMore } from '../../../parts/end-message'
import { JobDetail } from '../../../parts/job-detail'
import { MoverIcon } from '../../../parts/mover-icon'
import { StatusChip } from '../../../parts/status-chip'
import { TimeAgo } from '../../../ui/time-ago'
import { Until } from '../common/until'
import classes from './case-panel.module.css'
import { caseMoverWords } from '../common/words'

/** Status, whose move it is, when it ended, and what the API and the notification of the end said. */
export const CaseFacts = ({
  item,
  message,
}: {
  readonly item: TriageCase
  /** The notification of the job's end, if one came. */
  readonly message: EndMessage | undefined
}) => {
  const { status, mover, bills, intervals, endedAt, firstSeen, detail, snoozedUntil, snoozeNote } = item
  const finished = mover !== 'running'
  return (
    <dl className={classes.facts}>
      <dt>Status</dt>
      <dd>
        <StatusChip status={status} finished={finished} withCode />
      </dd>
      <dt>Whose move</dt>
      <dd className={classes.move} data-mover={mover}>
        <MoverIcon mover={mover} />
        {caseMoverWords[mover]}
      </dd>
      <dt>{finished && endedAt ? 'End noticed' : 'First seen'}</dt>
      <dd>
        <TimeAgo at={endedAt ?? firstSeen} />
      </dd>
      {mover === 'data' && bills && (
        <>
          <dt>Bills</dt>
          <dd className={classes.bills}>
            {bills.strips.map((strip) => (
              <BillStrips key={strip.type} bills={{ ...bills, strips: [strip] }} />
            ))}
            <span>
              read <TimeAgo at={bills.readAt} />
            </span>
          </dd>
        </>
      )}
      {mover === 'data' && intervals && (
        <>
          <dt>Intervals</dt>
          <dd>
            {intervals.lastInterval ? `up to ${possibleDayWords(intervals.lastInterval)}` : 'none'}, read{' '}
            <TimeAgo at={intervals.readAt} />
          </dd>
        </>
      )}
      {detail && (
        <>
          <dt>{apiSaid}</dt>
          <dd className={classes.verbatim}>
            <JobDetail detail={detail} />
          </dd>
        </>
      )}
      {finished && message && tellsMore(message) && (
        <>
          <dt>Message about its end</dt>
          <dd>
            <EndMessageWords message={message} />
          </dd>
        </>
      )}
      {snoozedUntil && (
        <>
          <dt>Snoozed until</dt>
          <dd>
            <Until at={snoozedUntil} />
            {snoozeNote && ` · ${snoozeNote}`}
          </dd>
        </>
      )}
    </dl>
  )
}
