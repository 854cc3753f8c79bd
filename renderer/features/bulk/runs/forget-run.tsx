import { Button, Modal } from '@mantine/core'
import type { BulkRun } from '../../../../shared/domain/bulk'
import { counted } from '../../../lib/numbers'
import { DialogFoot } from '../../../ui/dialog-foot'
import classes from '../dialogs/modal-form.module.css'
import { canTakeBack } from '../preview/words'

interface Props {
  readonly run: BulkRun
  readonly onClose: () => void
  readonly onForget: () => void
}

/** Says what is lost when a run is forgotten. */
export const ForgetRun = ({ run, onClose, onForget }: Props) => {
  const { done, failed, unknown } = run.counts
  const open = failed + unknown
  return (
    <Modal opened onClose={onClose} title="Forget this run?" closeButtonProps={{ 'aria-label': 'Close' }}>
      <p className={classes.text}>
        {canTakeBack(run) &&
          `What it did to ${counted(done, 'profile')} stays, but can no longer be undone: the previous values are deleted with the run. `}
        {open > 0 && `Which ${counted(open, 'profile')} failed or are in doubt is then no longer known. `}
        The activity log keeps its lines.
      </p>
      <DialogFoot>
        <Button variant="default" onClick={onClose} data-autofocus>
          Keep it
        </Button>
        <Button color="red" onClick={onForget}>
          Forget the run
        </Button>
      </DialogFoot>
    </Modal>
  )
}
