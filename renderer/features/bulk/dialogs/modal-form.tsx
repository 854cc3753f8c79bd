import { Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { DialogFoot } from '../../../ui/dialog-foot'
import classes from './modal-form.module.css'

interface Props {
  readonly title: string
  readonly onClose: () => void
  readonly onSubmit: () => void
  readonly children: ReactNode
  readonly buttons: ReactNode
}

/** A dialog that is a form: Enter submits it. */
export const ModalForm = ({ title, onClose, onSubmit, children, buttons }: Props) => (
  <Modal opened onClose={onClose} title={title} size={520} closeButtonProps={{ 'aria-label': 'Close' }}>
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
      }}
    >
      {children}
      <DialogFoot>{buttons}</DialogFoot>
    </form>
  </Modal>
)
