import { clsx } from 'clsx'
import { shownText } from '../../../shared/domain/shown-text'
import { count, counted } from '../../lib/numbers'
import { CopyButton } from '../../ui/copy-button'
import findings from '../../ui/findings.module.css'
import classes from './paste-list.module.css'
import type { WrongRow } from './row-values'

/** The list is for reading; all of it can be copied. */
const maxShown = 200

const why = ({ fault, value }: WrongRow): string => {
  const shown = shownText(value, 60)
  switch (fault) {
    case 'zipcode':
      return `the ZIP code “${shown}” is not five digits${/^\d{3,4}$/.test(value) ? ': a leading zero may be lost' : ''}`
    case 'tag':
      return `a tag may not be named “${shown}”: no commas, no line ends, at most 200 characters`
    case 'label':
      return `the label “${shown}” is too long or has line ends`
    case 'differs':
      return `several rows give different values to the profile of “${shown}”`
  }
}

const words = (row: WrongRow): string => `Row ${count(row.number)}: ${why(row)}`

/** The rows that give nothing to their profiles, each with the reason. */
export const WrongRows = ({ rows }: { readonly rows: readonly WrongRow[] }) => (
  <section aria-label="Rows with wrong values">
    <h3 className={classes.heading}>
      {counted(rows.length, 'row')} left out for {rows.length === 1 ? 'its' : 'their'} values
      {rows.length > maxShown && `, the first ${count(maxShown)} are listed`}
    </h3>
    <ul className={clsx(findings.frame, classes.list)}>
      {rows.slice(0, maxShown).map((row) => (
        <li key={row.number} className="lc-private">
          {words(row)}
        </li>
      ))}
    </ul>
    <div className={classes.copy}>
      <CopyButton
        value={rows.map((row) => `${words(row)} (${row.line})`).join('\n')}
        label="Copy these rows"
      />
    </div>
  </section>
)
