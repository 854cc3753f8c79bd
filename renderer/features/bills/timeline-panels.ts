import { uniq } from 'es-toolkit/array/uniq'
import { inTypeOrder } from '../../../shared/coverage/summary'
import { exportOf, valueOf, type Lane, type Measure, type Point } from './lane-points'
import { scaleOf } from './scale'
import type { Span } from './time-axis'
import { yearBefore } from './year-before'

/** What is drawn for one period of a meter. */
export interface Bar {
  readonly point: Point
  /** Null if nothing can be drawn: there is no bill, or it does not have the value. */
  readonly value: number | null
  /** What was fed in, zero or less. */
  readonly exported: number | null
  /** The value of the same days one year before, by day or by period like `value`. */
  readonly before: number | null
}

export interface PanelLane {
  readonly lane: Lane
  /** Its number among the drawn lanes, so that it has the same colour in all panels. */
  readonly tint: number
  readonly bars: readonly Bar[]
}

/** The meters of one type whose values have the same unit: they share a scale. Nothing is added up. */
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

/**
 * If the bills of a meter have two units, each unit has its own panel; periods without a value are shown in the panel
 * of the newest unit.
 */
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

/** Billing records have no usage, so only their amount due is drawn. */
const has = ({ key }: Lane, measure: Measure): boolean => key.type !== 'billing' || measure === 'cost'

const valuesOf = (lanes: readonly PanelLane[]): readonly number[] =>
  lanes.flatMap(({ bars }) =>
    bars.flatMap(({ value, exported, before }) => [value, exported, before].filter((one) => one !== null)),
  )

/**
 * Everything that is drawn, by type and unit: types in the order in which people know them, each with its units by
 * name.
 */
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

/**
 * The span of time from the first drawn period, or of the wanted number of months, up to today or to the end of the
 * last period.
 */
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

/**
 * The rate plans of a meter over time. Two periods with the same plan are joined if at most ten days lie between them.
 */
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
