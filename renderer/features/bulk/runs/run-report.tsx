import { Button, CloseButton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { sumBy } from 'es-toolkit/math/sumBy'
import type { BulkRun, ReportGroup } from '../../../../shared/domain/bulk'
import { wordingOf } from '../../../../shared/errors/wording'
import { call } from '../../../bridge/call'
import { FailureMessage } from '../../../parts/failure-message'
import { keys } from '../../../bridge/keys'
import { notifyFailure } from '../../../parts/notify-failure'
import { count } from '../../../lib/numbers'
import { useLatest } from '../../../lib/use-latest'
import { ExportMenu } from '../../../parts/export-menu'
import { ApiWords } from '../../../parts/api-words'
import { Notice } from '../../../ui/notice'
import { SkeletonRows } from '../../../ui/skeleton-rows'
import { TimeAgo } from '../../../ui/time-ago'
import { ConfirmRun } from '../dialogs/confirm-run'
import { ForgetRun } from './forget-run'
import { GapAnswerPanel } from './gap-answer'
import { filterFor, ItemsGrid, statesOf, type ItemFilter } from './items-grid'
import { ReportGroups } from './report-groups'
import classes from './run-report.module.css'
import { RunControls } from './run-controls'
import { RunProgress } from './run-progress'
import { StateChip } from './state-chip'
import { UnmatchedLines } from './unmatched-lines'
import type { Ids } from '../preview/use-draft'
import { useRunActions } from './use-run-actions'
import {
  canTakeBack,
  isMissed,
  isNeeded,
  isOver,
  isTakenBack,
  runTitle,
  settledWords,
} from '../preview/words'

interface Props {
  readonly run: BulkRun
  readonly runs: readonly BulkRun[]
  readonly onClose: () => void
  readonly onCancel: (run: BulkRun) => void
  readonly onShowRun: (id: string) => void
  /** Opens the run's profiles as a list of their own. */
  readonly onShowProfiles?: ((name: string, ids: Ids) => void) | undefined
  readonly onOpenProfile: (id: number, tab?: 'jobs') => void
}

const againMs = 1000

/** How many are in doubt and can be checked again. If another job has followed a doubtful start, checking cannot show more. */
const doubtfulOf = (groups: readonly ReportGroup[]): number =>
  sumBy(
    groups.filter(({ state, reason }) => state === 'unknown' && reason !== 'other-job'),
    (group) => group.count,
  )

/** The result of a run: counts, reasons, its profiles, and what can be done about it. */
export const RunReport = ({
  run,
  runs,
  onClose,
  onCancel,
  onShowRun,
  onShowProfiles,
  onOpenProfile,
}: Props) => {
  const over = isOver(run)
  const title = runTitle(run, runs)
  // The key changes when the run stops, so that the report is read again and includes the last answers.
  const report = useQuery({
    queryKey: [...keys.report(run.id), run.state, over ? run.endedAt : null],
    queryFn: ({ signal }) => call('bulk:report', { id: run.id }, signal),
    refetchInterval: over ? false : againMs,
    placeholderData: (previous) => previous,
  })
  const actions = useRunActions()
  const latest = useLatest()
  const [filter, setFilter] = useState<ItemFilter>('all')
  const [undoing, setUndoing] = useState(false)
  const [forgetting, setForgetting] = useState(false)
  const { failed } = run.counts
  const doubtful = doubtfulOf(report.data?.groups ?? [])

  const showProfiles = async (show: (name: string, ids: Ids) => void): Promise<void> => {
    const states = statesOf(filter)
    const signal = latest()
    try {
      const request = { id: run.id, ...(states.length > 0 ? { states: [...states] } : {}) }
      const { ids } = await call('bulk:profiles', request, signal)
      if (!signal.aborted) show(title, ids)
    } catch (error) {
      if (!signal.aborted) notifyFailure(error)
    }
  }

  return (
    <section className={classes.report} aria-label="Report" tabIndex={-1}>
      <header className={classes.head}>
        <div className={classes.top}>
          <h2 className={classes.title}>{title}</h2>
          <StateChip run={run} />
          <CloseButton size="sm" aria-label="Close the report" onClick={onClose} />
        </div>
        <p className={classes.when}>
          Requested <TimeAgo at={run.createdAt} />
          {run.endedAt && (
            <>
              , ended <TimeAgo at={run.endedAt} />
            </>
          )}
          {` · ${settledWords(run)}`}
        </p>
        {!over && <RunProgress run={run} label="Progress of this run" />}
        {run.held && (
          <Notice title={`${run.state === 'paused' ? 'Stopped' : 'Held'}: ${wordingOf(run.held).title}`}>
            {wordingOf(run.held).advice}{' '}
            {run.state === 'paused'
              ? 'The run continues when it is resumed, or at the next start; nothing is done twice.'
              : 'The run continues by itself once this is over; nothing is done twice.'}
            <ApiWords text={run.held.apiText} />
          </Notice>
        )}
        {run.savedTo && (
          <p className={classes.when}>
            What was deleted is recorded in <span className="lc-mono">{run.savedTo}</span>
          </p>
        )}
        <div className={classes.actions}>
          {!over && <RunControls run={run} actions={actions} onCancel={onCancel} />}
          {over && !isTakenBack(run) && failed + doubtful > 0 && (
            <Button onClick={() => actions.change('retry', run.id)} loading={actions.busy}>
              {failed > 0 ? `Retry the ${count(failed)} failed` : `Check ${count(doubtful)} in doubt again`}
            </Button>
          )}
          {over && canTakeBack(run) && (
            <Button variant="default" onClick={() => setUndoing(true)}>
              Undo
            </Button>
          )}
          {run.undoneBy && (
            <Button variant="default" onClick={() => onShowRun(run.undoneBy ?? run.id)}>
              Show its undo
            </Button>
          )}
          {onShowProfiles && (
            <Button variant="default" onClick={() => void showProfiles(onShowProfiles)}>
              Show these profiles
            </Button>
          )}
          <ExportMenu
            what="the report"
            busy={actions.saving}
            onExport={(format) => actions.save(run.id, format)}
          />
          {over && !isNeeded(run, runs) && (
            <Button
              variant="default"
              onClick={() => (isMissed(run) ? setForgetting(true) : actions.forget(run.id, onClose))}
            >
              Forget
            </Button>
          )}
        </div>
        {run.operation.kind === 'job-start' && run.operation.gaps && (
          <GapAnswerPanel run={run} onShowProfiles={onShowProfiles} onOpenProfile={onOpenProfile} />
        )}
        {report.isError && <FailureMessage error={report.error} retry={() => void report.refetch()} />}
        {report.isPending && <SkeletonRows rows={3} label="Reading the report" />}
        {report.data && (
          <ReportGroups
            groups={report.data.groups}
            counts={run.counts}
            onState={(state) => setFilter(filterFor(state))}
          />
        )}
        <UnmatchedLines runId={run.id} />
      </header>
      <ItemsGrid
        key={filter}
        run={run}
        filter={filter}
        onFilter={setFilter}
        onOpen={(id) => onOpenProfile(id, run.operation.kind === 'job-start' ? 'jobs' : undefined)}
      />
      {undoing && (
        <ConfirmRun
          operation={{ kind: 'undo', runId: run.id }}
          ids={new Int32Array()}
          title={`Undo: ${title}`}
          onClose={() => setUndoing(false)}
          onStarted={({ id }) => {
            setUndoing(false)
            onShowRun(id)
          }}
          onShowRun={onShowRun}
        />
      )}
      {forgetting && (
        <ForgetRun
          run={run}
          onClose={() => setForgetting(false)}
          onForget={() => {
            setForgetting(false)
            actions.forget(run.id, onClose)
          }}
        />
      )}
    </section>
  )
}
