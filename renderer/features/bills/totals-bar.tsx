import { Button } from '@mantine/core'
import { useMemo } from 'react'
import type { SeriesCoverage } from '../../../shared/coverage/coverage'
import type { Row } from './bill-rows'
import classes from './bills-tab.module.css'
import { copyRows } from './export-bills'
import { totalsOf } from './totals'

interface Props {
  readonly rows: readonly Row[]
  readonly coverage: readonly SeriesCoverage[]
  readonly onClear: () => void
}

/** The totals of the selected rows, at the foot of the list. */
export const TotalsBar = ({ rows, coverage, onClear }: Props) => {
  const { what, types } = useMemo(() => totalsOf(rows, coverage), [rows, coverage])
  return (
    <div className={classes.totals} role="status" aria-label="Totals of the selection">
      <b>{what}</b>
      {types.map(({ name, parts }) => (
        <span key={name} className="lc-num">
          {types.length > 1 && <b>{name} </b>}
          {parts.join(' · ')}
        </span>
      ))}
      <span className={classes.totalsEnd}>
        <Button variant="subtle" size="compact-xs" onClick={() => copyRows(rows)}>
          Copy as a table
        </Button>
        <Button variant="subtle" size="compact-xs" onClick={onClear}>
          Clear
        </Button>
      </span>
    </div>
  )
}
