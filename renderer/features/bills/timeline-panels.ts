import { uniq } from 'es-toolkit/array/uniq'
import { inTypeOrder } from '../../../shared/coverage/summary'
import { exportOf, valueOf, type Lane, type Measure, type Point } from './lane-points'
import { scaleOf } from './scale'
import type { Span } from './time-axis'
import { yearBefore } from './year-before'

/** What is drawn of one period of a meter. */
export interface Bar {
  readonly point: Point
  /** Null where nothing can be drawn: no bill, or one that does not say. */
  readonly value: number | null
  /** What was fed in, zero or less. */
  readonly exported: number | null
  /** What the same days were a year before, as much as `value` is by day or by period. */
  readonly before: number | null
}

export interface PanelLane {
  readonly lane: Lane
  /** Which of the lanes that are drawn it is, so that its colour stays from panel to panel. */
  readonly tint: number
  readonly bars: readonly Bar[]
}

/** The meters of one type whose values have one unit: they share a scale. Nothing is added. */
export interface Panel {
  readonly id: string
  readonly type: string
  readonly unit: string | null
  readonly lanes: readonly PanelLane[]
  /** The lines of its scale, highest first. */
  readonly lines: readonly number[]
}

export interface Drawn {
  readonly measure: Measure
  readonly perDay: boolean
  readonly span: Span
}

export interface TintedLane {
  readonly lane: Lane
  readonly tint: number
}

interface UnitOf {
  readonly point: Point
  readonly unit: string | null | undefined
}

const unitsOf = (lane: Lane, measure: Measure): readonly UnitOf[] =>
  lane.points.map((point) => ({
    point,
    unit: (valueOf(point, measure, false) ?? exportOf(point, measure, false))?.unit,
  }))

const isIn = ({ start, end }: Point, { from, to }: Span): boolean => start < to && end >= from

const barOf = (lane: Lane, point: Point, unit: string | null, { measure, perDay }: Drawn): Bar => {
  const value = valueOf(point, measure, perDay)
  const exported = exportOf(point, measure, perDay)
  const comparable = lane.key.type !== 'billing'
  const before = comparable ? yearBefore(lane, point, measure, unit) : null
  const scaled = measure === 'price' || perDay ? 1 : point.days
  return {
    point,
    value: value?.unit === unit ? value.value : null,
    exported: exported?.unit === unit ? exported.value : null,
    before: before === null ? null : before * scaled,
  }
}

/** Where bills of a meter are in two units, each has its own panel; what has no value stands with the newest one. */
const partsOf = (
  lane: Lane,
  drawn: Drawn,
): readonly (readonly [unit: string | null, bars: readonly Bar[]])[] => {
  const all = unitsOf(lane, drawn.measure)
  const home = all.findLast(({ unit }) => unit !== undefined)?.unit ?? null
  const shown = all.filter(({ point }) => isIn(point, drawn.span))
  return uniq(shown.map(({ unit }) => (unit === undefined ? home : unit))).map((unit) => [
    unit,
    shown
      .filter((one) => (one.unit === undefined ? home : one.unit) === unit)
      .map(({ point }) => barOf(lane, point, unit, drawn)),
  ])
}

/** Billing records have no use: only what is due is drawn of them. */
const has = ({ key }: Lane, measure: Measure): boolean => key.type !== 'billing' || measure === 'cost'

const valuesOf = (lanes: readonly PanelLane[]): readonly number[] =>
  lanes.flatMap(({ bars }) =>
    bars.flatMap(({ value, exported, before }) => [value, exported, before].filter((one) => one !== null)),
  )

/** Everything that is drawn, by type and unit: types as people know them, each with its units by name. */
export const panelsOf = (lanes: readonly TintedLane[], drawn: Drawn): readonly Panel[] => {
  const panels = new Map<string, { type: string; unit: string | null; lanes: PanelLane[] }>()
  for (const { lane, tint } of lanes.filter((one) => has(one.lane, drawn.measure))) {
    for (const [unit, bars] of partsOf(lane, drawn)) {
      const { type } = lane.key
      const id = JSON.stringify([type, unit])
      const panel = panels.get(id) ?? { type, unit, lanes: [] }
      panel.lanes.push({ lane, tint, bars })
      panels.set(id, panel)
    }
  }
  const types = inTypeOrder(uniq([...panels.values()].map(({ type }) => type)))
  return [...panels]
    .map(([id, panel]): Panel => ({ id, ...panel, lines: scaleOf(valuesOf(panel.lanes)) }))
    .toSorted(
      (a, b) => types.indexOf(a.type) - types.indexOf(b.type) || (a.unit ?? '').localeCompare(b.unit ?? ''),
    )
}

const mostYearsBack = 120

/** From the first period that is drawn, or as many months as wanted, up to today or to the last period's end. */
export const spanOf = (lanes: readonly Lane[], today: number, months: number | null): Span => {
  const points = lanes.flatMap((lane) => lane.points)
  let [first, last] = [today, today]
  for (const { start, end } of points) {
    if (start < first) first = start
    if (end > last) last = end
  }
  const earliest = months === null ? today - mostYearsBack * 366 : today - Math.round(months * 30.44)
  return { from: Math.max(first, earliest), to: last + 1 }
}

export interface PlanPart {
  readonly plan: string
  readonly start: number
  readonly end: number
}

/** The rate plans of a meter over time; two periods of one plan are one part where no more than ten days lie between. */
export const plansOf = ({ points }: Lane, span: Span): readonly PlanPart[] => {
  const parts: PlanPart[] = []
  for (const point of points) {
    const plan = point.bill?.ratePlan?.trim()
    if (!plan || !isIn(point, span)) continue
    const before = parts.at(-1)
    if (before?.plan === plan && point.start - before.end <= 10) {
      parts[parts.length - 1] = { ...before, end: Math.max(before.end, point.end) }
    } else parts.push({ plan, start: point.start, end: point.end })
  }
  return parts
}
