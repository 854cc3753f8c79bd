import { clsx } from 'clsx'
import { counted } from '../../lib/numbers'
import classes from './bill-details.module.css'
import type { PeriodRecords, RecordColumn } from './period-records'

const headOf = ({ bill, isThis, counts }: RecordColumn): string =>
  [
    bill.billDate === null ? 'no bill date' : `issued ${bill.billDate}`,
    counts === true && 'counts',
    isThis && 'this one',
  ]
    .filter(Boolean)
    .join(', ')

/** The differences between the records of one period, with the earliest record first. */
export const PeriodRecordsTable = ({
  records: { columns, rows, more },
}: {
  readonly records: PeriodRecords
}) => (
  <div className={classes.records}>
    <h3 className={classes.recordsTitle}>
      {counted(columns.length + more, 'record')} of this period
      {more > 0 && `, ${columns.length} of them here`}
    </h3>
    {rows.length === 0 ? (
      <p className={classes.recordsNote}>They say the same.</p>
    ) : (
      <table className={classes.differences} aria-label="What differs between the records of this period">
        <thead>
          <tr>
            <td />
            {columns.map((column, at) => (
              <th key={at} scope="col">
                {headOf(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, values, private: hidden }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {values.map((value, at) => (
                <td
                  key={at}
                  className={clsx('lc-num', hidden && 'lc-private')}
                  data-counts={columns[at]?.counts ?? undefined}
                >
                  {value ?? <span className="lc-muted">not in the record</span>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    )}
  </div>
)
