import { Button } from '@mantine/core'
import type { BulkRun } from '../../../../shared/domain/bulk'
import type { useRunActions } from './use-run-actions'

interface Props {
  readonly run: BulkRun
  readonly actions: ReturnType<typeof useRunActions>
  readonly onCancel: (run: BulkRun) => void
}

/**
 * The controls of an unfinished run. The list has the same ones, but is hidden where there is only space for one pane.
 */
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
