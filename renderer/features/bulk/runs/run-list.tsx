import { ActionIcon } from '@mantine/core'
import { IconPlayerPause, IconPlayerPlay, IconX } from '@tabler/icons-react'
import type { KeyboardEvent } from 'react'
import type { BulkRun } from '../../../../shared/domain/bulk'
import { count } from '../../../lib/numbers'
import { TimeAgo } from '../../../ui/time-ago'
import classes from './run-list.module.css'
import { RunProgress } from './run-progress'
import { StateChip } from './state-chip'
import { countsWords, duration, isOver, runTitle, settledOf } from '../preview/words'

interface Props {
  readonly runs: readonly BulkRun[]
  readonly selectedId: string | null
  readonly onSelect: (id: string) => void
  readonly onPause: (id: string) => void
  readonly onResume: (id: string) => void
  readonly onCancel: (run: BulkRun) => void
}

const canResume = ({ state }: BulkRun): boolean => state === 'paused'

/** Rate and remaining time of a run in progress: "212/s · 3 s left". */
const pace = ({ state, rate, secondsLeft }: BulkRun): string | null => {
  if (state !== 'running' || rate <= 0) return null
  const each = rate >= 10 ? count(Math.round(rate)) : rate.toFixed(1)
  return secondsLeft === null ? `${each}/s` : `${each}/s · ${duration(secondsLeft)} left`
}

/** The arrow keys move from run to run. */
const onArrow = (event: KeyboardEvent<HTMLElement>): void => {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-run]')]
  const at = all.findIndex((one) => one === document.activeElement)
  const next = all[at + (event.key === 'ArrowDown' ? 1 : -1)]
  if (!next) return
  event.preventDefault()
  next.focus()
}

/** All runs, newest first, each with what it does and its progress. */
export const RunList = ({ runs, selectedId, onSelect, onPause, onResume, onCancel }: Props) => (
  <ul className={classes.list} aria-label="Bulk runs" onKeyDown={onArrow}>
    {runs.map((run) => {
      const title = runTitle(run, runs)
      const over = isOver(run)
      const speed = pace(run)
      return (
        <li key={run.id} className={classes.run} data-selected={run.id === selectedId}>
          <button
            type="button"
            data-run
            className={classes.main}
            aria-current={run.id === selectedId}
            onClick={() => onSelect(run.id)}
          >
            <span className={classes.top}>
              <span className={classes.title} title={title}>
                {title}
              </span>
              <StateChip run={run} />
            </span>
            {!over && <RunProgress run={run} label={`Progress of: ${title}`} />}
            <span className={classes.words}>
              <span>
                {over ? '' : `${count(settledOf(run))} of ${count(run.counts.total)} · `}
                {countsWords(run)}
              </span>
              <span>{speed ?? <TimeAgo at={run.endedAt ?? run.createdAt} />}</span>
            </span>
          </button>
          {!over && (
            <span className={classes.actions}>
              <ActionIcon
                aria-label={`${canResume(run) ? 'Resume' : 'Pause'}: ${title}`}
                title={canResume(run) ? 'Resume' : 'Pause'}
                onClick={() => (canResume(run) ? onResume : onPause)(run.id)}
              >
                {canResume(run) ? (
                  <IconPlayerPlay size={14} aria-hidden />
                ) : (
                  <IconPlayerPause size={14} aria-hidden />
                )}
              </ActionIcon>
              <ActionIcon aria-label={`Cancel: ${title}`} title="Cancel" onClick={() => onCancel(run)}>
                <IconX size={14} aria-hidden />
              </ActionIcon>
            </span>
          )}
        </li>
      )
    })}
  </ul>
)
