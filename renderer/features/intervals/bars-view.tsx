import { useCallback, useMemo, useState, type KeyboardEvent } from 'react'
import type { Slot } from '../../../shared/intervals/typical'
import { barAt, drawBars } from './bars-drawing'
import { useColours } from './colours'
import classes from './figures.module.css'
import type { JoinedChannel } from './join-months'
import { paceWords, slotMean, slotName } from './number-table'
import { useCanvas } from './use-canvas'
import { unitWords, withUnit } from './words'
import { measureOf } from '../../../shared/intervals/periods'
import { counted } from '../../lib/numbers'

const heightPx = 240

interface Props {
  readonly channel: JoinedChannel
  readonly by: 'hour' | 'weekday'
  readonly slots: readonly Slot[]
  readonly describedBy: string
}

/** What the bars show: averages, since sums would suggest that Mondays use more in a month with five of them. */
const barWords = (channel: JoinedChannel, by: 'hour' | 'weekday'): string =>
  measureOf[channel.kind] !== 'total'
    ? paceWords(channel)
    : by === 'hour'
      ? `${unitWords(channel.unit)} in an average hour`
      : `${unitWords(channel.unit)} on an average day`

/** The hours of the day or the weekdays as bars. The pointer or the arrow keys show the numbers of one. */
export const BarsView = ({ channel, by, slots, describedBy }: Props) => {
  const [marked, setMarked] = useState(-1)
  const colours = useColours()
  const bars = useMemo(
    () =>
      slots.map((slot) => ({
        name: by === 'hour' ? String(slot.slot) : slotName(by, slot.slot),
        value: slotMean(channel, by, slot),
      })),
    [slots, by, channel],
  )
  const draw = useCallback(
    (into: HTMLCanvasElement, ratio: number) => drawBars(into, bars, colours, ratio, marked),
    [bars, colours, marked],
  )
  const canvas = useCanvas(heightPx, draw)

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
    event.preventDefault()
    event.stopPropagation()
    const next = marked + (event.key === 'ArrowRight' ? 1 : -1)
    setMarked(Math.min(slots.length - 1, Math.max(0, next)))
  }

  const slot = slots[marked]
  const words = (): string => {
    if (!slot) return `Bars: ${barWords(channel, by)}. Point at one, or use the arrows, to read it.`
    const mean = withUnit(Number(slotMean(channel, by, slot).toPrecision(4)), channel.unit)
    const sum = measureOf[channel.kind] === 'total' ? `, total ${withUnit(slot.text, channel.unit)}` : ''
    return `${slotName(by, slot.slot)}: ${mean}${sum === '' ? ' highest' : ` on average${sum}`} of ${counted(slot.count, 'reading')}`
  }

  return (
    <div className={classes.figure}>
      <div className={classes.bar}>
        <span className={classes.words} aria-live="polite">
          {words()}
        </span>
      </div>
      <canvas
        ref={canvas}
        className={classes.canvas}
        style={{ height: heightPx }}
        role="application"
        aria-label={`${channel.name} by ${by === 'hour' ? 'hour of day' : 'weekday'}, ${barWords(channel, by)}`}
        aria-describedby={describedBy}
        tabIndex={0}
        onPointerMove={(event) => {
          const into = event.currentTarget.getBoundingClientRect()
          setMarked(barAt(event.clientX - into.left, into.width, slots.length))
        }}
        onPointerLeave={() => setMarked(-1)}
        onKeyDown={onKeyDown}
      />
    </div>
  )
}
