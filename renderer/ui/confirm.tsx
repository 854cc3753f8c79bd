import { Button, Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './confirm.module.css'
import { DialogFoot } from './dialog-foot'

interface Props {
  readonly opened: boolean
  /** The question, with its object: "Delete profile 516?" */
  readonly title: string
  /** What the action does, and whether it can be undone. */
  readonly children: ReactNode
  /** What is lost, one thing per line. */
  readonly lost?: readonly ReactNode[]
  /** The verb of the question: "Delete". */
  readonly action: string
  readonly busy?: boolean
  /** What went wrong in the last attempt. */
  readonly trouble?: ReactNode
  readonly onConfirm: () => void
  readonly onClose: () => void
}

/** Asks before something that cannot be undone, and names what is lost. The safe answer has the focus. */
export const Confirm = ({
  opened,
  title,
  children,
  lost = [],
  action,
  busy = false,
  trouble,
  onConfirm,
  onClose,
}: Props) => (
  <Modal opened={opened} onClose={onClose} title={title} closeButtonProps={{ 'aria-label': 'Close' }}>
    <div className={classes.text}>{children}</div>
    {lost.length > 0 && (
      <>
        <p className={classes.heading}>What is lost</p>
        <ul className={classes.lost}>
          {lost.map((thing, at) => (
            <li key={at}>{thing}</li>
          ))}
        </ul>
      </>
    )}
    {trouble && <div className={classes.trouble}>{trouble}</div>}
    <DialogFoot>
      <Button variant="default" onClick={onClose} data-autofocus>
        Cancel
      </Button>
      <Button color="red" onClick={onConfirm} loading={busy}>
        {action}
      </Button>
    </DialogFoot>
  </Modal>
)
