import { ActionIcon, Button } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { clsx } from 'clsx'
import type { Bill } from '../../../shared/domain/bill'
import { canOpenPdf } from './bill-rows'
import classes from './bill-details.module.css'
import { detailsOf, type JobDays } from './fields'
import { titleOf } from './period'

interface Props {
  readonly bill: Bill
  readonly jobDays: JobDays
  readonly onOpenPdf: (bill: Bill) => void
  readonly onClose: () => void
}

/** Everything that one bill says. */
export const BillDetails = ({ bill, jobDays, onOpenPdf, onClose }: Props) => (
  <section className={classes.details} aria-label="Details of the bill">
    <header className={classes.head}>
      <h2 className={classes.title}>{titleOf(bill)}</h2>
      {canOpenPdf(bill) && (
        <Button variant="default" size="compact-xs" onClick={() => onOpenPdf(bill)}>
          Open PDF
        </Button>
      )}
      <ActionIcon aria-label="Close the details" title="Close the details" onClick={onClose}>
        <IconX size={16} aria-hidden />
      </ActionIcon>
    </header>
    <dl className={classes.fields}>
      {detailsOf(bill, jobDays).map(({ id, name, value, mono, private: hidden }) => (
        <div key={id} className={classes.field}>
          <dt title={name}>{name}</dt>
          <dd className={clsx(mono ? 'lc-mono' : 'lc-num', hidden && 'lc-private')}>{value}</dd>
        </div>
      ))}
    </dl>
  </section>
)
