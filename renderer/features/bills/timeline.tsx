import { SegmentedControl, Switch, UnstyledButton } from '@mantine/core'
import { useMemo, useState, type KeyboardEvent, type PointerEvent } from 'react'
import { z } from 'zod'
import { dayNumber } from '../../../shared/coverage/calendar'
import type { SeriesCoverage } from '../../../shared/coverage/coverage'
import { inTypeOrder } from '../../../shared/coverage/summary'
import { groupBy } from '../../../shared/domain/group-by'
import { counted } from '../../lib/numbers'
import { typeName } from '../../lib/type-name'
import { useProfileFocus } from '../../parts/profile-focus'
import { useRemembered } from '../../ui/remembered'
import type { Row } from './bill-rows'
import { laneOf, type Lane, type Measure, type Point } from './lane-points'
import { seriesName } from '../../lib/series-name'
import { MomentLine } from './moment-line'
import { timeAxis, type Span } from './time-axis'
import { PlanLine, TimelinePanel, tintOf, type Reasons } from './timeline-panel'
import { panelsOf, spanOf, type Panel, type TintedLane } from './timeline-panels'
import { TimelineTable } from './timeline-table'
import { TimelineWords } from './timeline-words'
import classes from './timeline.module.css'
import { unusualOf } from './unusual'

interface Props {
  /** The series of one type, or of all types. */
  readonly coverage: readonly SeriesCoverage[]
  readonly today: string
  readonly selected: Row | null
  /** What choosing a period does, after "a click". */
  readonly choosing?: string
  /** Whether a switch of its own shows and hides it: hidden in itself, too, nothing would appear. */
  readonly isSwitched?: boolean
  readonly onSelect: (point: Point) => void
}

const looks = z.object({
  measure: z.enum(['cost', 'usage', 'price']),
  perDay: z.boolean(),
  range: z.enum(['13', '36', 'all']),
  as: z.enum(['chart', 'table', 'none']),
})
type Look = z.infer<typeof looks>
const asAtFirst: Look = { measure: 'cost', perDay: true, range: '36', as: 'chart' }
/** In a lower window the chart would leave no bill of the list in view, so it waits to be asked for. */
const lowWindowPx = 700
const lookAtFirst = (): Look => (window.innerHeight < lowWindowPx ? { ...asAtFirst, as: 'none' } : asAtFirst)

const measures: readonly { readonly value: Measure; readonly label: string }[] = [
  { value: 'cost', label: 'Cost' },
  { value: 'usage', label: 'Usage' },
  { value: 'price', label: 'Price per unit' },
]
const ranges = [
  { value: '13', label: '13 months' },
  { value: '36', label: '3 years' },
  { value: 'all', label: 'All' },
]
const drawnWays = [
  { value: 'chart', label: 'Chart' },
  { value: 'table', label: 'Table' },
]
const ways = [...drawnWays, { value: 'none', label: 'Hide' }]

/** The number of meters of each type that are drawn until others are chosen. More could not be told apart. */
const shownAtFirst = 6
/** More lines of rate plans would take the space of the bars. */
const mostPlans = 3

const keyOf = ({ key }: Lane): string => JSON.stringify(key)

const isPointOf = (row: Row | null, { period }: Point): boolean =>
  row?.kind === 'bill' ? (period.versions?.bills.includes(row.bill) ?? false) : row?.period === period

/** The position of the pointer, or the position to which the keys have moved. */
interface Place {
  readonly lane: Lane
  readonly point: Point
  readonly byKey: boolean
}

/** A panel under the pointer, and the day of that position. */
interface Spot {
  readonly panel: Panel
  readonly day: number
  readonly top: number
  readonly height: number
}

const spotAt = (event: PointerEvent, panels: readonly Panel[], span: Span): Spot | null => {
  const plot = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-plot]') : null
  const panel = panels.find(({ id }) => id === plot?.dataset['plot'])
  if (!plot || !panel) return null
  const { left, top, width, height } = plot.getBoundingClientRect()
  const day = span.from + ((event.clientX - left) / width) * (span.to - span.from)
  return { panel, day, top, height }
}

/** The period under the pointer; of several meters, the one with the nearest value. */
const placeAt = (event: PointerEvent, { panel, day, top, height }: Spot): Place | null => {
  const [highest = 1, lowest = 0] = [panel.lines[0], panel.lines.at(-1)]
  const pointed = highest - ((event.clientY - top) / height) * (highest - lowest)
  let nearest: Place | null = null
  let least = Infinity
  for (const { lane, bars } of panel.lanes) {
    for (const { point, value } of bars) {
      if (point.start > day || point.end + 1 <= day) continue
      const distance = Math.abs((value ?? 0) - pointed)
      if (nearest && distance >= least) continue
      nearest = { lane, point, byKey: false }
      least = distance
    }
  }
  return nearest
}

const steps: Partial<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  Home: -Infinity,
  End: Infinity,
}

