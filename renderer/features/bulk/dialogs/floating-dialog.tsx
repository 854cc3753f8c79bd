import { FocusTrap } from '@mantine/core'
import { useClickOutside } from '@mantine/hooks'
import { useId, type ReactNode } from 'react'
import classes from './floating-dialog.module.css'

interface Props {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A small dialog above the bar of the selection. The list stays visible behind it. */
export const FloatingDialog = ({ title, onClose, children }: Props) => {
  const titleId = useId()
  const box = useClickOutside(onClose)
  return (
    <FocusTrap>
      <div
        ref={box}
        role="dialog"
        data-floating-dialog
        aria-labelledby={titleId}
        className={classes.dialog}
        onKeyDown={(event) => {
          event.stopPropagation()
          if (event.key === 'Escape') onClose()
        }}
      >
        <h2 id={titleId} className={classes.title}>
          {title}
        </h2>
        {children}
      </div>
    </FocusTrap>
  )
}
