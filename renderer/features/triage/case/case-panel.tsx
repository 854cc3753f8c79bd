import { Button } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { Job } from '../../../../shared/domain/job'
import { moverOf } from '../../../../shared/domain/status'
import type { TriageCase } from '../../../../shared/domain/triage'
import { AsOf } from '../../../parts/as-of'
import { FailureMessage } from '../../../parts/failure-message'
import { hasDrafts } from '../../../lib/drafts'
import { Notice } from '../../../ui/notice'
import { SkeletonRows } from '../../../ui/skeleton-rows'
import { StateMessage } from '../../../parts/state-message'
import classes from './case-panel.module.css'
import { CaseView, type CaseSlots } from './case-view'
import { useJobHistory } from '../start-again/use-start-again'
import { useCase } from '../queue/use-cases'

interface Props extends CaseSlots {
  readonly profileId: number
  /**
   * Whether the field to fix takes the focus by itself: on a profile's own page it does; beside the queue a person
   * presses Enter.
   */
  readonly takesFocus?: boolean
  /** Called after the case was snoozed here. */
  readonly onSnoozed?: (() => void) | undefined
}

/** The case updated by its newest job: the ledger knows each stage at once, the directory's index a little later. */
const liveCase = (item: TriageCase, jobs: readonly Job[]): TriageCase => {
  const newest = jobs[0]
  if (!newest || (newest.jobId !== item.jobId && newest.finished)) return item
  const { jobId, status, finished, detail, mode } = newest
  // Only the directory knows which bills are missing.
  const isSameEnd = finished && jobId === item.jobId && status === item.status && item.mover !== 'running'
  const mover = isSameEnd ? item.mover : moverOf(status, finished)
  return { ...item, jobId, status, mover, detail, mode: mode ?? item.mode }
}

/** One profile's case: why it failed, whose move it is, and what can be done, in one place. */
export const CasePanel = ({ profileId, ...rest }: Props) => {
  const query = useCase(profileId)
  const jobs = useJobHistory(profileId).data
  const now = useMemo(() => query.data && liveCase(query.data, jobs ?? []), [query.data, jobs])
  const [last, setLast] = useState(now)
  // If a person has typed into the form, a newer job that was started elsewhere must not replace it.
  const overtaken = now != null && last != null && now.jobId !== last.jobId && hasDrafts()
  if (now && now !== last && !overtaken) setLast(now)
  if (query.isPending) return <SkeletonRows rows={8} label="Reading the case" />
  if (query.isError && query.data === undefined)
    return <FailureMessage error={query.error} retry={() => void query.refetch()} />
  // If the case disappears together with its profile, a form in which a person has typed stays.
  const item = overtaken ? last : (now ?? (hasDrafts() ? last : null))
  if (!item) {
    return (
      <StateMessage
        title="No job is known for this profile."
        advice="Store its credentials, then start a job under Jobs; if it fails, this is where to look."
      />
    )
  }
  return (
    <>
      <AsOf query={query} />
      {overtaken && (
        <div className={classes.overtaken}>
          <Notice
            title="Another job of this profile was started in the meantime."
            actions={
              <Button variant="default" onClick={() => setLast(now)}>
                Show its state
              </Button>
            }
          >
            Below is the case as it was, with what you typed. Showing the new state empties the form.
          </Notice>
        </div>
      )}
      <CaseView key={profileId} item={item} {...rest} />
    </>
  )
}
