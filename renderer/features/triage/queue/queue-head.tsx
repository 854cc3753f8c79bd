import { ActionIcon, Button } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { TriageState } from '../../../../shared/domain/triage'
import { count } from '../../../lib/numbers'
import { missingWords } from '../common/words'
import type { DoneWord } from './use-done-word'
import classes from './queue-head.module.css'
import { changeQueueView, type QueueView } from './queue-view'
import { SweepBar, type useSweep } from './sweep-bar'
import type { useQueue } from './use-queue'

const countWords = (shown: number, total: number, snoozed: boolean, isAll: boolean): string => {
  const what = snoozed ? 'snoozed' : total === 1 ? 'case' : 'cases'
  // A 0 that may be wrong is not shown.
  if (total === 0 && !isAll) return `No ${what}`
  return shown === total ? `${count(total)} ${what}` : `${count(shown)} of ${count(total)} ${what}`
}

interface Props {
  readonly view: QueueView
  readonly queue: ReturnType<typeof useQueue>
  readonly triage: TriageState | undefined
  readonly sweep: ReturnType<typeof useSweep>
  readonly done: DoneWord | null
  readonly onDoneRead: () => void
  readonly onCloseGaps: (ids: Int32Array<ArrayBuffer>) => void
}

/** How many cases there are, how much has been read, and the search's remarks about its terms. */
export const QueueHead = ({ view, queue, triage, sweep, done, onDoneRead, onCloseGaps }: Props) => {
  const { query, shown, lacking, total, unread, isAll } = queue
  const lackingShown = shown.ids.filter((id) => lacking.has(id))
  return (
    <>
      <div className={classes.line}>
        <span role="status">
          {query.isSuccess && countWords(shown.ids.length, total, view.snoozed, isAll)}
          {query.isSuccess && !isAll && ` so far · ${missingWords(unread)}`}
          {query.isSuccess && triage && triage.counts.held > 0 && ` · ${count(triage.counts.held)} on hold`}
        </span>
        {done && (
          <span className={classes.done} role="status">
            The job of profile {done.profileId} has ended: {done.words}
            <ActionIcon size={18} color="gray" aria-label="Close the message" onClick={onDoneRead}>
              <IconX size={12} aria-hidden />
            </ActionIcon>
          </span>
        )}
        <span className={classes.grow} />
        {lackingShown.length > 0 && (
          <Button
            variant="default"
            size="compact-sm"
            title="Starts jobs for the cases shown whose bills are missing or late"
            onClick={() => onCloseGaps(Int32Array.from(lackingShown))}
          >
            Close gaps…
          </Button>
        )}
        <Button
          variant={view.snoozed ? 'light' : 'default'}
          size="compact-sm"
          aria-pressed={view.snoozed}
          onClick={() => changeQueueView({ snoozed: !view.snoozed, currentId: null })}
        >
          Snoozed {triage && count(triage.counts.snoozed)}
        </Button>
        {triage && (triage.sweep.phase === 'idle' || triage.sweep.phase === 'done') && (
          <Button
            variant="default"
            size="compact-sm"
            loading={sweep.isPending}
            title="Asks the API for the last job of every profile in this search"
            onClick={() =>
              sweep.mutate({ action: 'start', ...(view.text.trim() && { text: view.text.trim() }) })
            }
          >
            Check the last jobs
          </Button>
        )}
      </div>
      {triage && <SweepBar sweep={triage.sweep} />}
      {query.data && query.data.notes.length > 0 && (
        <p className={classes.notes} role="status">
          {query.data.notes.join(' ')}
        </p>
      )}
    </>
  )
}
