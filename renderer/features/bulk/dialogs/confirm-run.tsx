import { Button } from '@mantine/core'
import type { BulkOperation } from '../../../../shared/domain/bulk'
import { ModalForm } from './modal-form'
import classes from './modal-form.module.css'
import { Preview } from '../preview/preview'
import { useDraft, type Ids, type RunTarget } from '../preview/use-draft'
import { isDestructive, operationTitle, reachOf, startWords, undoWords } from '../preview/words'

export interface RunRequest {
  readonly operation: BulkOperation
  readonly ids: Ids
  /** Something to know first, shown with the preview. */
  readonly note?: string | undefined
}

interface Props extends RunRequest, RunTarget {
  /** Replaces the operation's own title. */
  readonly title?: string | undefined
  /** Shows the first profiles at once. */
  readonly openRows?: boolean | undefined
  readonly onClose: () => void
}

/** Confirms a run whose operation is already complete: shows its preview, and Enter starts it. */
export const ConfirmRun = ({ operation, ids, note, title, openRows = false, onClose, ...target }: Props) => {
  const draft = useDraft({ operation, ids, ...target })
  const { preview } = draft
  const pointless = preview !== undefined && (reachOf(preview) === 0 || preview.refused !== null)
  const undoing = operation.kind === 'undo'
  const undo = undoWords(operation)
  return (
    <ModalForm
      title={title ?? operationTitle(operation, ids.length)}
      onClose={onClose}
      onSubmit={() => {
        if (!pointless) draft.start()
      }}
      buttons={
        <>
          {undo && <span className={classes.undo}>{undo}</span>}
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button
            type="submit"
            {...(isDestructive(operation) && { color: 'red' })}
            disabled={pointless || draft.questioned}
            loading={draft.busy !== null}
            data-autofocus
          >
            {startWords(operation, ids.length)}
          </Button>
        </>
      }
    >
      {undoing && (
        <p>It undoes exactly what the run did. Anything changed since then is listed and left as it is.</p>
      )}
      {note && <p className={classes.warning}>{note}</p>}
      <Preview operation={operation} draft={draft} hint="" openRows={openRows} />
    </ModalForm>
  )
}
