import { ActionIcon, Button } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { TriageState } from '../../../../shared/domain/triage'
import { useQuery } from '@tanstack/react-query'
import { isListed } from '../../../../shared/domain/directory'
import { call } from '../../../bridge/call'
import { keys } from '../../../bridge/keys'
import { useDirectoryState } from '../../../parts/use-directory-state'
import { ColumnsMenu } from '../../../ui/grid/columns-menu'
import type { GridColumns } from '../../../ui/grid/use-grid-columns'
import { Kbd } from '../../../ui/kbd'
import { count } from '../../../lib/numbers'
import { useMinute } from '../../../lib/use-minute'
import { missingWords } from '../common/words'
import type { CaseRow } from './columns'
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
  readonly columns: GridColumns<CaseRow>
  /** Cases that wait outside of the list, whose order stands still. */
  readonly fresh: number
  readonly onFresh: () => void
  readonly onCloseGaps: (ids: Int32Array<ArrayBuffer>) => void
}

/** Which part of the profiles has been read, while it is not all of them. */
const ReadSoFar = () => {
  const state = useDirectoryState()
  if (!state || !isListed(state) || state.read >= state.total) return null
  return <span>{Math.floor((state.read / state.total) * 100)} % of the profiles read</span>
}

/** How many cases were solved today. */
const Solved = () => {
  const now = useMinute()
  const { data } = useQuery({
    queryKey: keys.solved(new Date(now).toDateString()),
    queryFn: ({ signal }) => call('triage:solved', {}, signal),
  })
  if (!data || data.today === 0) return null
  return (
    <span title="Profiles whose job has succeeded since midnight, after one that had failed, as far as this console saw it">
      {count(data.today)} done today
    </span>
  )
}

/** How many cases there are, how much has been read, and the search's remarks about its terms. */
export const QueueHead = ({
  view,
  queue,
  triage,
  sweep,
  done,
  onDoneRead,
  columns,
  fresh,
  onFresh,
  onCloseGaps,
}: Props) => {
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
        <ReadSoFar />
        <Solved />
        <span className={classes.grow} />
        {fresh > 0 && (
          <Button
            variant="light"
            size="compact-sm"
            title="The order stands still while you work in the list"
            aria-keyshortcuts="N"
            rightSection={<Kbd>N</Kbd>}
            onClick={onFresh}
          >
            {count(fresh)} new · Show
          </Button>
        )}
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
          aria-keyshortcuts="Shift+S"
          title="Shift S"
          onClick={() => changeQueueView({ snoozed: !view.snoozed, currentId: null })}
        >
          Snoozed {triage && count(triage.counts.snoozed)}
        </Button>
        <ColumnsMenu columns={columns} />
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
