import {
  useEffect,
  useEffectEvent,
  useId,
  useImperativeHandle,
  useRef,
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type Ref,
} from 'react'
import { columnWidths } from './column-flex'
import frame from '../focus-frame.module.css'
import { GridHeader } from './grid-header'
import { pressInGrid } from './grid-keys'
import { GridRow } from './grid-row'
import type { GridSelection } from './grid-selection'
import classes from './grid.module.css'
import type { GridColumns, ShownColumn } from './use-grid-columns'
import { usePainted } from './use-painted'
import { noticeRoomPx, usePaneFirst } from '../use-pane-first'
import { useVirtualRows } from './use-virtual-rows'

/** What can be done with a grid from outside. */
export interface GridHandle {
  readonly focus: () => void
  readonly toTop: () => void
  /** Scrolls to a row that is not in view. */
  readonly show: (index: number) => void
}

interface Props<Row> {
  readonly handle?: Ref<GridHandle>
  /** What the grid lists, for screen readers. */
  readonly label: string
  /** From `useGridColumns`; the column definitions must be a constant or memoised. */
  readonly columns: GridColumns<Row>
  readonly rowCount: number
  /** Changes when the grid gets different rows. The visible rows are then drawn first. */
  readonly content?: unknown
  /** The row at an index: the same object as long as nothing in it changes, and undefined until it has been read. */
  readonly getRow: (index: number) => Row | undefined
  readonly rowId: (index: number) => string | number
  /**
   * The text of a row that is one line across all columns, or null if the row is drawn by its columns. Must be
   * memoised.
   */
  readonly wholeLine?: (row: Row) => ReactNode
  /** Index of the current row, or null. */
  readonly selected?: number | null
  readonly onSelect?: (index: number) => void
  /** Enter or double click. */
  readonly onOpen?: (index: number) => void
  /** Called with the first and the last index in view: these rows should be read first. */
  readonly onVisibleRange?: (first: number, last: number) => void
  /** Given if several rows can be selected: a column of checkboxes then comes first. */
  readonly selection?: GridSelection | undefined
  /** Pixels at the foot that something more than a notice covers. The last row can be scrolled above them. */
  readonly footRoom?: number
}

const checkWidthPx = 36

/** The width of each column, and the least width of all together. Set here once for all heads and cells. */
const stylesOf = (
  columns: readonly ShownColumn<never>[],
  rowHeight: number,
  withChecks: boolean,
): CSSProperties => {
  const start = withChecks ? checkWidthPx : 0
  const total = columns.reduce((sum, { width, chosenWidth }) => sum + (chosenWidth ?? width), start)
  return {
    '--lc-width': `${total}px`,
    '--lc-row': `${rowHeight}px`,
    ...columnWidths(columns),
  } as CSSProperties
}

const rowIndexAt = (event: MouseEvent): number | null => {
  const row = event.target instanceof Element ? event.target.closest('[data-index]') : null
  return row ? Number(row.getAttribute('data-index')) : null
}
const isOnCheck = (event: MouseEvent): boolean =>
  event.target instanceof Element && event.target.closest('[data-check]') !== null

/**
 * A data grid of any length. It draws only the visible rows, keeps the place of those not read yet, and is used with
 * the mouse or the keyboard (arrows, Home, End, PageUp, PageDown, Enter; Space and Shift if several rows can be
 * selected). The focus stays on the grid itself, since rows come and go.
 */
export const Grid = <Row,>({
  handle,
  label,
  columns,
  rowCount,
  content,
  getRow,
  rowId,
  wholeLine,
  selected = null,
  onSelect,
  onOpen,
  onVisibleRange,
  selection,
  footRoom = 0,
}: Props<Row>) => {
  const scroller = useRef<HTMLDivElement>(null)
  const room = Math.max(footRoom, noticeRoomPx)
  const showWhole = usePaneFirst(scroller)
  const gridId = useId()
  const painted = usePainted(content)
  const { first, last, slots, indexes, scrollTo } = useVirtualRows(
    rowCount,
    columns.rowHeight,
    scroller,
    room,
    !painted,
  )
  const idOf = (index: number): string => `${gridId}-${rowId(index)}`

  useImperativeHandle(
    handle,
    () => ({
      focus: () => scroller.current?.focus({ preventScroll: true }),
      toTop: () => {
        if (scroller.current) scroller.current.scrollTop = 0
      },
      show: scrollTo,
    }),
    [scrollTo],
  )

  const tellRange = useEffectEvent((from: number, to: number) => onVisibleRange?.(from, to))
  useEffect(() => {
    if (last >= first) tellRange(first, Math.min(last, rowCount - 1))
  }, [first, last, rowCount])

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget) return
    const taken = pressInGrid(event, {
      rowCount,
      current: selected,
      first,
      last,
      selection,
      go: (index) => {
        onSelect?.(index)
        showWhole()
        scrollTo(index)
      },
      open: (index) => onOpen?.(index),
    })
    if (taken) event.preventDefault()
  }

  const onClick = (event: MouseEvent): void => {
    const index = rowIndexAt(event)
    if (index === null) return
    if (selection && event.shiftKey) selection.extend(index, selected ?? index)
    else if (selection && (event.ctrlKey || event.metaKey || isOnCheck(event))) selection.toggle(index)
    else {
      selection?.begin(index)
      onSelect?.(index)
    }
  }
  const onDoubleClick = (event: MouseEvent): void => {
    const index = rowIndexAt(event)
    if (index !== null && !isOnCheck(event)) onOpen?.(index)
  }

  const drawn = selected !== null && indexes.includes(selected)
  return (
    <div className={frame.frame}>
      <div
        ref={scroller}
        role="grid"
        className={classes.grid}
        style={stylesOf(columns.shown, columns.rowHeight, selection !== undefined)}
        tabIndex={0}
        aria-label={label}
        aria-rowcount={rowCount + 1}
        aria-colcount={columns.shown.length + (selection ? 1 : 0)}
        aria-multiselectable={selection ? true : undefined}
        aria-activedescendant={drawn ? idOf(selected) : undefined}
        onKeyDown={onKeyDown}
        // Shift with a click selects rows, and must not select text.
        onMouseDown={(event) => {
          if (!selection || !event.shiftKey) return
          event.preventDefault()
          event.currentTarget.focus({ preventScroll: true })
        }}
        onClick={onClick}
        onDoubleClick={onDoubleClick}
      >
        <GridHeader columns={columns} selection={selection} />
        <div role="rowgroup" className={classes.body} style={{ height: rowCount * columns.rowHeight }}>
          {indexes.map((index) => (
            <GridRow
              key={index % slots}
              id={idOf(index)}
              index={index}
              height={columns.rowHeight}
              row={getRow(index)}
              columns={columns.shown}
              wholeLine={wholeLine}
              current={index === selected}
              checked={selection?.has(index)}
            />
          ))}
        </div>
        <div aria-hidden style={{ height: room }} />
      </div>
    </div>
  )
}
