import type { UseQueryResult } from '@tanstack/react-query'
import type { Ref } from 'react'
import type { TriageQueue } from '../../../shared/domain/triage'
import { FailureMessage } from '../../bridge/failure-message'
import { useDirectoryState } from '../../bridge/use-directory-state'
import { count } from '../../lib/numbers'
import { SkeletonRows } from '../../ui/skeleton-rows'
import { StateMessage } from '../../ui/state-message'
import type { Lines } from './lines'
import { QueueList, type QueueHandle } from './queue-list'
import { changeQueueView, showEverything } from './queue-view'

interface Props {
  readonly handle: Ref<QueueHandle>
  readonly query: UseQueryResult<TriageQueue>
  readonly shown: Lines
  readonly busy: boolean
  /** Cases before they were narrowed. */
  readonly total: number
  readonly snoozed: boolean
  /** By a search. */
  readonly narrowed: boolean
  readonly currentId: number | null
  readonly onGo: (at: number) => void
  readonly onOpen: () => void
  readonly onTrouble: (error: unknown) => void
}

/** No case, and why: none that fails, none that is snoozed, none that fits, not all read yet. */
const Empty = ({ total, snoozed, narrowed }: Pick<Props, 'total' | 'snoozed' | 'narrowed'>) => {
  const directory = useDirectoryState()
  const left = directory?.left ?? 0
  const reading =
    left > 0 ? `${count(left)} profiles have not been read yet: cases may still turn up.` : undefined
  if (total > 0 || narrowed) {
    return (
      <StateMessage
        title="No case fits."
        advice={reading ?? 'Change the search or the filters, or show everything.'}
        action={{ label: 'Show everything', run: showEverything }}
      />
    )
  }
  if (snoozed) {
    return (
      <StateMessage
        title="Nothing is snoozed."
        advice="S puts the current case aside until a time that you choose."
        action={{ label: 'Back to the queue', run: () => changeQueueView({ snoozed: false }) }}
      />
    )
  }
  return (
    <StateMessage
      title="No profile’s last job has failed."
      advice={
        reading ??
        'That is what the console knows; “Read the last jobs” asks the API for those of all profiles.'
      }
    />
  )
}

/** The queue, or what stands in its place. */
export const QueueContent = ({ query, shown, total, snoozed, narrowed, ...list }: Props) => {
  if (query.isPending) return <SkeletonRows rows={12} label="Reading the queue" />
  if (query.isError && !query.data) {
    return <FailureMessage error={query.error} retry={() => void query.refetch()} />
  }
  if (shown.ids.length === 0) return <Empty total={total} snoozed={snoozed} narrowed={narrowed} />
  return <QueueList shown={shown} {...list} />
}
