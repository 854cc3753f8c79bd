import { Button } from '@mantine/core'
import { useState } from 'react'
import { AsOf } from '../../../parts/as-of'
import { FailureMessage } from '../../../parts/failure-message'
import { hasDrafts } from '../../../lib/drafts'
import { Notice } from '../../../ui/notice'
import { SkeletonRows } from '../../../ui/skeleton-rows'
import { StateMessage } from '../../../parts/state-message'
import { CaseView, type CaseSlots } from './case-view'
import { useCase } from '../queue/use-cases'

interface Props extends CaseSlots {
  readonly profileId: number
  /** On a profile's own page the field to fix takes the focus; beside the queue, Enter gives it. */
  readonly takesFocus?: boolean
  /** After the case was snoozed from here. */
  readonly onSnoozed?: (() => void) | undefined
}

/** One profile's case: why it failed, whose move it is, and what can be done, in one place. */
export const CasePanel = ({ profileId, ...rest }: Props) => {
  const query = useCase(profileId)
  const [last, setLast] = useState(query.data)
  // A newer job, started elsewhere, does not take away the form in which somebody has typed.
  const overtaken = query.data != null && last != null && query.data.jobId !== last.jobId && hasDrafts()
  if (query.data && query.data !== last && !overtaken) setLast(query.data)
  if (query.isPending) return <SkeletonRows rows={8} label="Reading the case" />
  if (query.isError && query.data === undefined)
    return <FailureMessage error={query.error} retry={() => void query.refetch()} />
  // A case that goes with its profile leaves the form in which somebody has typed.
  const item = overtaken ? last : (query.data ?? (hasDrafts() ? last : null))
  if (!item) {
    return (
      <StateMessage
        title="No job of this profile is known."
        advice="Store its credentials, then start a job under Jobs; if it fails, this is where to look."
      />
    )
  }
  return (
    <>
      <AsOf query={query} />
      {overtaken && (
        <Notice
          title="Another job of this profile was started in the meantime."
          actions={
            <Button variant="default" onClick={() => setLast(query.data)}>
              Show its state
            </Button>
          }
        >
          Below is the case as it was, with what you typed. Showing the new state empties the form.
        </Notice>
      )}
      <CaseView key={profileId} item={item} {...rest} />
    </>
  )
}
