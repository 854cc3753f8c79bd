import { Button } from '@mantine/core'
import type { BulkRun } from '../../../../shared/domain/bulk'
import { useRuns } from './use-runs'
import classes from './run-notice.module.css'
import { startedTitle } from './words'

interface Props {
  /** As it was when it was started. */
  readonly run: BulkRun
  /** How many profiles it was to reach. */
  readonly reach: number
  readonly onShow: () => void
}

/** The word that a run has begun, what has become of it since, and the way to it. */
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
