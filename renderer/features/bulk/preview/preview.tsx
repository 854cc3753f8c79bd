import { Button } from '@mantine/core'
import { clsx } from 'clsx'
import type { BulkOperation, BulkPreview, DeletesAllowed, SameLabels } from '../../../../shared/domain/bulk'
import type { Failure, Wording } from '../../../../shared/errors/failure'
import { wordingOf } from '../../../../shared/errors/wording'
import { shownText } from '../../../../shared/domain/shown-text'
import { count, counted } from '../../../lib/numbers'
import findings from '../../../ui/findings.module.css'
import { FailureNotice } from '../../../parts/failure-notice'
import { InView } from '../../../ui/in-view'
import { Notice } from '../../../ui/notice'
import classes from './preview.module.css'
import { PreviewRows } from './preview-rows'
import type { Draft } from './use-draft'
import { duration, previewWords, reachOf } from './words'

const Counts = ({
  operation,
  preview,
}: {
  readonly operation: BulkOperation
  readonly preview: BulkPreview
}) => {
  const words = previewWords(operation, preview)
  return (
    <p className={clsx(findings.counts, classes.counts)}>
      <span>
        <strong>{words.count}</strong> {words.changes}
      </span>
      <span>{words.unchanged}</span>
      <span title="Not read yet: they are read first, and changed only where needed">{words.unread}</span>
      <span
        className={classes.cost}
        title={
          preview.seconds === null
            ? 'How long it takes is known once a run has been going for a while'
            : undefined
        }
      >
        {counted(preview.requests, 'request')}
        {preview.seconds !== null && `, about ${duration(preview.seconds)}`}
      </span>
    </p>
  )
}

/** The ids of a delete come from the list, so an invalid request can only mean that they are too many. */
const refusalOf = (
  operation: BulkOperation | null,
  refused: Failure,
  { maxPerRun }: DeletesAllowed,
): Wording => {
  if (operation?.kind !== 'delete' || refused.code !== 'invalid-input') return wordingOf(refused)
  return maxPerRun === 0
    ? { title: 'Your administrator does not allow bulk deletes.', advice: 'Nothing was sent.' }
    : {
        title: 'These are too many to delete in one run.',
        advice: `One run deletes at most ${counted(maxPerRun, 'profile')}; your administrator can change the limit. Select fewer. Nothing was sent.`,
      }
}

const idWords = (ids: readonly number[], total: number): string =>
  `${ids.join(', ')}${total > ids.length ? ` and ${count(total - ids.length)} more` : ''}`

/** People find a profile by its label, so the person is asked whether several are really meant to get the same one. */
const SameLabelQuestion = ({
  same,
  onAccept,
}: {
  readonly same: SameLabels
  readonly onAccept: () => void
}) => (
  <InView>
    <Notice
      title={`${counted(same.count, 'profile')} would get a label that another profile already has or would get too.`}
      actions={
        <Button variant="default" onClick={onAccept}>
          Allow the same label
        </Button>
      }
    >
      <span className="lc-private">
        {same.examples
          .map(({ label, count: total, ids }) => `“${shownText(label)}”: profiles ${idWords(ids, total)}.`)
          .join(' ')}
      </span>
    </Notice>
  </InView>
)

interface Props {
  readonly operation: BulkOperation | null
  readonly draft: Draft
  /** Shown while there is nothing to preview. */
  readonly hint: string
  /** Shows the first profiles at once, in dialogs where they are the point. */
  readonly openRows?: boolean
}

/** What the run would do, before anything is sent. Screen readers announce it when it comes. */
export const Preview = ({ operation, draft, hint, openRows = false }: Props) => {
  const { preview, failure } = draft
  const refusal = preview?.refused && refusalOf(operation, preview.refused, preview.deletesAllowed)
  if (failure) return <FailureNotice failure={failure} />
  // A run that cannot be started has no effect and no duration to show.
  if (refusal) {
    return (
      <InView>
        <Notice tone="trouble" title={refusal.title}>
          {refusal.advice}
        </Notice>
      </InView>
    )
  }
  return (
    <div className={classes.preview}>
      <div role="status" aria-busy={operation !== null && !preview}>
        {operation && preview ? (
          <Counts operation={operation} preview={preview} />
        ) : (
          <p className={classes.hint}>{operation ? 'Counting…' : hint}</p>
        )}
      </div>
      {preview && draft.questioned && <SameLabelQuestion same={preview.sameLabels} onAccept={draft.accept} />}
      {preview && reachOf(preview) === 0 && <p className={classes.hint}>There is nothing to do.</p>}
      {preview && preview.first.length > 0 && (
        <PreviewRows rows={preview.first} total={preview.total} opened={openRows} />
      )}
    </div>
  )
}
