import { Button, SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { BulkPreview } from '../../../../shared/domain/bulk'
import type { GapSearch, SweptKind } from '../../../../shared/domain/coverage'
import type { GapPlan } from '../../../../shared/domain/gaps'
import { call } from '../../../bridge/call'
import { keys } from '../../../bridge/keys'
import { counted } from '../../../lib/numbers'
import { typeName } from '../../../lib/type-name'
import { FailureMessage } from '../../../parts/failure-message'
import { gapNouns } from '../gap-nouns'
import { Preview } from '../preview/preview'
import { useDraft, type Ids, type RunTarget } from '../preview/use-draft'
import { reachOf } from '../preview/words'
import { gapWords, leftOutWords } from './gap-words'
import classes from './modal-form.module.css'
import { ModalForm } from './modal-form'
import { NotificationChoice, useNotificationChoice } from './notification-choice'

interface Props extends RunTarget {
  /** What it begins with. */
  readonly scope: GapSearch
  readonly onClose: () => void
}

const titleOf = ({ type }: GapSearch): string =>
  type === null ? 'Close gaps' : `Close gaps: ${typeName(type)}`

const LeftOut = ({
  plan,
  what,
  preview,
}: {
  readonly plan: GapPlan
  readonly what: SweptKind
  readonly preview: BulkPreview | undefined
}) => {
  const words = leftOutWords(plan, what, preview)
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
const usePlan = (ids: Ids, { what, type }: GapSearch) => {
  const [id] = useState(() => crypto.randomUUID())
  return useQuery({
    queryKey: keys.gapPlan(id, what),
    queryFn: ({ signal }) => call('coverage:gaps', { what, ids, type }, signal),
    staleTime: Infinity,
    gcTime: 0,
    structuralSharing: false,
  })
}

/** In which mode a job brings it. */
const modes = { bills: 'bill', intervals: 'interval' } as const

/**
 * Starts jobs that look for missing bills, or interval months. First shows what they would bring, who is left out, and
 * why.
 */
export const GapDialog = ({ ids: asked, scope: first, onClose, ...target }: Props) => {
  const [what, setWhat] = useState(first.what)
  // A type is one of bills.
  const scope = what === first.what ? first : { what, type: null }
  const planned = usePlan(asked, scope)
  const plan = planned.data
  const ids = plan?.ids ?? noIds
  const hasGaps = ids.length > 0
  const choice = useNotificationChoice(ids.length)
  const { sendNotification } = choice
  const operation = hasGaps
    ? ({ kind: 'job-start', mode: modes[what], sendNotification, gaps: { type: scope.type } } as const)
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
      <SegmentedControl
        size="xs"
        aria-label="Gaps of"
        value={what}
        onChange={(value) => {
          draft.reconsider()
          setWhat(value === 'intervals' ? 'intervals' : 'bills')
        }}
        data={[
          { value: 'bills', label: 'Bills' },
          { value: 'intervals', label: 'Interval months' },
        ]}
      />
      {planned.isError ? (
        <FailureMessage error={planned.error} retry={() => void planned.refetch()} />
      ) : (
        <p role="status">{plan ? gapWords(plan, what) : 'Checking what is missing…'}</p>
      )}
      {hasGaps && (
        <>
          <p className="lc-muted">
            Jobs in mode “{modes[what]}” look for them. Once they have ended, and the {gapNouns[what].several}{' '}
            have been read again, the run says which came, and why the others did not.
          </p>
          <NotificationChoice choice={choice} onChange={draft.reconsider} />
        </>
      )}
      {plan && <LeftOut plan={plan} what={what} preview={preview} />}
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
