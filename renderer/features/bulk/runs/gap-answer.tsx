import { Button } from '@mantine/core'
import { useCallbackRef } from '@mantine/hooks'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { BulkRun } from '../../../../shared/domain/bulk'
import { intervalType, type SweptKind } from '../../../../shared/domain/coverage'
import { gapKind, type GapAnswer, type OpenGroup, type OpenProfile } from '../../../../shared/domain/gaps'
import { isRunning } from '../../../../shared/domain/job'
import { call } from '../../../bridge/call'
import { keys } from '../../../bridge/keys'
import { useEvent } from '../../../bridge/use-event'
import { createAgain } from '../../../lib/again'
import { counted } from '../../../lib/numbers'
import { seriesName } from '../../../lib/series-name'
import { typeName } from '../../../lib/type-name'
import { ApiWords } from '../../../parts/api-words'
import { FailureMessage } from '../../../parts/failure-message'
import { notifyFailure } from '../../../parts/notify-failure'
import { useOnScreen } from '../../../parts/on-screen'
import { Label } from '../../../ui/label'
import type { Ids } from '../preview/use-draft'
import { gapNouns } from '../gap-nouns'
import classes from './gap-answer.module.css'
import { answerWords, openWords } from './gap-words'
import { ReasonRow, ReasonRows } from './reason-row'

const againMs = 2_000

/**
 * The result of closing gaps. It goes through all profiles of the run, so it is asked for again only when something has
 * happened that may change it: the run went on, a job ended, or bills were read.
 */
const useGapAnswer = ({ id }: BulkRun) => {
  const query = useQuery({
    queryKey: keys.gapAnswer(id),
    queryFn: ({ signal }) => call('bulk:gaps', { id }, signal),
    staleTime: 0,
  })
  const ask = useCallbackRef(() => query.refetch())
  const [again] = useState(() => createAgain(againMs, ask))
  useEffect(() => again.stop, [again])
  useEvent('bulk:changed', ({ runs }) => {
    if (runs.some((run) => run.id === id)) again.soon()
  })
  useEvent('jobs:changed', ({ jobs }) => {
    if (!jobs.every(isRunning)) again.soon()
  })
  useEvent('directory:changed', ({ searchable }) => {
    if (searchable) again.soon()
  })
  return query
}

const useReadAgain = (what: SweptKind) => {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (ids: Ids) => call('coverage:read', { what, ids }),
    onSuccess: (state) => queries.setQueryData(keys.sweep(state.what), state),
    onError: notifyFailure,
  })
}

interface Shows {
  /** What the run was to bring. */
  readonly what: SweptKind
  readonly onShowProfiles?: ((name: string, ids: Ids) => void) | undefined
  readonly onOpenProfile: (id: number) => void
}

const Group = ({
  group,
  what,
  onShowProfiles,
}: Pick<Shows, 'what' | 'onShowProfiles'> & { readonly group: OpenGroup }) => {
  const read = useReadAgain(what)
  const nouns = gapNouns[what]
  const ids = Int32Array.from(group.ids)
  const words = openWords(group, what)
  return (
    <ReasonRow
      count={
        <>
          {counted(group.gaps, nouns.one)}
          <span className="lc-muted"> of {counted(ids.length, 'profile')}</span>
        </>
      }
      title="Show these profiles"
      onShow={onShowProfiles && (() => onShowProfiles(words, ids))}
    >
      {words}
      <ApiWords text={group.failure?.apiText} />
      {group.reason === 'not-read' && (
        <div>
          <Button
            size="compact-xs"
            variant="default"
            loading={read.isPending}
            onClick={() => read.mutate(ids)}
          >
            Read their {nouns.several}
          </Button>
        </div>
      )}
    </ReasonRow>
  )
}

/** An interval month begins and ends with its month. */
const periodWords = (
  { start, end }: { readonly start: string; readonly end: string },
  type: string,
): string => (type === intervalType ? start.slice(0, 7) : `${start} – ${end}`)

const Named = ({
  profile: { id, label, series },
  onOpenProfile,
}: Pick<Shows, 'onOpenProfile'> & { readonly profile: OpenProfile }) => (
  <li className={classes.named}>
    <button type="button" className={classes.profile} onClick={() => onOpenProfile(id)}>
      <span className="lc-private">
        <Label text={label} />
      </span>{' '}
      <span className="lc-mono">{id}</span>
    </button>
    <ul className={classes.series}>
      {series.map(({ key, periods }) => (
        <li key={JSON.stringify(key)}>
          {key.type !== intervalType && `${typeName(key.type)} `}
          <span className="lc-private">{seriesName(key)}</span>{' '}
          {periods.map((period) => periodWords(period, key.type)).join(', ')}
        </li>
      ))}
    </ul>
  </li>
)

const StillMissing = ({
  answer,
  what,
  onShowProfiles,
  onOpenProfile,
}: Shows & { readonly answer: GapAnswer }) => {
  const { open, first } = answer
  const { several } = gapNouns[what]
  if (open.length === 0) return null
  const more = open.reduce((sum, { ids }) => sum + ids.length, 0) - first.length
  return (
    <>
      <ReasonRows label="Still missing, by reason">
        {open.map((group) => (
          <Group
            key={JSON.stringify([group.reason, group.status, group.itemReason, group.failure])}
            group={group}
            what={what}
            onShowProfiles={onShowProfiles}
          />
        ))}
      </ReasonRows>
      <details>
        <summary>Which {several}</summary>
        <ul
          className={classes.all}
          aria-label={`${several.charAt(0).toUpperCase()}${several.slice(1)} that are still missing`}
        >
          {first.map((profile) => (
            <Named key={profile.id} profile={profile} onOpenProfile={onOpenProfile} />
          ))}
          {more > 0 && (
            <li className="lc-muted">And {counted(more, 'other profile')}: see the reasons above.</li>
          )}
        </ul>
      </details>
    </>
  )
}

/** What happened to the bills, or the interval months, that a run was to bring. */
export const GapAnswerPanel = ({ run, ...shows }: Omit<Shows, 'what'> & { readonly run: BulkRun }) => {
  const { operation } = run
  const what = gapKind(operation.kind === 'job-start' ? operation.mode : 'bill')
  const { data, isError, error, refetch } = useGapAnswer(run)
  const running = data?.open.flatMap(({ reason, ids }) => (reason === 'running' ? ids : [])) ?? []
  useOnScreen('gaps of a run', running)
  if (!data) return isError ? <FailureMessage error={error} retry={() => void refetch()} /> : null
  return (
    <section className={classes.answer} aria-label="What came">
      <p className={classes.headline} role="status">
        {answerWords(data, what)}
      </p>
      {data.forgotten > 0 && (
        <p className="lc-muted">
          Not counting {counted(data.forgotten, 'profile')} that this computer has forgotten since.
        </p>
      )}
      <StillMissing answer={data} what={what} {...shows} />
    </section>
  )
}
