import { IconAlertSquareFilled, IconClockHour4, IconTriangleFilled } from '@tabler/icons-react'
import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { typeName } from '../../lib/type-name'
import type { Measure, Point } from './lane-points'
import { lineWords, unitWords } from './point-words'
import type { Span } from './time-axis'
import classes from './timeline.module.css'
import { plansOf, type Panel, type PanelLane, type TintedLane } from './timeline-panels'

export type Reasons = ReadonlyMap<Point, readonly string[]>

interface Props {
  readonly panel: Panel
  readonly measure: Measure
  readonly perDay: boolean
  readonly span: Span
  readonly unusual: Reasons
  /**
   * The periods that are emphasised: the one at the pointer or the keyboard position, and the one selected in the list.
   */
  readonly strong: readonly (Point | null)[]
  /** Shown as a band across all panels, so that they can be compared. */
  readonly current: Point | null
}

/** For more meters than this, the lines of the year before would hide the bars. */
const mostWithBefore = 3

/** With more marks than this, each would touch the next. */
const mostMarks = 80

/** The number of colours. Further meters begin with the first one again. */
const tints = 6

export const tintOf = (at: number): number => at % tints

/** Functions for the position of days and values in a panel, in percent of its width and height. */
const placing = ({ from, to }: Span, lines: readonly number[]) => {
  const [top = 1, bottom = 0] = [lines[0], lines.at(-1)]
  const x = (day: number): number => (Math.min(Math.max(day - from, 0), to - from) / (to - from)) * 100
  const y = (value: number): number => ((top - value) / (top - bottom)) * 100
  return { x, y }
}

type Placing = ReturnType<typeof placing>

const two = (value: number): string => value.toFixed(2)

/** The bars of a meter as one path, so that 2,000 periods cost no more than one. */
const barsPath = ({ bars }: PanelLane, { x, y }: Placing, only?: readonly (Point | null)[]): string =>
  bars
    .filter(({ point }) => !only || only.includes(point))
    .flatMap(({ point, value, exported }) =>
      [value, exported].flatMap((amount) => {
        if (amount === null || amount === 0) return []
        const [left, right] = [two(x(point.start)), two(x(point.end + 1))]
        return [`M${left} ${two(y(0))}V${two(y(amount))}H${right}V${two(y(0))}Z`]
      }),
    )
    .join('')

/** Several meters are drawn as lines as long as their periods, so that none hides another. */
const stepsPath = ({ bars }: PanelLane, { x, y }: Placing, of: 'value' | 'before' | 'exported'): string => {
  let reached: string | null = null
  return bars
    .map(({ point, [of]: value }) => {
      if (value === null) {
        reached = null
        return ''
      }
      const [left, right, at] = [two(x(point.start)), two(x(point.end + 1)), two(y(value))]
      const step = `${of === 'value' && reached === left ? 'V' : `M${left} `}${at}H${right}`
      reached = right
      return step
    })
    .join('')
}

/** Each meter has its own part of the height for late or missing bills, so that one does not hide another's. */
const gapsOf = ({ lanes }: Panel, { x }: Placing) =>
  lanes.flatMap(({ bars }, at) =>
    bars
      .filter(({ point }) => point.state === 'late' || point.state === 'missing')
      .map(({ point }) => ({
        point,
        left: x(point.start),
        width: x(point.end + 1) - x(point.start),
        top: (at / lanes.length) * 100,
        height: 100 / lanes.length,
      })),
  )

const Gaps = ({ gaps }: { readonly gaps: ReturnType<typeof gapsOf> }) =>
  gaps.map(({ point, left, width, top, height }) => {
    const Icon = point.state === 'late' ? IconClockHour4 : IconAlertSquareFilled
    const style = { left: `${left}%`, width: `${width}%`, top: `${top}%`, height: `${height}%` }
    return (
      <span key={`${point.start} ${top}`} className={classes.gap} data-state={point.state} style={style}>
        {gaps.length <= mostMarks && height > 20 && <Icon size={12} />}
      </span>
    )
  })