/** The period to which a key moves: along a meter, or to the next meter at the same time. */
const placeByKey = (key: string, from: Place | null, lanes: readonly Lane[]): Place | null => {
  const lane = from?.lane ?? lanes.find(({ points }) => points.length > 0)
  if (!lane) return null
  const last = lane.points.at(-1)
  if (!from) return last ? { lane, point: last, byKey: true } : null
  const step = steps[key]
  if (step !== undefined) {
    const at = Math.max(0, Math.min(lane.points.indexOf(from.point) + step, lane.points.length - 1))
    return { lane, point: lane.points[at] ?? from.point, byKey: true }
  }
  const next = lanes[lanes.indexOf(lane) + (key === 'ArrowDown' ? 1 : -1)]
  const point = next?.points.findLast(({ start }) => start <= from.point.end) ?? next?.points[0]
  return next && point ? { lane: next, point, byKey: true } : from
}

const taken = new Set([...Object.keys(steps), 'ArrowUp', 'ArrowDown'])

/** What the chart shows, in numbers: `lanes` have the points of the chosen range alone. */
const summaryOf = (lanes: readonly Lane[], unusual: Reasons): string => {
  const points = lanes.flatMap((lane) => lane.points)
  const states = (['here', 'missing', 'late'] as const).map(
    (state) => [points.filter(({ period }) => period.state === state).length, state] as const,
  )
  const odd = points.filter((point) => unusual.has(point)).length
  return [
    ...states
      .filter(([count]) => count > 0)
      .map(([count, state]) => (state === 'here' ? counted(count, 'bill') : `${count} ${state}`)),
    ...(odd > 0 ? [`${odd} unusual`] : []),
  ].join(', ')
}

const Axis = ({ span }: { readonly span: Span }) => {
  const { years, months } = useMemo(() => timeAxis(span), [span])
  const left = (day: number): string => `${((day - span.from) / (span.to - span.from)) * 100}%`
  return (
    <div className={classes.axis} aria-hidden>
      {months.map(({ day, label }, at) => (
        <span
          key={day}
          className={classes.month}
          data-between={at % 3 !== 0 || undefined}
          style={{ left: left(day) }}
        >
          {label}
        </span>
      ))}
      {years.map(({ day, label }) => (
        <span key={day} className={classes.year} style={{ left: left(day) }}>
          {label}
        </span>
      ))}
    </div>
  )
}

/** A meter with its number among those of its type. */
interface Choice extends TintedLane {
  readonly at: number
}

const lanesOf = (coverage: readonly SeriesCoverage[]): readonly Choice[] => {
  const ofTypes = groupBy(coverage, ({ key }) => key.type)
  return inTypeOrder([...ofTypes.keys()])
    .flatMap((type) => (ofTypes.get(type) ?? []).map((series, at) => ({ lane: laneOf(series), at })))
    .map((one, index) => ({ ...one, tint: tintOf(index) }))
}

const isShownBy = (toggled: ReadonlyMap<string, boolean>, { lane, at }: Choice): boolean =>
  toggled.get(keyOf(lane)) ?? at < shownAtFirst

interface LegendProps {
  readonly lanes: readonly Choice[]
  readonly shown: readonly Choice[]
  readonly onToggle: (choice: Choice) => void
}

const Legend = ({ lanes, shown, onToggle }: LegendProps) => {
  const several = new Set(lanes.map(({ lane }) => lane.key.type)).size > 1
  return (
    <div className={classes.legend} role="group" aria-label="Meters in the timeline">
      {lanes.map((choice) => (
        <UnstyledButton
          key={keyOf(choice.lane)}
          className={classes.meter}
          role="checkbox"
          aria-checked={shown.includes(choice)}
          onClick={() => onToggle(choice)}
        >
          <i className={classes.swatch} data-tint={choice.tint} aria-hidden />
          {several && `${typeName(choice.lane.key.type)} `}
          <span className="lc-private">{seriesName(choice.lane.key)}</span>
        </UnstyledButton>
      ))}
    </div>
  )
}

