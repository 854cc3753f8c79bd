import { IconChevronDown, IconChevronUp } from '@tabler/icons-react'
import { useState, type KeyboardEvent, type PointerEvent } from 'react'
import { columnStyle } from './column-flex'
import type { GridSelection } from './grid-selection'
import classes from './grid.module.css'
import type { GridColumns, ShownColumn } from './use-grid-columns'

const stepPx = 16

interface HeadProps<Row> {
  readonly column: ShownColumn<Row>
  readonly index: number
  /** Its place among all columns, including the one of checkboxes. */
  readonly place: number
  readonly columns: GridColumns<Row>
  /** Only one column head is in the tab order; the arrow keys move from there. */
  readonly tabIndex: 0 | -1
  readonly onFocus: () => void
}

const Head = <Row,>({ column, index, place, columns, tabIndex, onFocus }: HeadProps<Row>) => {
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const head = event.currentTarget
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    if (by && event.shiftKey) columns.resize(column.id, head.offsetWidth + by * stepPx)
    else if (by) {
      const next = by < 0 ? head.previousElementSibling : head.nextElementSibling
      if (next instanceof HTMLElement) next.focus()
    } else if (column.sortable && (event.key === 'Enter' || event.key === ' '))
      columns.toggleSorting(column.id)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  const startResize = (event: PointerEvent<HTMLElement>): void => {
    const handle = event.currentTarget
    const start = event.clientX
    const width = handle.parentElement?.offsetWidth ?? column.width
    const move = (moved: globalThis.PointerEvent): void =>
      columns.resize(column.id, width + moved.clientX - start)
    handle.setPointerCapture(event.pointerId)
    handle.addEventListener('pointermove', move)
    handle.addEventListener('lostpointercapture', () => handle.removeEventListener('pointermove', move), {
      once: true,
    })
    event.preventDefault()
  }

  const Arrow = column.sorted === 'desc' ? IconChevronDown : IconChevronUp
  return (
    <div
      role="columnheader"
      className={classes.head}
      data-align={column.align}
      data-narrow={column.narrow}
      data-sortable={column.sortable}
      aria-colindex={place}
      style={columnStyle(column, index)}
      aria-sort={
        column.sortable
          ? column.sorted
            ? column.sorted === 'asc'
              ? 'ascending'
              : 'descending'
            : 'none'
          : undefined
      }
      title="Shift+Left and Shift+Right change the width"
      tabIndex={tabIndex}
      onFocus={onFocus}
      onKeyDown={onKeyDown}
      onClick={column.sortable ? () => columns.toggleSorting(column.id) : undefined}
    >
      <span className={classes.name}>{column.name}</span>
      {column.sorted && <Arrow size={13} aria-hidden />}
      <span
        className={classes.handle}
        aria-hidden
        onPointerDown={startResize}
        onClick={(event) => event.stopPropagation()}
      />
    </div>
  )
}

const CheckAll = ({ selection }: { readonly selection: GridSelection }) => (
  <div role="columnheader" className={classes.checkCell} aria-colindex={1}>
    <span
      role="checkbox"
      className={classes.check}
      data-state={selection.extent}
      aria-checked={selection.extent === 'some' ? 'mixed' : selection.extent === 'all'}
      aria-label="Select all that match"
      tabIndex={0}
      onClick={() => (selection.extent === 'all' ? selection.clear() : selection.all())}
      onKeyDown={(event) => {
        if (event.key !== ' ' && event.key !== 'Enter') return
        event.preventDefault()
        if (selection.extent === 'all') selection.clear()
        else selection.all()
      }}
    />
  </div>
)

interface Props<Row> {
  readonly columns: GridColumns<Row>
  readonly selection: GridSelection | undefined
}

/** The header row. Click or Enter sorts; dragging an edge, or Shift with the arrow keys, changes a width. */
export const GridHeader = <Row,>({ columns, selection }: Props<Row>) => {
  const [current, setCurrent] = useState(0)
  const inOrder = Math.min(current, columns.shown.length - 1)
  return (
    <div role="rowgroup" className={classes.header}>
      <div role="row" className={classes.row} aria-rowindex={1}>
        {selection && <CheckAll selection={selection} />}
        {columns.shown.map((column, index) => (
          <Head
            key={column.id}
            column={column}
            index={index}
            place={index + (selection ? 2 : 1)}
            columns={columns}
            tabIndex={index === inOrder ? 0 : -1}
            onFocus={() => setCurrent(index)}
          />
        ))}
      </div>
    </div>
  )
}
