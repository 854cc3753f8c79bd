import { Button, Progress } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import type { SweepState } from '../../../../shared/domain/triage'
import { wordingOf } from '../../../../shared/errors/wording'
import { call, failureOf } from '../../../bridge/call'
import { count, counted } from '../../../lib/numbers'
import classes from './sweep-bar.module.css'
import { useSetTriage } from '../common/use-triage'

type SweepRequest = { action: 'start'; text?: string } | { action: 'pause' } | { action: 'resume' }

export const useSweep = () => {
  const take = useSetTriage()
  return useMutation({
    mutationFn: (request: SweepRequest) => call('triage:sweep', request),
    onSuccess: take,
  })
}

const wordsOf = ({ phase, done, total, failed, rate, failure }: SweepState): string => {
  const far = `${count(done)} of ${count(total)} last jobs checked`
  const unread = failed > 0 ? `, ${counted(failed, 'profile')} could not be read` : ''
  if (phase === 'paused') return `Paused: ${far}${unread}`
  if (phase === 'waiting')
    return `${failure ? wordingOf(failure).title : ''} ${far}; the console tries again by itself`
  return `${far}${unread}${rate >= 1 ? ` · ${count(Math.round(rate))} a second` : ''}`
}

/** The progress of the sweep of last-job states; renders nothing while none is in progress. */
export const SweepBar = ({ sweep }: { readonly sweep: SweepState }) => {
  const change = useSweep()
  if (sweep.phase === 'idle' || sweep.phase === 'done') return null
  const paused = sweep.phase === 'paused'
  return (
    <div className={classes.bar} role="group" aria-label="Checking the last jobs">
      <Progress
        className={classes.progress}
        size="sm"
        value={sweep.total === 0 ? 0 : (100 * sweep.done) / sweep.total}
        aria-label="Last jobs checked"
      />
      <span className={classes.words} role="status">
        {change.isError ? wordingOf(failureOf(change.error)).title : wordsOf(sweep)}
      </span>
      <Button
        variant="default"
        size="compact-sm"
        loading={change.isPending}
        onClick={() => change.mutate({ action: paused ? 'resume' : 'pause' })}
      >
        {paused ? 'Resume' : 'Pause'}
      </Button>
    </div>
  )
}
