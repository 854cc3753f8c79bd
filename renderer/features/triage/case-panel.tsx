import { useState } from 'react'
import { AsOf } from '../../bridge/as-of'
import { FailureMessage } from '../../bridge/failure-message'
import { hasDrafts } from '../../lib/drafts'
import { SkeletonRows } from '../../ui/skeleton-rows'
import { StateMessage } from '../../ui/state-message'
import { CaseView, type CaseSlots } from './case-view'
import { useCase } from './use-cases'

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
  if (query.data && query.data !== last) setLast(query.data)
  if (query.isPending) return <SkeletonRows rows={8} label="Reading the case" />
  if (query.isError && query.data === undefined)
    return <FailureMessage error={query.error} retry={() => void query.refetch()} />
  // A case that goes with its profile leaves the form in which somebody has typed.
  const item = query.data ?? (hasDrafts() ? last : null)
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
      <CaseView key={profileId} item={item} {...rest} />
    </>
  )
}
