import type { BulkRun } from '../../../../shared/domain/bulk'
import { wordingOf } from '../../../../shared/errors/wording'
import { count } from '../../../lib/numbers'
import { StatusWords } from '../../../ui/status-words'
import { RunProgress } from './run-progress'
import classes from './run-status.module.css'
import { useRuns } from '../preview/use-runs'
import { doingWords, duration, isOver } from '../preview/words'

const order: readonly BulkRun['state'][] = ['running', 'held', 'paused', 'queued']

/** The run to show: one in progress before one that waits. */
const current = (runs: readonly BulkRun[]): BulkRun | undefined =>
  order.flatMap((state) => runs.filter((run) => run.state === state)).at(0)

const words = (run: BulkRun): string => {
  const doing = doingWords(run.operation.kind, run.counts.total)
  if (run.state === 'held' && run.held) return `${doing} · held: ${wordingOf(run.held).title}`
  if (run.state !== 'running') return `${doing} · ${run.state}`
  const rate =
    run.rate > 0 ? ` · ${run.rate >= 10 ? count(Math.round(run.rate)) : run.rate.toFixed(1)}/s` : ''
  return `${doing}${rate}${run.secondsLeft === null ? '' : ` · ${duration(run.secondsLeft)}`}`
}

/** The number of runs that are not over. */
export const useUnfinishedRuns = (): number => (useRuns().data ?? []).filter((run) => !isOver(run)).length

/** The run in progress, in the status bar: "Tagging 388 · 212/s · 3 s". */
export const RunStatus = ({ onOpen }: { readonly onOpen: (id: string) => void }) => {
  const run = current(useRuns().data ?? [])
  if (!run) return null
  const said = words(run)
  const [first = '', ...rest] = said.split(' · ')
  return (
    <button
      type="button"
      data-run
      className={classes.status}
      onClick={() => onOpen(run.id)}
      title={`${said}. Open the run`}
    >
      <StatusWords first={first} rest={rest} endsInWords={run.state === 'held'} />
      <RunProgress run={run} label={said} />
    </button>
  )
}
