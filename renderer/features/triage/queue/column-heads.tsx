import type { KeyboardEvent, PointerEvent } from 'react'
import type { GridColumns, ShownColumn } from '../../../ui/grid/use-grid-columns'
import type { CaseRow } from './columns'
import classes from './queue-list.module.css'

const stepPx = 16

/** The `flex` of a column: one of its own width, or what is left over. */
export const flexOf = ({ chosenWidth, grow, width, minWidth = 48 }: ShownColumn<CaseRow>): string =>
  chosenWidth === undefined && grow ? `1 1 ${minWidth}px` : `0 1 ${chosenWidth ?? width}px`

interface Props {
  readonly columns: GridColumns<CaseRow>
}

/** The names of the columns in one line; the edge of each changes its width, by mouse or arrow keys. */
export const ColumnHeads = ({ columns }: Props) => (
  <div className={classes.heads}>
    {columns.shown.map((column) => {
      const resizeBy = (handle: HTMLElement, by: number): void =>
        columns.resize(column.id, (handle.parentElement?.offsetWidth ?? column.width) + by)
      const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
        const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
        if (!by) return
        resizeBy(event.currentTarget, by * stepPx)
        event.preventDefault()
        event.stopPropagation()
      }
      const onPointerDown = (event: PointerEvent<HTMLElement>): void => {
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
      return (
        <span
          key={column.id}
          className={classes.columnHead}
          data-align={column.align}
          style={{ flex: flexOf(column) }}
        >
          <span className={classes.columnName}>{column.name}</span>
          <span
            className={classes.handle}
            role="separator"
            aria-orientation="vertical"
            aria-label={`Width of ${column.name}`}
            aria-valuenow={column.chosenWidth ?? column.width}
            tabIndex={0}
            onKeyDown={onKeyDown}
            onPointerDown={onPointerDown}
          />
        </span>
      )
    })}
  </div>
)
