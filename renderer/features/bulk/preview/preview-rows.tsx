import { itemText, type PreviewRow } from '../../../../shared/domain/bulk'
import { count } from '../../../lib/numbers'
import findings from '../../../ui/findings.module.css'
import { Label } from '../../../ui/label'
import { Verbatim } from '../../../ui/verbatim'
import classes from './preview.module.css'

const effects: Record<PreviewRow['effect'], string> = {
  change: 'changes',
  unchanged: 'stays',
  unknown: 'not read yet',
  excluded: 'left out',
}

/** The values before and after. If only one field changes, its name appears once. */
export const values = (row: Pick<PreviewRow, 'before' | 'after' | 'effect'>): string => {
  const before = itemText(row.before)
  const after = itemText(row.after)
  if (row.effect !== 'change' || after === null) return before ?? ''
  const field = /^(?:label|ZIP|provider): (?!.*; )/.exec(after)?.[0] ?? ''
  const named = field !== '' && (before ?? '').startsWith(field) ? field : ''
  return `${named}${before?.slice(named.length) || '–'} → ${after.slice(named.length)}`
}

/** The first profiles by name, each with what will happen to it. */
export const PreviewRows = ({
  rows,
  total,
  opened = false,
}: {
  readonly rows: readonly PreviewRow[]
  readonly total: number
  readonly opened?: boolean
}) => (
  <details className={classes.rows} open={opened}>
    <summary>
      The first {count(rows.length)} of {count(total)}
    </summary>
    <div className={findings.frame} tabIndex={0} role="region" aria-label="The first profiles">
      <table>
        <thead>
          <tr>
            <th scope="col">Profile</th>
            <th scope="col">Effect</th>
            <th scope="col">Before and after</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row" className="lc-private">
                <Label text={row.label} /> <span className={classes.id}>{row.id}</span>
              </th>
              <td>{effects[row.effect]}</td>
              <td className="lc-private">
                <Verbatim text={values(row)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  </details>
)
