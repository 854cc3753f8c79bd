import type { UseQueryResult } from '@tanstack/react-query'
import type { Ref } from 'react'
import type { TriageQueue } from '../../../../shared/domain/triage'
import type { GridColumns } from '../../../ui/grid/use-grid-columns'
import { FailureMessage } from '../../../parts/failure-message'
import { SkeletonRows } from '../../../ui/skeleton-rows'
import { StateMessage } from '../../../parts/state-message'
import type { Chosen } from '../choice/chosen'
import type { Lines } from '../common/lines'
import type { Started } from '../common/started'
import type { CaseRow } from './columns'
import { QueueList, type QueueHandle } from './queue-list'
import type { Hold } from './use-shown'
import { capital, missingWords } from '../common/words'
import { changeQueueView, showEverything } from './queue-view'

interface Props {
  readonly handle: Ref<QueueHandle>
  readonly query: UseQueryResult<TriageQueue>
  readonly shown: Lines
  readonly busy: boolean
  /** Number of cases without the filters. */
  readonly total: number
  readonly snoozed: boolean
  /** Last jobs that may turn out to be cases once they have been read; null while their number is not known. */
  readonly unread: number | null
  /** Whether no more cases can turn up. */
  readonly isAll: boolean
  /** Whether a search narrows the queue. */
  readonly narrowed: boolean
  readonly currentId: number | null
  readonly chosen: Chosen
  readonly started: Started
  readonly columns: GridColumns<CaseRow>
  /** Somebody is in the list with the pointer or the focus, or no longer. */
  readonly onHold: (hold: Hold, on: boolean) => void
  readonly onGo: (at: number) => void
  readonly onToggle: (ids: readonly number[]) => void
  readonly onRange: (to: number) => void
  readonly onOpen: () => void
  readonly onTrouble: (error: unknown) => void
}

/** Why there is no case: none has failed, none is snoozed, none matches, or not everything has been read yet. */
const Empty = ({
  total,
  snoozed,
  unread,
  isAll,
  narrowed,
}: Pick<Props, 'total' | 'snoozed' | 'unread' | 'isAll' | 'narrowed'>) => {
  const reading = isAll ? undefined : `${capital(missingWords(unread))}: cases may still turn up.`
  if (total > 0 || narrowed) {
    return (
      <StateMessage
        title={isAll ? 'No case matches.' : 'No case matches so far.'}
        advice={reading ?? 'Change the search or the filters, or show everything.'}
        action={{ label: 'Show everything', run: showEverything }}
      />
    )
  }
  if (snoozed) {
    return (
      <StateMessage
        title="Nothing is snoozed."
        advice="S snoozes the current case until a time that you choose."
        action={{ label: 'Back to the queue', run: () => changeQueueView({ snoozed: false }) }}
      />
    )
  }
  return (
    <StateMessage
      title={isAll ? 'No profile’s last job has failed.' : 'No last job that failed is known so far.'}
      advice={
        reading ??
        'That is what the console knows; “Check the last jobs” asks the API for those of all profiles.'
      }
    />
  )
}

/** The queue, or what is shown in its place. */
export const QueueContent = ({ query, shown, total, snoozed, unread, isAll, narrowed, ...list }: Props) => {
  if (query.isPending) return <SkeletonRows rows={12} label="Reading the queue" />
  if (query.isError && !query.data) {
    return <FailureMessage error={query.error} retry={() => void query.refetch()} />
  }
  const empty = { total, snoozed, unread, isAll, narrowed }
  if (shown.ids.length === 0) return <Empty {...empty} />
  return <QueueList shown={shown} isAll={isAll} snoozed={snoozed} {...list} />
}
