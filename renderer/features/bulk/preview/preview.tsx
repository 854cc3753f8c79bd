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
import { reachOf, type Draft } from './use-draft'
import { duration, previewWords } from './words'

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
      <span title="Not read yet: they are read first, and changed only where it is needed">
        {words.unread}
      </span>
      <span
        className={classes.cost}
        title={
          preview.seconds === null
            ? 'How long they take is known once a run has gone on for a while'
            : undefined
        }
      >
        {counted(preview.requests, 'request')}
        {preview.seconds !== null && `, about ${duration(preview.seconds)}`}
      </span>
    </p>
  )
}

/** Of a delete, invalid is the number alone: the ids come from the list. */
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

/** A label is what people find a profile by: that several get the same is asked about. */
const SameLabelQuestion = ({
  same,
  onAccept,
}: {
  readonly same: SameLabels
  readonly onAccept: () => void
}) => (
  <InView>
    <Notice
      title={`${counted(same.count, 'profile')} would get a label that another profile has, or gets too.`}
      actions={
        <Button variant="default" onClick={onAccept}>
          They may have the same label
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
  /** Said while there is nothing to preview. */
  readonly hint: string
  /** The first profiles are the point, and shown at once. */
  readonly openRows?: boolean
}

/** What will happen, before anything is sent. Read out when it comes. */
export const Preview = ({ operation, draft, hint, openRows = false }: Props) => {
  const { preview, failure } = draft
  const refusal = preview?.refused && refusalOf(operation, preview.refused, preview.deletesAllowed)
  if (failure) return <FailureNotice failure={failure} />
  // What it would do, in what time, is no news of a run that is not started.
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
