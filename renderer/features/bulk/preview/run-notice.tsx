import { Button } from '@mantine/core'
import type { BulkRun } from '../../../../shared/domain/bulk'
import { useRuns } from './use-runs'
import classes from './run-notice.module.css'
import { startedTitle } from './words'

interface Props {
  /** The run at the time of its start. */
  readonly run: BulkRun
  /** The number of profiles that it was to reach. */
  readonly reach: number
  readonly onShow: () => void
}

/** The notice that a run has begun. It follows the run's progress and leads to its report. */
export const RunNotice = ({ run, reach, onShow }: Props) => {
  const now = useRuns().data?.find(({ id }) => id === run.id) ?? run
  return (
    <span className={classes.notice}>
      {startedTitle(now, reach)}
      <Button variant="subtle" size="compact-xs" onClick={onShow}>
        Show the run
      </Button>
    </span>
  )
}
