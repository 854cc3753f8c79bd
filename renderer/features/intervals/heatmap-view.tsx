import { once } from 'es-toolkit/function/once'
import { useCallback, useMemo, useState, type KeyboardEvent, type PointerEvent } from 'react'
import type { Heatmap } from '../../../shared/intervals/heatmap'
import { daySeconds } from '../../../shared/intervals/local-time'
import type { LeftOut } from '../../../shared/intervals/periods'
import classes from './figures.module.css'
import { useColours } from './colours'
import { cellsIn, drawHeatmap, heightOf, pixelsOf, scaleOf } from './heatmap-drawing'
import type { JoinedChannel } from './join-months'
import { paceWords, slotTime } from './number-table'
import { useCanvas } from './use-canvas'
import { unitWords, withUnit } from './words'
import { dayName, type Zone } from './zones'

interface Cursor {
  readonly row: number
  readonly slot: number
}

const steps: Partial<Record<string, (at: Cursor, map: Heatmap) => Cursor>> = {
  ArrowLeft: ({ row, slot }) => ({ row, slot: slot - 1 }),
  ArrowRight: ({ row, slot }) => ({ row, slot: slot + 1 }),
  ArrowUp: ({ row, slot }) => ({ row: row - 1, slot }),
  ArrowDown: ({ row, slot }) => ({ row: row + 1, slot }),
  PageUp: ({ row, slot }) => ({ row: row - 30, slot }),
  PageDown: ({ row, slot }) => ({ row: row + 30, slot }),
  Home: ({ slot }) => ({ row: 0, slot }),
  End: ({ slot }, { days }) => ({ row: days - 1, slot }),
}

const within = ({ row, slot }: Cursor, { days, slots }: Heatmap): Cursor => ({
  row: Math.min(days - 1, Math.max(0, row)),
  slot: Math.min(slots - 1, Math.max(0, slot)),
})

/** An amount per hour with four digits, which are enough because cells do not show amounts that are billed. */
const pace = (value: number, channel: JoinedChannel): string =>
  `${withUnit(Number(value.toPrecision(4)), channel.unit)}${paceWords(channel).slice(unitWords(channel.unit).length)}`

interface Props {
  readonly map: Heatmap
  readonly channel: JoinedChannel
  readonly zone: Zone
  /** The indexes of the readings that are left out. */
  readonly leftOut: LeftOut
  readonly describedBy: string
}

/** Whether a reading of this cell was left out by a person. */
const isLeftOut = (
  map: Heatmap,
  { start, end }: JoinedChannel,
  { zone, leftOut }: Pick<Props, 'zone' | 'leftOut'>,
  { row, slot }: Cursor,
): boolean => {
  const from = (map.firstDay + row) * daySeconds + slot * map.slotSeconds
  return [...leftOut].some((index) => {
    const begin = start[index] ?? NaN
    const wall = zone.wall(begin)
    return wall < from + map.slotSeconds && wall + (end[index] ?? begin) - begin > from
  })
}

/** A cell in words: its day, its time, and its value, or why it has none. */
export const cellWords = ({ map, channel, ...left }: Props, { row, slot }: Cursor): string => {
  const value = map.cells[row * map.slots + slot] ?? NaN
  const none = isLeftOut(map, channel, left, { row, slot }) ? 'left out' : 'no reading'
  const change = map.changes.find((each) => each.row === row)
  const day = `${dayName(map.firstDay + row)}${change ? ` (a day of ${change.hours} hours)` : ''}`
  return `${day}, ${slotTime(map, slot)} to ${slotTime(map, slot + 1)}: ${Number.isNaN(value) ? none : pace(value, channel)}`
}

/**
 * What was used when: days run downwards, the time of day to the right. The pointer or the arrow keys show the numbers
 * of a cell.
 */
export const HeatmapView = (props: Props) => {
  const { map, channel, describedBy } = props
  const [cursor, setCursor] = useState<Cursor | null>(null)
  const colours = useColours()
  const height = heightOf(map)
  // Made once for the same cells and colours: the cursor alone moves over them.
  const pixels = useMemo(() => once(() => pixelsOf(map, colours)), [map, colours])
  const draw = useCallback(
    (into: HTMLCanvasElement, ratio: number) => drawHeatmap(into, { map, pixels, colours, ratio, cursor }),
    [map, pixels, colours, cursor],
  )
  const canvas = useCanvas(height, draw)

  const onPointerMove = (event: PointerEvent): void => {
    const into = event.currentTarget.getBoundingClientRect()
    const box = cellsIn(into.width, into.height)
    const slot = Math.floor(((event.clientX - into.left - box.left) / box.width) * map.slots)
    const row = Math.floor(((event.clientY - into.top - box.top) / box.height) * map.days)
    const inside = within({ row, slot }, map)
    const isInside = inside.row === row && inside.slot === slot
    // Within one cell the cursor stays the same, so that nothing is drawn.
    setCursor((before) =>
      !isInside ? null : before?.row === row && before.slot === slot ? before : { row, slot },
    )
  }

  const onKeyDown = (event: KeyboardEvent): void => {
    const step = steps[event.key]
    if (!step || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    event.stopPropagation()
    setCursor(cursor ? within(step(cursor, map), map) : { row: 0, slot: 0 })
  }

  return (
    <div className={classes.figure}>
      <div className={classes.bar}>
        <span className={classes.words} aria-live="polite">
          {cursor ? cellWords(props, cursor) : 'Point at the heatmap, or use the arrows, to read a value.'}
        </span>
        <span className={classes.scale}>
          0 <i className={classes.ramp} /> {pace(scaleOf(map), channel)} and more
        </span>
      </div>
      <canvas
        ref={canvas}
        className={classes.canvas}
        style={{ height }}
        role="application"
        aria-label={`Heatmap of ${channel.name}, days by time of day`}
        aria-describedby={describedBy}
        tabIndex={0}
        onPointerMove={onPointerMove}
        onPointerLeave={() => setCursor(null)}
        onKeyDown={onKeyDown}
      />
    </div>
  )
}
