import { ActionIcon, Checkbox } from '@mantine/core'
import { IconArrowsHorizontal, IconZoomIn, IconZoomOut } from '@tabler/icons-react'
import { useEffect, useEffectEvent, useId, useRef, useState, type KeyboardEvent } from 'react'
import 'uplot/dist/uPlot.min.css'
import { clsx } from 'clsx'
import classes from './chart.module.css'
import { colourTokenOf, coloursNow, dashOf, useScheme } from './colours'
import { lastStartingBy } from '../../../shared/intervals/in-order'
import { channelKey, type JoinedChannel } from './join-months'
import { createPlot, type Plot } from './plot'
import type { PlottedChannel, TimeWindow } from './plot-values'
import { unitWords, withUnit } from './words'
import { spanIn, type Zone } from './zones'

const heightPx = 260

interface Props {
  readonly channels: readonly JoinedChannel[]
  readonly zone: Zone
  readonly zoneWords: string
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

const Swatch = ({ index }: { readonly index: number }) => (
  <svg className={classes.swatch} width="22" height="8" aria-hidden>
    <line
      x1="0"
      y1="4"
      x2="22"
      y2="4"
      stroke={`var(${colourTokenOf(index)})`}
      strokeWidth="2.5"
      strokeDasharray={dashOf(index).join(' ')}
    />
  </svg>
)

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

/**
 * The readings over time. Drag, wheel and keys zoom; the time, value and unit of each channel are shown at the pointer.
 */
export const Chart = ({ channels, zone, zoneWords, describedBy }: Props) => {
  const host = useRef<HTMLDivElement>(null)
  const plot = useRef<Plot | null>(null)
  /** Kept while the colours or the selected channels change. */
  const lastShown = useRef<{ readonly of: readonly JoinedChannel[]; readonly window: TimeWindow } | null>(
    null,
  )
  const scheme = useScheme()
  const hintId = useId()
  const [hover, setHover] = useState<number | null>(null)
  const [toggled, setToggled] = useState<ReadonlyMap<string, boolean>>(new Map())

  const first = shownAtFirst(channels)
  const isShown = (channel: JoinedChannel): boolean =>
    toggled.get(channelKey(channel)) ?? first.has(channelKey(channel))
  const shown = channels
    .map((channel, index): PlottedChannel => ({ channel, index }))
    .filter(({ channel }) => isShown(channel))
  const shownKeys = shown.map(({ channel }) => channelKey(channel)).join()

  const create = useEffectEvent((into: HTMLDivElement): Plot | null =>
    shown.length === 0
      ? null
      : createPlot({
          host: into,
          width: into.clientWidth,
          height: heightPx,
          channels: shown,
          zone,
          zoneWords,
          colours: coloursNow(),
          onHover: setHover,
        }),
  )

  useEffect(() => {
    const into = host.current
    const made = into && create(into)
    if (!into || !made) return
    if (lastShown.current?.of === channels) made.show(lastShown.current.window)
    plot.current = made
    const resized = new ResizeObserver(() => made.resize(into.clientWidth))
    resized.observe(into)
    return () => {
      lastShown.current = { of: channels, window: made.window() }
      plot.current = null
      resized.disconnect()
      made.destroy()
    }
  }, [channels, shownKeys, zone, zoneWords, scheme])

  // React's own wheel listeners are passive, so they cannot prevent the page from scrolling.
  useEffect(() => {
    const into = host.current
    if (!into) return
    const onWheel = (event: WheelEvent): void => {
      const now = plot.current
      if (!now || (document.activeElement !== into && !event.ctrlKey && !event.metaKey)) return
      event.preventDefault()
      // A touchpad scrolls sideways by itself, a mouse with Shift.
      const sideways = event.shiftKey ? event.deltaY || event.deltaX : event.deltaX
      if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY))
        now.pan(sideways / into.clientWidth)
      else now.zoom(event.deltaY < 0 ? 1.25 : 0.8, now.timeAt(event.clientX))
    }
    into.addEventListener('wheel', onWheel, { passive: false })
    return () => into.removeEventListener('wheel', onWheel)
  }, [])

  const onKeyDown = (event: KeyboardEvent): void => {
    const step = keySteps[event.key]
    if (!step || !plot.current || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    event.stopPropagation()
    step(plot.current)
  }

  const at = hover === null ? [] : shown.map(({ channel }) => readingAt(channel, hover))
  const spanAt = at.findIndex((index) => index !== null)
  const spanOf = shown[spanAt]?.channel
  const spanIndex = at[spanAt]
  const begin = spanIndex == null ? undefined : spanOf?.start[spanIndex]
  const finish = spanIndex == null ? undefined : spanOf?.end[spanIndex]

  const words = (): string => {
    if (hover === null) return 'Point at the chart to read a value.'
    if (begin === undefined || finish === undefined) return `${spanIn(zone, hover, hover)}: no reading`
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
        onPointerDown={(event) => event.currentTarget.focus({ preventScroll: true })}
      />
      <ul className={classes.legend} aria-label="Channels">
        {channels.map((channel, index) => (
          <li key={channelKey(channel)} className={classes.channel}>
            <Checkbox
              size="xs"
              label={
                <>
                  <span className="lc-private" title={channel.name}>
                    {channel.name}
                  </span>{' '}
                  · {unitWords(channel.unit)}
                </>
              }
              checked={isShown(channel)}
              onChange={(event) =>
                setToggled(new Map(toggled).set(channelKey(channel), event.currentTarget.checked))
              }
            />
            {isShown(channel) && <Swatch index={index} />}
            {isShown(channel) && valueOf(channel) !== null && (
              <span className={clsx(classes.value, 'lc-num')}>{valueOf(channel)}</span>
            )}
          </li>
        ))}
      </ul>
      <p id={hintId} className={classes.keys}>
        Drag to zoom, double-click for the whole. With the focus on the chart: wheel (sideways or with Shift
        to move), + and −, arrows, 0.
      </p>
    </div>
  )
}
