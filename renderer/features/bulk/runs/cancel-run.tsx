import { Button, Modal } from '@mantine/core'
import type { BulkRun } from '../../../../shared/domain/bulk'
import { count, counted } from '../../../lib/numbers'
import { DialogFoot } from '../../../ui/dialog-foot'
import classes from '../dialogs/modal-form.module.css'
import { canTakeBack, countsWords, settledOf } from '../preview/words'

interface Props {
  readonly run: BulkRun
  readonly onClose: () => void
  readonly onCancelRun: () => void
}

/** A run that is still queued has nothing in progress. */
const isUntouched = (run: BulkRun): boolean => run.state === 'queued' && settledOf(run) === 0

/** Says what was done before a run is cancelled, and what happens to the rest. */
export const CancelRun = ({ run, onClose, onCancelRun }: Props) => (
  <Modal opened onClose={onClose} title="Cancel this run?" closeButtonProps={{ 'aria-label': 'Close' }}>
    <p className={classes.text}>
      {isUntouched(run)
        ? `Nothing has been sent, and nothing will be: none of its ${counted(run.counts.total, 'profile')} is changed.`
        : `So far: ${countsWords(run)}. Of the other ${count(run.counts.waiting)}, those in progress are completed, the rest are not sent.`}
      {canTakeBack(run) && ' What was done stays, and can be undone afterwards.'}
    </p>
    <DialogFoot>
      <Button variant="default" onClick={onClose} data-autofocus>
        Let it run
      </Button>
      <Button color="red" onClick={onCancelRun}>
        Cancel the run
      </Button>
    </DialogFoot>
  </Modal>
)
