import {
  useEffect,
  useEffectEvent,
  useId,
  useRef,
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
} from 'react'
import classes from './grid.module.css'
import { GridHeader } from './grid-header'
import { GridRow } from './grid-row'
import type { GridColumns, ShownColumn } from './use-grid-columns'
import { rowHeight, useVirtualRows } from './use-virtual-rows'
import { flexName } from './column-flex'

interface Props<Row> {
  /** What the grid lists, for screen readers. */
  readonly label: string
  /** From `useGridColumns`; the column definitions must be a constant or memoised. */
  readonly columns: GridColumns<Row>
  readonly rowCount: number
  /** The row at an index, the same object as long as nothing in it changes; undefined where it is not read yet. */
  readonly getRow: (index: number) => Row | undefined
  readonly rowId: (index: number) => string | number
  /** Index of the selected row, or null. */
  readonly selected?: number | null
  readonly onSelect?: (index: number) => void
  /** Enter or double click. */
  readonly onOpen?: (index: number) => void
  /** The rows in view, first and last index: those that should be read first. */
  readonly onVisibleRange?: (first: number, last: number) => void
}

/** How wide each column is, and all of them at least: set once here, taken by every head and cell. */
const widthsOf = (columns: readonly ShownColumn<never>[]): CSSProperties => {
  const total = columns.reduce((sum, { width, chosenWidth }) => sum + (chosenWidth ?? width), 0)
  const flexes = columns.map(({ grow, width, chosenWidth }, at) => [
    flexName(at),
    `${grow && chosenWidth === undefined ? 1 : 0} 0 ${chosenWidth ?? width}px`,
  ])
  return Object.fromEntries([['--lc-width', `${total}px`], ...flexes]) as CSSProperties
}

const rowIndexAt = (event: MouseEvent): number | null => {
  const row = event.target instanceof Element ? event.target.closest('[data-index]') : null
  return row ? Number(row.getAttribute('data-index')) : null
}

/**
 * A data grid of any length: draws only the rows in view, keeps the place of those not read yet, and is worked by mouse
 * or keyboard (arrows, Home, End, PageUp, PageDown, Enter). The focus stays on the grid itself, since rows come and go.
 */
export const Grid = <Row,>({
  label,
  columns,
  rowCount,
  getRow,
  rowId,
  selected = null,
  onSelect,
  onOpen,
  onVisibleRange,
}: Props<Row>) => {
  const scroller = useRef<HTMLDivElement>(null)
  const gridId = useId()
  const { first, last, indexes, scrollTo } = useVirtualRows(rowCount, scroller)
  const idOf = (index: number): string => `${gridId}-${rowId(index)}`

  const tellRange = useEffectEvent((from: number, to: number) => onVisibleRange?.(from, to))
  useEffect(() => {
    if (last >= first) tellRange(first, Math.min(last, rowCount - 1))
  }, [first, last, rowCount])

  const select = (index: number): void => {
    if (rowCount === 0) return
    const target = Math.max(0, Math.min(index, rowCount - 1))
    onSelect?.(target)
    scrollTo(target)
  }

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget || event.altKey || event.ctrlKey || event.metaKey) return
    const page = Math.max(1, last - first - 1)
    const at = selected ?? -1
    const moves: Partial<Record<string, () => void>> = {
      ArrowDown: () => select(at + 1),
      ArrowUp: () => select(selected === null ? first : at - 1),
      PageDown: () => select(at + page),
      PageUp: () => select(at - page),
      Home: () => select(0),
      End: () => select(rowCount - 1),
      Enter: () => selected !== null && onOpen?.(selected),
    }
    const move = moves[event.key]
    if (!move) return
    event.preventDefault()
    move()
  }

  const onClick = (event: MouseEvent): void => {
    const index = rowIndexAt(event)
    if (index !== null) onSelect?.(index)
  }
  const onDoubleClick = (event: MouseEvent): void => {
    const index = rowIndexAt(event)
    if (index !== null) onOpen?.(index)
  }

  const drawn = selected !== null && indexes.includes(selected)
  return (
    <div
      ref={scroller}
      role="grid"
      className={classes['grid']}
      style={widthsOf(columns.shown)}
      tabIndex={0}
      aria-label={label}
      aria-rowcount={rowCount + 1}
      aria-colcount={columns.shown.length}
      aria-activedescendant={drawn ? idOf(selected) : undefined}
      onKeyDown={onKeyDown}
      onClick={onClick}
      onDoubleClick={onDoubleClick}
    >
      <GridHeader columns={columns} />
      <div role="rowgroup" className={classes['body']} style={{ height: rowCount * rowHeight }}>
        {indexes.map((index) => (
          <GridRow
            key={rowId(index)}
            id={idOf(index)}
            index={index}
            row={getRow(index)}
            columns={columns.shown}
            selected={index === selected}
          />
        ))}
      </div>
    </div>
  )
}
