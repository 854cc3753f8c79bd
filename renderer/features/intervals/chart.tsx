import { ActionIcon, Switch } from '@mantine/core'
import { IconArrowsHorizontal, IconZoomIn, IconZoomOut } from '@tabler/icons-react'
import {
  useEffect,
  useEffectEvent,
  useId,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
} from 'react'
import { clsx } from 'clsx'
import { z } from 'zod'
import { lastStartingBy } from '../../../shared/intervals/in-order'
import { instantOf, momentOf } from '../../../shared/intervals/local-time'
import { useMarkedDay, useProfileFocus } from '../../parts/profile-focus'
import { useRemembered } from '../../ui/remembered'
import { bandAt, type Band } from './bands'
import { ChartLegend } from './chart-legend'
import classes from './chart.module.css'
import { useColours } from './colours'
import { channelKey, type JoinedChannel } from './join-months'
import type { Plot } from './plot'
import type { PlottedChannel } from './plot-values'
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

/** The moment under the pointer, or that was pointed at or chosen in the timeline of bills; and the way to keep it. */
const useCrossHair = (zone: Zone) => {
  const { point, pin, pinned } = useProfileFocus()
  const markedDay = useMarkedDay('intervals')
  const marked = markedDay === null ? null : instantOf(zone, markedDay)
  const [hover, setHover] = useState<number | null>(null)
  const leave = useEffectEvent(() => point(null))
  useEffect(() => () => leave(), [])
  const momentAt = (at: number) => ({ day: momentOf(zone, at), in: 'intervals' as const })
  return {
    marked,
    at: hover ?? marked,
    isPinned: pinned !== null,
    onHover: (at: number | null): void => {
      setHover(at)
      point(at === null ? null : momentAt(at))
    },
    keep: (): void => {
      if (hover !== null) pin({ ...momentAt(hover), period: null })
    },
    drop: (): void => pin(null),
  }
}

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
    marked: cross.marked,
    onHover: cross.onHover,
  })

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const step = keySteps[event.key]
    if (event.key === 'Escape' && cross.isPinned) cross.drop()
    else if (step && plot.current) step(plot.current)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const onClick = (event: MouseEvent): void => {
    if (Math.abs(event.clientX - pressedAt.current) <= mostClickPx) cross.keep()
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
        onClick={onClick}
      />
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
        the chart: wheel (sideways or with Shift to move), + and −, arrows, 0, Escape for the line.
      </p>
    </div>
  )
}
