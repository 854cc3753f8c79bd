import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { BulkPreview } from '../../../../shared/domain/bulk'
import type { GapScope } from '../../../../shared/domain/coverage'
import type { GapPlan } from '../../../../shared/domain/gaps'
import { call } from '../../../bridge/call'
import { keys } from '../../../bridge/keys'
import { counted } from '../../../lib/numbers'
import { typeName } from '../../../lib/type-name'
import { FailureMessage } from '../../../parts/failure-message'
import { Preview } from '../preview/preview'
import { useDraft, type Ids, type RunTarget } from '../preview/use-draft'
import { reachOf } from '../preview/words'
import { gapWords, leftOutWords } from './gap-words'
import classes from './modal-form.module.css'
import { ModalForm } from './modal-form'
import { NotificationChoice, useNotificationChoice } from './notification-choice'

interface Props extends RunTarget {
  readonly scope: GapScope
  readonly onClose: () => void
}

const titleOf = ({ type }: GapScope): string =>
  type === null ? 'Close gaps' : `Close gaps: ${typeName(type)}`

const LeftOut = ({
  plan,
  preview,
}: {
  readonly plan: GapPlan
  readonly preview: BulkPreview | undefined
}) => {
  const words = leftOutWords(plan, preview)
  if (words.length === 0) return null
  return (
    <section aria-label="Left out">
      <p>Left out:</p>
      <ul className={classes.lost}>
        {words.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </section>
  )
}

const noIds = new Int32Array()

/** Read once: only these profiles get a job, whatever is read while the dialog is open. */
const usePlan = (ids: Ids, type: string | null) => {
  const [id] = useState(() => crypto.randomUUID())
  return useQuery({
    queryKey: keys.gapPlan(id),
    queryFn: ({ signal }) => call('coverage:gaps', { ids, type }, signal),
    staleTime: Infinity,
    gcTime: 0,
    structuralSharing: false,
  })
}

/** Starts jobs that look for missing bills. First shows what they would bring, who is left out, and why. */
export const GapDialog = ({ ids: asked, scope, onClose, ...target }: Props) => {
  const planned = usePlan(asked, scope.type)
  const plan = planned.data
  const ids = plan?.ids ?? noIds
  const hasGaps = ids.length > 0
  const choice = useNotificationChoice(ids.length)
  const { sendNotification } = choice
  const operation = hasGaps
    ? ({ kind: 'job-start', mode: 'bill', sendNotification, gaps: scope } as const)
    : null
  const draft = useDraft({ ...target, operation, ids })
  const { preview } = draft
  const isPointless =
    !hasGaps || (preview !== undefined && (reachOf(preview) === 0 || preview.refused !== null))
  return (
    <ModalForm
      title={titleOf(scope)}
      onClose={onClose}
      onSubmit={() => {
        if (!isPointless && choice.isMade()) draft.start()
      }}
      buttons={
        <>
          {hasGaps && <span className={classes.undo}>Cannot be undone.</span>}
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" disabled={isPointless} loading={draft.busy !== null}>
            Start jobs
          </Button>
        </>
      }
    >
      {planned.isError ? (
        <FailureMessage error={planned.error} retry={() => void planned.refetch()} />
      ) : (
        <p role="status">{plan ? gapWords(plan) : 'Checking what is missing…'}</p>
      )}
      {hasGaps && (
        <>
          <p className="lc-muted">
            Jobs in mode “bill” look for them. Once they have ended, and the bills have been read again, the
            run says which came, and why the others did not.
          </p>
          <NotificationChoice choice={choice} onChange={draft.reconsider} />
        </>
      )}
      {plan && <LeftOut plan={plan} preview={preview} />}
      {preview && preview.unknownHistory > 0 && (
        <p className={classes.warning}>
          Of {counted(preview.unknownHistory, 'profile')} not all earlier logins are known: a failed one
          cannot be ruled out.
        </p>
      )}
      {operation && <Preview operation={operation} draft={draft} hint="" />}
    </ModalForm>
  )
}