const Marks = ({ panel, at: { x, y }, unusual }: { panel: Panel; at: Placing; unusual: Reasons }) => {
  const marked = panel.lanes.flatMap(({ bars }) => bars.filter(({ point }) => unusual.has(point)))
  return marked.slice(-mostMarks).map(({ point, value }, index) => (
    <span
      key={`${point.start} ${index}`}
      className={classes.mark}
      style={{
        left: `${x((point.start + point.end + 1) / 2)}%`,
        top: `${Math.max(0, y(Math.max(0, value ?? 0)))}%`,
      }}
    >
      <IconTriangleFilled size={8} />
    </span>
  ))
}

const Shape = ({ className, tint, d }: { className?: string | undefined; tint?: number; d: string }) =>
  d === '' ? null : <path className={className} data-tint={tint} d={d} vectorEffect="non-scaling-stroke" />

const lanesDrawn = (panel: Panel, at: Placing, strong: readonly (Point | null)[]): ReactNode => {
  const [only] = panel.lanes
  if (only && panel.lanes.length === 1) {
    return (
      <>
        <Shape className={classes.bars} tint={only.tint} d={barsPath(only, at)} />
        <Shape
          className={clsx(classes.bars, classes.strong)}
          tint={only.tint}
          d={barsPath(only, at, strong)}
        />
        <Shape className={classes.before} d={stepsPath(only, at, 'before')} />
      </>
    )
  }
  return panel.lanes.map((one) => (
    <g key={one.tint}>
      {panel.lanes.length <= mostWithBefore && (
        <Shape className={classes.beforeOfOne} tint={one.tint} d={stepsPath(one, at, 'before')} />
      )}
      <Shape className={classes.steps} tint={one.tint} d={stepsPath(one, at, 'value')} />
      <Shape className={classes.steps} tint={one.tint} d={stepsPath(one, at, 'exported')} />
      <Shape className={clsx(classes.bars, classes.faint)} tint={one.tint} d={barsPath(one, at, strong)} />
    </g>
  ))
}

/** The meters of one type and unit over time, on one scale. The table has the same content. */
export const TimelinePanel = ({ panel, measure, perDay, span, unusual, strong, current }: Props) => {
  const at = placing(span, panel.lines)
  const step = (panel.lines[0] ?? 1) - (panel.lines[1] ?? 0)
  const isDue = panel.type === 'billing'
  const name = isDue ? `${typeName(panel.type)}: total due` : typeName(panel.type)
  return (
    <div className={classes.panel}>
      <span className={classes.caption}>
        {name}
        {', '}
        {unitWords(measure, perDay && !isDue, panel.unit)}
      </span>
      <div className={classes.figure}>
        <div className={classes.scale}>
          {panel.lines.map((line) => (
            <span key={line} style={{ top: `${at.y(line)}%` }}>
              {lineWords(line, step, measure, panel.unit)}
            </span>
          ))}
        </div>
        <div className={classes.plot} data-plot={panel.id}>
          {current && (
            <i
              className={classes.band}
              style={{
                left: `${at.x(current.start)}%`,
                width: `${at.x(current.end + 1) - at.x(current.start)}%`,
              }}
            />
          )}
          {panel.lines.map((line) => (
            <i
              key={line}
              className={classes.line}
              data-zero={line === 0 || undefined}
              style={{ top: `${at.y(line)}%` }}
            />
          ))}
          <Gaps gaps={gapsOf(panel, at)} />
          <svg className={classes.shapes} viewBox="0 0 100 100" preserveAspectRatio="none">
            {lanesDrawn(panel, at, strong)}
          </svg>
          <Marks panel={panel} at={at} unusual={unusual} />
        </div>
      </div>
    </div>
  )
}

/** The rate plans of a meter as a line over time, each part with its name. */
export const PlanLine = ({ lane: { lane, tint }, span }: { lane: TintedLane; span: Span }) => {
  const { x } = placing(span, [])
  const parts = plansOf(lane, span)
  return parts.length === 0 ? null : (
    <div className={classes.plans} title={`Rate plan, ${typeName(lane.key.type)}`}>
      {parts.map(({ plan, start, end }) => (
        <span
          key={start}
          className={classes.plan}
          data-tint={tint}
          style={{ left: `${x(start)}%`, width: `${x(end + 1) - x(start)}%` }}
        >
          <span className={classes.planName}>{plan}</span>
        </span>
      ))}
    </div>
  )
}