/** The bills of all meters up to today on one time axis: cost or usage, by day or by period, or the price of a unit. */
export const Timeline = (props: Props) => {
  const {
    coverage,
    today,
    selected,
    choosing = 'chooses it in the list',
    isSwitched = false,
    onSelect,
  } = props
  const [atFirst] = useState(lookAtFirst)
  const [look, setLook] = useRemembered('bills-timeline', looks, atFirst)
  const [toggled, setToggled] = useState<ReadonlyMap<string, boolean>>(new Map())
  const [place, setPlace] = useState<Place | null>(null)
  const { measure, perDay, range } = look
  const as = isSwitched && look.as === 'none' ? 'chart' : look.as
  const focus = useProfileFocus()

  const lanes = useMemo(() => lanesOf(coverage), [coverage])
  const shown = useMemo(() => lanes.filter((one) => isShownBy(toggled, one)), [lanes, toggled])
  const unusual = useMemo(() => new Map(shown.flatMap(({ lane }) => [...unusualOf(lane)])), [shown])
  const drawn = useMemo(() => {
    const months = range === 'all' ? null : Number(range)
    const span = spanOf(
      shown.map(({ lane }) => lane),
      dayNumber(today) ?? 0,
      months,
    )
    return { span, panels: panelsOf(shown, { measure, perDay, span }) }
  }, [shown, measure, perDay, range, today])

  const { span, panels } = drawn
  const inView = shown.map(({ lane }) => ({
    ...lane,
    points: lane.points.filter(({ start, end }) => start < span.to && end >= span.from),
  }))
  const unplaced = coverage.reduce((sum, series) => sum + series.unplaced.length, 0)
  if (lanes.every(({ lane }) => lane.points.length === 0)) return null
  // After another reading, the position may refer to a record that no longer exists.
  const current = place && shown.some(({ lane }) => lane.points.includes(place.point)) ? place : null
  const chosen = shown.flatMap(({ lane }) => lane.points.filter((point) => isPointOf(selected, point)))
  const withPlans = shown.filter(({ lane }) => lane.points.some(({ bill }) => bill?.ratePlan))

  const notes = [
    withPlans.length > mostPlans && 'Rate plans are drawn for up to three meters.',
    unplaced > 0 && `Not drawn: ${counted(unplaced, 'record')} without a usable period.`,
  ].filter((note) => note !== false)

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    if (event.key === 'Enter' && current) onSelect(current.point)
    else if (taken.has(event.key)) {
      const from = current && {
        ...current,
        lane: inView.find(({ key }) => key === current.lane.key) ?? current.lane,
      }
      setPlace(placeByKey(event.key, from, inView))
    } else return
    event.preventDefault()
  }

  return (
    <section className={classes.timeline} aria-label="Timeline">
      <div className={classes.bar}>
        <SegmentedControl
          size="xs"
          aria-label="What is drawn"
          data={[...measures]}
          value={measure}
          onChange={(value) => setLook({ ...look, measure: value })}
        />
        <Switch
          size="xs"
          label="per day"
          checked={perDay && measure !== 'price'}
          disabled={measure === 'price'}
          onChange={(event) => setLook({ ...look, perDay: event.currentTarget.checked })}
        />
        <span className={classes.end} />
        <SegmentedControl
          size="xs"
          aria-label="How far back"
          data={ranges}
          value={range}
          onChange={(value) => setLook(looks.parse({ ...look, range: value }))}
        />
        <SegmentedControl
          size="xs"
          aria-label="Timeline as"
          data={isSwitched ? drawnWays : ways}
          value={as}
          onChange={(value) => setLook(looks.parse({ ...look, as: value }))}
        />
      </div>
      {as !== 'none' && lanes.length > 1 && (
        <Legend
          lanes={lanes}
          shown={shown}
          onToggle={(one) => setToggled(new Map(toggled).set(keyOf(one.lane), !shown.includes(one)))}
        />
      )}
      {as === 'table' && <TimelineTable panels={panels} look={look} unusual={unusual} />}
      {as === 'chart' && (
        <>
          <TimelineWords
            place={current}
            panels={panels}
            look={look}
            unusual={unusual}
            several={lanes.length > 1}
            choosing={choosing}
            isLive={current?.byKey ?? false}
          />
          <div
            className={classes.host}
            role="group"
            tabIndex={0}
            aria-label={`Timeline of bills: ${summaryOf(inView, unusual)}. Arrow keys go from period to period, Enter ${choosing}.`}
            onKeyDown={onKeyDown}
            onPointerMove={(event) => {
              const spot = spotAt(event, panels, span)
              const next = spot && placeAt(event, spot)
              if (next?.point !== current?.point) setPlace(next)
              focus.point(spot && { day: spot.day, in: 'bills' })
            }}
            onPointerLeave={() => {
              setPlace(null)
              focus.point(null)
            }}
            onClick={() => current && onSelect(current.point)}
          >
            <div className={classes.panels} data-many={panels.length > 1 || undefined} aria-hidden>
              {panels.map((panel) => (
                <TimelinePanel
                  key={panel.id}
                  panel={panel}
                  measure={measure}
                  perDay={perDay}
                  span={span}
                  unusual={unusual}
                  strong={current ? [...chosen, current.point] : chosen}
                  current={current?.point ?? null}
                />
              ))}
              {withPlans.length <= mostPlans &&
                withPlans.map((lane) => <PlanLine key={keyOf(lane.lane)} lane={lane} span={span} />)}
              <Axis span={span} />
              <MomentLine span={span} />
            </div>
          </div>
          {notes.length > 0 && <p className={classes.notes}>{notes.join(' ')}</p>}
        </>
      )}
    </section>
  )
}
