import type { BulkRun } from '../../../../shared/domain/bulk'
import { ProgressBar } from '../../../ui/progress-bar'
import { settledOf } from '../preview/words'

const toneOf = (state: BulkRun['state']) => {
  if (state === 'held' || state === 'paused') return 'waiting'
  if (state === 'done') return 'done'
  return state === 'cancelled' ? 'ended' : 'moving'
}

/** The progress of a run. `label`: what is making progress, for screen readers. */
export const RunProgress = ({ run, label }: { readonly run: BulkRun; readonly label: string }) => (
  <ProgressBar label={label} value={settledOf(run)} total={run.counts.total} tone={toneOf(run.state)} />
)
