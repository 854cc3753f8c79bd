import { ActionIcon, Button } from '@mantine/core'
import { IconCheck, IconEqualNot, IconQuestionMark, IconX } from '@tabler/icons-react'
import { clsx } from 'clsx'
import type { Bill } from '../../../shared/domain/bill'
import { canOpenPdf } from './bill-rows'
import type { ChangedField } from './bill-changes'
import classes from './bill-details.module.css'
import { ChangedFields } from './changed-fields'
import type { Due } from './due'
import { detailsOf, type JobDays } from './fields'
import { titleOf } from './period'
import type { PeriodRecords } from './period-records'
import { PeriodRecordsTable } from './period-records-table'

interface Props {
  readonly bill: Bill
  readonly jobDays: JobDays
  /** The parts of its amount due; null if it has none. */
  readonly due: Due | null
  /** What changed in it, the newest first; null if that could not be read. */
  readonly changed: readonly ChangedField[] | null
  /** The other records of its period; null if it is the only one. */
  readonly records: PeriodRecords | null
  readonly onOpenPdf: (bill: Bill) => void
  readonly onClose: () => void
}

const verdictIcons = { 'adds-up': IconCheck, differs: IconEqualNot, unknown: IconQuestionMark } as const

const AmountDue = ({ due }: { readonly due: Due }) => {
  const Icon = verdictIcons[due.state]
  return (
    <div className={classes.due}>
      <table className={classes.parts} aria-label="What the amount due is made of">
        <tbody>
          {due.parts.map(({ name, sign, words, isWithin }, at) => (
            <tr key={at} data-total={sign === '=' || undefined} data-within={isWithin}>
              <td className={classes.sign}>{sign}</td>
              <th scope="row">{isWithin ? `of these, ${name}` : name}</th>
              <td className="lc-num">{words ?? <span className="lc-muted">not in the record</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className={classes.verdict}>
        <p data-state={due.state}>
          <Icon size={14} aria-hidden /> {due.verdict}
        </p>
        {due.notes.map((note) => (
          <p key={note}>{note}</p>
        ))}
      </div>
    </div>
  )
}

/** All fields of one bill. */
export const BillDetails = ({ bill, jobDays, due, changed, records, onOpenPdf, onClose }: Props) => (
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
    {due && <AmountDue due={due} />}
    {changed === null && <p className={classes.unread}>What changed in this record could not be read.</p>}
    {changed && changed.length > 0 && <ChangedFields fields={changed} />}
    {records && <PeriodRecordsTable records={records} />}
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
