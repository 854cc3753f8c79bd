import { IconClockPause, IconPlayerPause } from '@tabler/icons-react'
import { memo } from 'react'
import type { TriageCase } from '../../../shared/domain/triage'
import { count } from '../../lib/numbers'
import { usePrivateTitle } from '../../lib/privacy'
import { MoverIcon } from '../../ui/mover-icon'
import { StatusChip } from '../../ui/status-chip'
import { TimeAgo } from '../../ui/time-ago'
import { providerName, type Line } from './lines'
import classes from './queue-list.module.css'
import { moverWords } from './words'

/** The head of a group, by mover or, below it, by provider. */
export const GroupHead = ({ line }: { readonly line: Exclude<Line, { kind: 'case' }> }) =>
  line.kind === 'mover' ? (
    <span className={classes['mover']} data-mover={line.mover}>
      <MoverIcon mover={line.mover} />
      {moverWords[line.mover]} · {count(line.count)}
    </span>
  ) : (
    <span className={classes['provider']}>
      {providerName(line.provider)} · {count(line.count)}
    </span>
  )

interface Props {
  readonly id: number
  /** Undefined until it has been read. */
  readonly item: TriageCase | undefined
}

const PlainCaseCells = ({ id, item }: Props) => {
  const title = usePrivateTitle(item?.label)
  if (!item) {
    return (
      <>
        <span className="lc-mono">{id}</span>
        <span className={classes['bar']} />
      </>
    )
  }
  return (
    <>
      <span className={`${classes['label'] ?? ''} lc-private`} title={title}>
        {item.label || <span className="lc-muted">no label</span>}
      </span>
      <span className="lc-mono">{id}</span>
      <span className={classes['status']}>
        <StatusChip status={item.status} finished={item.mover !== 'running'} />
      </span>
      <span className={classes['detail']} title={item.detail ?? undefined}>
        {item.detail}
      </span>
      <span className={classes['since']}>
        {item.held && (
          <IconPlayerPause size={13} role="img" aria-label="Relaunches at this provider are on hold" />
        )}
        {item.snoozedUntil && <IconClockPause size={13} role="img" aria-label="Snoozed until" />}
        <TimeAgo
          at={item.snoozedUntil ?? item.endedAt ?? item.firstSeen}
          show={item.snoozedUntil ? 'time' : 'day'}
        />
      </span>
    </>
  )
}

/** What a row of the queue says of its case. Drawn again only when the case changes. */
export const CaseCells = memo(PlainCaseCells)
