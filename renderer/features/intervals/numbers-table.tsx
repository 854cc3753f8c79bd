import { Button } from '@mantine/core'
import { clsx } from 'clsx'
import { useMemo, useState } from 'react'
import { cellText, type Cell } from '../../../shared/domain/cell'
import { counted } from '../../lib/numbers'
import type { NumberTable } from './number-table'
import classes from './numbers-table.module.css'
import { exactNumber } from './words'

/** Rendering more cells than this at once would block the window. */
const cellsAtOnce = 12_000

const words = (cell: Cell): string => {
  if (typeof cell === 'number') return exactNumber(String(cell))
  if (cell !== null && typeof cell === 'object' && cell.as === 'number') return exactNumber(cell.bare)
  return typeof cell === 'string' ? cell : cellText(cell)
}

/** The numbers of a view as a table, also for screen readers. */
export const NumbersTable = ({ table }: { readonly table: NumberTable }) => {
  const { caption, columns, count, lines, named } = table
  const step = Math.max(50, Math.floor(cellsAtOnce / columns.length))
  const [more, setMore] = useState(0)
  const shown = useMemo(() => lines(0, step * (more + 1)), [lines, step, more])
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label="The numbers of this view">
      <table className={classes.table}>
        <caption className="lc-private">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" className="lc-private" title={column}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map(([first = null, ...others], index) => (
            // The index identifies a row, because two hours in autumn have the same name.
            <tr key={index}>
              <th scope="row" className={clsx('lc-num', named && 'lc-private')}>
                {words(first)}
              </th>
              {others.map((cell, at) => (
                <td key={at} className="lc-num">
                  {cell === null ? <span className="lc-muted">–</span> : words(cell)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < count && (
        <p className={classes.more}>
          {counted(shown.length, 'row')} of {counted(count, 'row')}.{' '}
          <Button variant="default" size="compact-xs" onClick={() => setMore(more + 1)}>
            Show more
          </Button>
        </p>
      )}
    </div>
  )
}
