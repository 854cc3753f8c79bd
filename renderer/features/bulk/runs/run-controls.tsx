import { Button } from '@mantine/core'
import type { BulkRun } from '../../../../shared/domain/bulk'
import type { useRunActions } from './use-run-actions'

interface Props {
  readonly run: BulkRun
  readonly actions: ReturnType<typeof useRunActions>
  readonly onCancel: (run: BulkRun) => void
}

/** What can be done with a run that goes on: the list, which has the same, is out of sight where there is room for one pane. */
export const RunControls = ({ run, actions: { busy, change }, onCancel }: Props) => (
  <>
    {run.state === 'paused' ? (
      <Button variant="default" onClick={() => change('resume', run.id)} loading={busy}>
        Resume
      </Button>
    ) : (
      <Button variant="default" onClick={() => change('pause', run.id)} loading={busy}>
        Pause
      </Button>
    )}
    <Button variant="default" onClick={() => onCancel(run)}>
      Cancel…
    </Button>
  </>
)
