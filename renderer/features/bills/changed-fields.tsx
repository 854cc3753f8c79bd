import { clsx } from 'clsx'
import type { ChangedField } from './bill-changes'
import classes from './bill-details.module.css'

const Value = ({ of }: { readonly of: string | null }) =>
  of ?? <span className="lc-muted">not in the record</span>

/** What changed in a record from one reading of this console to the next, old beside new. */
export const ChangedFields = ({ fields }: { readonly fields: readonly ChangedField[] }) => (
  <div className={classes.records}>
    <h3 className={classes.recordsTitle}>Changes that this console saw</h3>
    <table className={classes.differences} aria-label="What changed in this record">
      <thead>
        <tr>
          <th scope="col">Seen</th>
          <th scope="col">Field</th>
          <th scope="col">Before</th>
          <th scope="col">After</th>
        </tr>
      </thead>
      <tbody>
        {fields.map(({ seen, name, before, after, private: hidden }, at) => (
          <tr key={at}>
            <td className="lc-num">{seen}</td>
            <th scope="row">{name}</th>
            <td className={clsx('lc-num', hidden && 'lc-private')} data-counts={false}>
              <Value of={before} />
            </td>
            <td className={clsx('lc-num', hidden && 'lc-private')} data-counts>
              <Value of={after} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)
