import { useState } from 'react'
import type { BulkRun } from '../../../shared/domain/bulk'
import { FailureMessage } from '../../parts/failure-message'
import { SkeletonRows } from '../../ui/skeleton-rows'
import { Split } from '../../ui/split'
import { StateMessage } from '../../parts/state-message'
import classes from './bulk-page.module.css'
import { CancelRun } from './runs/cancel-run'
import { RunList } from './runs/run-list'
import { RunReport } from './runs/run-report'
import type { Ids } from './preview/use-draft'
import { useRunActions } from './runs/use-run-actions'
import { useRuns } from './preview/use-runs'

interface Props {
  /** The run whose report is open. */
  readonly runId: string | null
  readonly onRun: (id: string | null) => void
  /** Without it, the run's profiles cannot be opened as a list. */
  readonly onShowProfiles?: ((name: string, ids: Ids) => void) | undefined
  readonly onOpenProfile: (id: number, tab?: 'jobs') => void
  readonly onProfiles: () => void
}

/** All bulk runs, and the report of one beside them. */
export const BulkPage = ({ runId, onRun, onShowProfiles, onOpenProfile, onProfiles }: Props) => {
  const query = useRuns()
  const actions = useRunActions()
  const [cancelling, setCancelling] = useState<BulkRun | null>(null)
  const runs = query.data ?? []
  const run = runs.find(({ id }) => id === runId)

  const content = () => {
    if (query.isPending) return <SkeletonRows label="Reading the bulk runs" />
    if (query.isError && !query.data) {
      return <FailureMessage error={query.error} retry={() => void query.refetch()} />
    }
    if (runs.length === 0) {
      return (
        <StateMessage
          title="No bulk runs yet."
          advice="Select profiles in the list and press T to tag them all. Every run is listed here until you forget it."
          action={{ label: 'Open Profiles', run: onProfiles }}
        />
      )
    }
    return (
      <RunList
        runs={runs}
        selectedId={runId}
        onSelect={onRun}
        onPause={(id) => actions.change('pause', id)}
        onResume={(id) => actions.change('resume', id)}
        onCancel={setCancelling}
      />
    )
  }

  return (
    <>
      <Split
        remember="bulk"
        label="Width of the report"
        sideWidth={660}
        minMain={300}
        minSide={420}
        onClose={() => onRun(null)}
        main={
          <section className={classes.page} aria-label="List of bulk runs">
            <h2 className={classes.heading}>Bulk runs</h2>
            {content()}
          </section>
        }
        side={
          run ? (
            <RunReport
              key={run.id}
              run={run}
              runs={runs}
              onClose={() => onRun(null)}
              onCancel={setCancelling}
              onShowRun={onRun}
              onShowProfiles={onShowProfiles}
              onOpenProfile={onOpenProfile}
            />
          ) : null
        }
      />
      {cancelling && (
        <CancelRun
          // The current state of the run, not that of the moment when the dialog was opened.
          run={runs.find(({ id }) => id === cancelling.id) ?? cancelling}
          onClose={() => setCancelling(null)}
          onCancelRun={() => {
            actions.change('cancel', cancelling.id)
            setCancelling(null)
          }}
        />
      )}
    </>
  )
}
