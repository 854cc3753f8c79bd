import { ActionIcon, Switch, VisuallyHidden } from '@mantine/core'
import { IconArrowsHorizontal, IconZoomIn, IconZoomOut } from '@tabler/icons-react'
import { useId, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react'
import { clsx } from 'clsx'
import { z } from 'zod'
import { lastStartingBy } from '../../../shared/intervals/in-order'
import { useRemembered } from '../../ui/remembered'
import { bandAt, type Band } from './bands'
import { ChartLegend } from './chart-legend'
import classes from './chart.module.css'
import { useColours } from './colours'
import { channelKey, type JoinedChannel } from './join-months'
import type { Plot } from './plot'
import type { PlottedChannel } from './plot-values'
import { firstReached, readingSteps, withMoment } from './reading-steps'
import { useCrossHair } from './use-cross-hair'
import { usePlot } from './use-plot'
import { withUnit } from './words'
import { spanIn, type Zone } from './zones'

interface Props {
  readonly channels: readonly JoinedChannel[]
  readonly zone: Zone
  readonly zoneWords: string
  /** The periods of the bills of these readings. */
  readonly bands: readonly Band[]
  /** The id of the summary, which says in words what the chart shows. */
  readonly describedBy: string
}

/** The channels shown at first: energy in intervals, or else whatever the file has; at most six. */
const shownAtFirst = (channels: readonly JoinedChannel[]): ReadonlySet<string> => {
  const kind = channels.some((channel) => channel.kind === 'interval') ? 'interval' : channels[0]?.kind
  const alike = channels.filter((channel) => channel.kind === kind)
  return new Set(
    alike
      .filter(({ unit }) => unit === alike[0]?.unit)
      .slice(0, 6)
      .map(channelKey),
  )
}

/** The reading at a point in time. For a counter this is the last one before it. */
const readingAt = ({ start, end, value, kind }: JoinedChannel, at: number): number | null => {
  const index = lastStartingBy(start, at)
  const covers = index >= 0 && (kind === 'register' || at < (end[index] ?? -Infinity))
  return covers && !Number.isNaN(value[index] ?? NaN) ? index : null
}

const keySteps: Partial<Record<string, (plot: Plot) => void>> = {
  '+': (plot) => plot.zoom(1.5),
  '=': (plot) => plot.zoom(1.5),
  '-': (plot) => plot.zoom(1 / 1.5),
  ArrowLeft: (plot) => plot.pan(-0.2),
  ArrowRight: (plot) => plot.pan(0.2),
  Home: (plot) => plot.pan(-1e9),
  End: (plot) => plot.pan(1e9),
  '0': (plot) => plot.showAll(),
}

/** A pointer that moved further than this between pressing and releasing has zoomed, and pointed at nothing. */
const mostClickPx = 4

const noBands: readonly Band[] = []
const shownOrNot = z.boolean()

/**
 * The readings over time. Drag, wheel and keys zoom; the time, value and unit of each channel, and the bill, are shown at
 * the pointer.
 */
export const Chart = ({ channels, zone, zoneWords, bands, describedBy }: Props) => {
  const colours = useColours()
  const hintId = useId()
  const [toggled, setToggled] = useState<ReadonlyMap<string, boolean>>(new Map())
  const [withBands, setWithBands] = useRemembered('intervals:bands', shownOrNot, true)
  const cross = useCrossHair(zone)
  const pressedAt = useRef(NaN)

  const first = shownAtFirst(channels)
  const isShown = (channel: JoinedChannel): boolean =>
    toggled.get(channelKey(channel)) ?? first.has(channelKey(channel))
  const shown = channels
    .map((channel, index): PlottedChannel => ({ channel, index }))
    .filter(({ channel }) => isShown(channel))
  const { host, plot } = usePlot({
    channels,
    shown,
    zone,
    zoneWords,
    colours,
    bands: withBands ? bands : noBands,
    marked: cross.line,
    onHover: cross.onHover,
  })

  /** Shift and the arrows go from reading to reading, and the chart goes with them. */
  const step = (key: string, of: Plot): boolean => {
    const next = readingSteps[key]
    if (!next) return false
    const view = of.window()
    const drawn = shown.map(({ channel }) => channel)
    const isBegun = cross.at !== null || !key.startsWith('Arrow')
    const found = isBegun ? next(drawn, cross.at ?? view.from, view) : firstReached(drawn, view)
    if (found === null) return true
    of.show(withMoment(view, found))
    cross.reach(found)
    return true
  }
  /** Whether the key means anything here. */
  const take = ({ key, shiftKey }: KeyboardEvent): boolean => {
    const move = keySteps[key]
    if (key === 'Escape' && cross.reached !== null) cross.reach(null)
    else if (key === 'Escape' && cross.isPinned) cross.drop()
    else if (key === 'Enter' && cross.reached !== null) cross.keep()
    else if (!plot.current) return false
    else if (shiftKey && step(key, plot.current)) return true
    else if (move) move(plot.current)
    else return false
    return true
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || !take(event)) return
    event.preventDefault()
    event.stopPropagation()
  }
  const onClick = (event: MouseEvent): void => {
    if (Math.abs(event.clientX - pressedAt.current) <= mostClickPx) cross.keepPointed()
  }

  const { at: pointed } = cross
  const at = pointed === null ? [] : shown.map(({ channel }) => readingAt(channel, pointed))
  const spanAt = at.findIndex((index) => index !== null)
  const spanOf = shown[spanAt]?.channel
  const spanIndex = at[spanAt]
  const begin = spanIndex == null ? undefined : spanOf?.start[spanIndex]
  const finish = spanIndex == null ? undefined : spanOf?.end[spanIndex]
  const band = pointed === null ? null : bandAt(bands, pointed)

  const words = (): string => {
    if (pointed === null) return 'Point at the chart to read a value.'
    if (begin === undefined || finish === undefined) return `${spanIn(zone, pointed, pointed)}: no reading`
    return spanIn(zone, begin, finish)
  }

  const valueOf = (channel: JoinedChannel): string | null => {
    const index = at[shown.findIndex((each) => each.channel === channel)]
    const value = index == null ? undefined : channel.value[index]
    return value === undefined ? null : withUnit(value, channel.unit)
  }

  const valuesNow = shown.flatMap(({ channel }) => {
    const value = valueOf(channel)
    return value === null ? [] : [shown.length > 1 ? `${channel.name}: ${value}` : value]
  })

  return (
    <div className={classes.chart}>
      <div className={classes.bar}>
        <span className={clsx(classes.hover, 'lc-num')}>{words()}</span>
        {bands.length > 0 && (
          <Switch
            size="xs"
            label="Bill periods"
            checked={withBands}
            onChange={(event) => setWithBands(event.currentTarget.checked)}
          />
        )}
        <ActionIcon aria-label="Zoom in" title="Zoom in (+)" onClick={() => plot.current?.zoom(1.5)}>
          <IconZoomIn size={15} aria-hidden />
        </ActionIcon>
        <ActionIcon aria-label="Zoom out" title="Zoom out (−)" onClick={() => plot.current?.zoom(1 / 1.5)}>
          <IconZoomOut size={15} aria-hidden />
        </ActionIcon>
        <ActionIcon
          aria-label="Show the whole range"
          title="Show the whole range (0)"
          onClick={() => plot.current?.showAll()}
        >
          <IconArrowsHorizontal size={15} aria-hidden />
        </ActionIcon>
      </div>
      <div
        ref={host}
        className={classes.host}
        role="group"
        tabIndex={0}
        aria-label="Chart of the readings"
        aria-describedby={`${describedBy} ${hintId}`}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          pressedAt.current = event.clientX
          event.currentTarget.focus({ preventScroll: true })
        }}
        onPointerMove={() => {
          if (cross.reached !== null) cross.reach(null)
        }}
        onBlur={() => {
          if (cross.reached !== null) cross.reach(null)
        }}
        onClick={onClick}
      />
      <VisuallyHidden role="status" className="lc-private">
        {cross.reached !== null &&
          [words(), ...valuesNow, band && `Bill ${band.words}`].filter(Boolean).join('. ')}
      </VisuallyHidden>
      {withBands && bands.length > 0 && (
        <p className={classes.bill} data-state={band?.state}>
          {band ? `Bill ${band.words}` : 'The bands are the periods of the bills.'}
        </p>
      )}
      <ChartLegend
        channels={channels}
        isShown={isShown}
        onToggle={(channel, next) => setToggled(new Map(toggled).set(channelKey(channel), next))}
        valueOf={valueOf}
      />
      <p id={hintId} className={classes.keys}>
        Drag to zoom, double-click for the whole; a click keeps the line, also in the bills. With the focus on
        the chart: wheel (sideways or with Shift to move), + and −, arrows, 0; Shift and the arrows go from
        reading to reading, Enter keeps the line, Escape takes it away.
      </p>
    </div>
  )
}
