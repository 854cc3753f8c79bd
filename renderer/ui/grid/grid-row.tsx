import { memo } from 'react'
import classes from './grid.module.css'
import { rowHeight } from './use-virtual-rows'
import type { ShownColumn } from './use-grid-columns'
import { flexAt } from './column-flex'

interface Props<Row> {
  readonly id: string
  readonly index: number
  /** Undefined until it has been read: its place is kept by bars. */
  readonly row: Row | undefined
  readonly columns: readonly ShownColumn<Row>[]
  readonly selected: boolean
}

const sameColumns = <Row,>(a: readonly ShownColumn<Row>[], b: readonly ShownColumn<Row>[]): boolean =>
  a.length === b.length && a.every((column, index) => column.cell === b[index]?.cell)

const PlainRow = <Row,>({ id, index, row, columns, selected }: Props<Row>) => (
  <div
    role="row"
    id={id}
    className={classes['row']}
    data-index={index}
    aria-rowindex={index + 2}
    aria-selected={selected}
    aria-busy={row === undefined}
    style={{ top: index * rowHeight }}
  >
    {columns.map((column, at) => (
      <div
        key={column.id}
        role="gridcell"
        className={column.private ? `${classes['cell'] ?? ''} lc-private` : classes['cell']}
        data-align={column.align}
        aria-colindex={at + 1}
        style={{ flex: flexAt(at) }}
        title={row === undefined ? undefined : column.title?.(row)}
      >
        {row === undefined ? <span className={classes['bar']} /> : column.cell(row)}
      </div>
    ))}
  </div>
)

/** One row. Drawn again only when its own data, its selection or the columns change. */
export const GridRow = memo(
  PlainRow,
  (a, b) =>
    a.id === b.id &&
    a.index === b.index &&
    a.row === b.row &&
    a.selected === b.selected &&
    sameColumns(a.columns, b.columns),
) as typeof PlainRow
