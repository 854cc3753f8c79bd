import { memo, type ReactNode } from 'react'
import { clsx } from 'clsx'
import { maxCharactersInFull, shownText } from '../../../shared/domain/shown-text'
import { Verbatim } from '../verbatim'
import { columnStyle } from './column-flex'
import classes from './grid.module.css'
import type { ShownColumn } from './use-grid-columns'

interface Props<Row> {
  readonly id: string
  readonly index: number
  /** Pixels. */
  readonly height: number
  /** Undefined until it has been read; bars are shown in its place. */
  readonly row: Row | undefined
  readonly columns: readonly ShownColumn<Row>[]
  readonly wholeLine: ((row: Row) => ReactNode) | undefined
  readonly current: boolean
  /** Whether it is selected; undefined in a grid where only the current row can be. */
  readonly checked: boolean | undefined
}

const sameColumns = <Row,>(a: readonly ShownColumn<Row>[], b: readonly ShownColumn<Row>[]): boolean =>
  a.length === b.length && a.every((column, index) => column.cell === b[index]?.cell)

const titleOf = (title: string | undefined): string | undefined =>
  title === undefined ? undefined : shownText(title, maxCharactersInFull)

/** A content that is a text comes from outside (a label, a provider, what the API said) and is shown verbatim. */
const drawn = (content: ReactNode): ReactNode =>
  typeof content === 'string' ? <Verbatim text={content} /> : content

const PlainRow = <Row,>({ id, index, height, row, columns, wholeLine, current, checked }: Props<Row>) => {
  const before = checked === undefined ? 0 : 1
  const line = (row !== undefined && wholeLine?.(row)) || null
  return (
    <div
      role="row"
      id={id}
      className={classes.row}
      data-index={index}
      data-current={current || undefined}
      data-checked={checked || undefined}
      aria-rowindex={index + 2}
      aria-selected={checked ?? current}
      aria-busy={row === undefined}
      style={{ top: index * height }}
    >
      {checked !== undefined && (
        // The checkbox is for the eyes: the row itself tells screen readers whether it is selected.
        <div role="gridcell" className={classes.checkCell} data-check aria-colindex={1}>
          <span className={classes.check} data-state={checked ? 'all' : 'none'} />
        </div>
      )}
      {line !== null ? (
        <div
          role="gridcell"
          className={classes.line}
          aria-colindex={before + 1}
          aria-colspan={columns.length}
        >
          {line}
        </div>
      ) : (
        columns.map((column, at) => (
          <div
            key={column.id}
            role="gridcell"
            className={clsx(classes.cell, column.private && 'lc-private')}
            data-align={column.align}
            data-narrow={column.narrow}
            aria-colindex={at + 1 + before}
            style={columnStyle(column, at)}
            title={row === undefined ? undefined : titleOf(column.title?.(row))}
          >
            {row === undefined ? <span className={classes.bar} /> : drawn(column.cell(row))}
          </div>
        ))
      )}
    </div>
  )
}

/** One row. It is rendered again only when its own data, its selection or the columns change. */
export const GridRow = memo(
  PlainRow,
  (a, b) =>
    a.id === b.id &&
    a.index === b.index &&
    a.height === b.height &&
    a.row === b.row &&
    a.current === b.current &&
    a.checked === b.checked &&
    a.wholeLine === b.wholeLine &&
    sameColumns(a.columns, b.columns),
) as typeof PlainRow
