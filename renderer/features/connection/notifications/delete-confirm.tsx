import { Button, Modal, TextInput } from '@mantine/core'
import { useState } from 'react'
import {
  queueNameOf,
  type NotificationsView,
  type QueueSettings,
} from '../../../../shared/domain/notification'
import { call } from '../../../bridge/call'
import { DialogFoot } from '../../../ui/dialog-foot'
import { FailureNotice } from '../../../parts/failure-notice'
import { useAction } from '../common/use-action'
import classes from './notifications.module.css'

interface Props {
  readonly settings: QueueSettings
  readonly onConfirmed: (view: NotificationsView) => void
  readonly onClose: () => void
}

/** Asks for the queue's name before messages are deleted from it. */
export const DeleteConfirm = ({ settings, onConfirmed, onClose }: Props) => {
  const [typed, setTyped] = useState('')
  const confirming = useAction()
  const name = queueNameOf(settings)
  const matches = typed.trim() === name
  return (
    <Modal
      opened
      onClose={onClose}
      title="Delete messages from the queue?"
      size={520}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <form
        className={classes.stack}
        onSubmit={(event) => {
          event.preventDefault()
          if (!matches) return
          confirming.run(
            () => call('notifications:deleting', { deleting: true, confirmed: typed.trim() }),
            onConfirmed,
          )
        }}
      >
        <p className={classes.text}>
          Each message about a job’s end is deleted from the queue as soon as it is on disk here. Nobody else
          who reads this queue gets it after that: another Link Console, a script, a colleague’s program.
          Messages that are not Link’s are never deleted.
        </p>
        <TextInput
          label={`Type ${name ?? 'its name'} to confirm`}
          classNames={{ input: 'lc-mono' }}
          value={typed}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          maxLength={500}
          autoComplete="off"
          spellCheck={false}
          data-autofocus
        />
        {confirming.failure && <FailureNotice withDetail failure={confirming.failure} />}
        <DialogFoot>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" color="red" disabled={!matches} loading={confirming.pending}>
            Delete what is read
          </Button>
        </DialogFoot>
      </form>
    </Modal>
  )
}
