import { Button, Modal } from '@mantine/core'
import type { BulkRun } from '../../../../shared/domain/bulk'
import { counted } from '../../../lib/numbers'
import classes from '../dialogs/modal-form.module.css'
import { canTakeBack, countsWords } from '../preview/words'

interface Props {
  readonly run: BulkRun
  readonly onClose: () => void
  readonly onCancelRun: () => void
}

/** Says what was done before a run is cancelled, and what becomes of the rest. */
export const CancelRun = ({ run, onClose, onCancelRun }: Props) => (
  <Modal opened onClose={onClose} title="Cancel this run?" closeButtonProps={{ 'aria-label': 'Close' }}>
    <p className={classes['text']}>
      So far: {countsWords(run)}. What is under way is seen to its end; the other{' '}
      {counted(run.counts.waiting, 'profile')} are not sent.
      {canTakeBack(run) && ' What was done stays, and can be undone afterwards.'}
    </p>
    <div className={classes['buttons']}>
      <Button variant="default" onClick={onClose} data-autofocus>
        Let it run
      </Button>
      <Button color="red" onClick={onCancelRun}>
        Cancel the run
      </Button>
    </div>
  </Modal>
)
