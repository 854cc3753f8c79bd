import { ActionIcon } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './details.module.css'

interface Props {
  /** For screen readers: what the details are about. */
  readonly label: string
  readonly title: ReactNode
  /** Beside the title. */
  readonly mark?: ReactNode
  readonly onClose: () => void
  readonly children: ReactNode
}

/** Everything about the current row of a list, in the pane beside it. */
export const Details = ({ label, title, mark, onClose, children }: Props) => (
  <section className={classes.details} aria-label={label}>
    <header className={classes.head}>
      <h2 className={classes.title}>{title}</h2>
      {mark}
      <ActionIcon aria-label="Close the details" title="Close the details" onClick={onClose}>
        <IconX size={16} aria-hidden />
      </ActionIcon>
    </header>
    {children}
  </section>
)

/** A sentence or more about the row as a whole. */
export const DetailsText = ({ children }: { readonly children: ReactNode }) => (
  <p className={classes.meaning}>{children}</p>
)

/** A part with a heading of its own. */
export const DetailsPart = ({
  title,
  children,
}: {
  readonly title: string
  readonly children: ReactNode
}) => (
  <>
    <h3 className={classes.part}>{title}</h3>
    {children}
  </>
)

/** A remark in a part. */
export const DetailsNote = ({ children }: { readonly children: ReactNode }) => (
  <p className={classes.note}>{children}</p>
)

/** Names and their values: `Detail`. */
export const DetailsList = ({ children }: { readonly children: ReactNode }) => (
  <dl className={classes.fields}>{children}</dl>
)

export const Detail = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <div className={classes.field}>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
)
