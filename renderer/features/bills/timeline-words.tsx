import { Fragment } from 'react'
import { typeName } from '../../lib/type-name'
import type { Lane, Measure, Point } from './lane-points'
import { valueOf } from './lane-points'
import { costWords, exportWords, gapWords, shareWords, usageWords, valueWords, whenOf } from './point-words'
import { seriesName } from '../../lib/series-name'
import type { Reasons } from './timeline-panel'
import type { Panel } from './timeline-panels'
import classes from './timeline.module.css'

interface Look {
  readonly measure: Measure
  readonly perDay: boolean
}

interface Props {
  readonly place: { readonly lane: Lane; readonly point: Point } | null
  readonly panels: readonly Panel[]
  readonly look: Look
  readonly unusual: Reasons
  /** Whether the words must name the meter. */
  readonly several: boolean
  /** What a click does. */
  readonly choosing: string
  /** Whether screen readers announce changes: when the keys move, but not when the pointer does. */
  readonly isLive: boolean
}

const rateWords = (point: Point, measure: Measure): string | null => {
  const value = valueOf(point, measure, true)
  if (!value || point.bill?.type === 'billing') return null
  const words = valueWords(value.value, measure, value.unit)
  return measure === 'price' ? words : `${words} a day`
}

/** The values that are drawn for the year before, beside those of the period. */
export const beforeWords = (
  panels: readonly Panel[],
  point: Point,
  { measure, perDay }: Look,
): string | null => {
  for (const { lanes, unit } of panels)
    for (const { bars } of lanes)
      for (const bar of bars) {
        if (bar.point !== point || bar.before === null) continue
        const words = valueWords(bar.before, measure, unit)
        const byDay = perDay && measure !== 'price' ? ' a day' : ''
        return `${words}${byDay}${bar.value === null ? '' : shareWords(bar.value, bar.before)}`
      }
  return null
}

const partsOf = (point: Point, panels: readonly Panel[], look: Look): readonly string[] => {
  const before = beforeWords(panels, point, look)
  const exported = exportWords(point)
  return [
    gapWords(point),
    costWords(point),
    rateWords(point, 'cost'),
    usageWords(point),
    rateWords(point, 'usage'),
    exported && `${exported} exported`,
    rateWords(point, 'price'),
    point.bill?.ratePlan && `rate plan ${point.bill.ratePlan}`,
    before && `a year before ${before}`,
  ].filter((part) => typeof part === 'string')
}

/** The period at the pointer or at the keyboard position, in words. */
export const TimelineWords = ({ place, panels, look, unusual, several, choosing, isLive }: Props) => {
  const reasons = place && unusual.get(place.point)
  return (
    <p className={classes.words} aria-live={isLive ? 'polite' : 'off'}>
      {place === null ? (
        `Point at a period to read it; a click ${choosing}. The thin line is the year before, by day.`
      ) : (
        <>
          {reasons && <b className={classes.unusual}>Unusual: {reasons.join('. ')}. </b>}
          <b>{whenOf(place.point)}</b>
          {several && (
            <>
              {` · ${typeName(place.lane.key.type)}, `}
              <span className="lc-private">{seriesName(place.lane.key)}</span>
            </>
          )}
          {partsOf(place.point, panels, look).map((part) => (
            <Fragment key={part}>{` · ${part}`}</Fragment>
          ))}
        </>
      )}
    </p>
  )
}
