import { intervalType } from '../domain/coverage'
import { monthOf, monthStart } from './calendar'
import type { Gap, GapsSince, SeriesGaps } from './gaps'
import { saidOf, monthPeriods, type MeterMarks, type UnpackedMonths } from './months'
import type { SeriesKey } from './series'

/** Gaps of interval months: those of the last 13 that were over and are not complete. */

const keyOf = ({ meterId }: MeterMarks): SeriesKey => ({
  type: intervalType,
  accountNumber: null,
  serviceId: null,
  meterNumber: meterId,
})

const gapsOfMeter = (meter: MeterMarks, read: UnpackedMonths): readonly Gap[] =>
  monthPeriods(meter, read).flatMap(({ month, state }) =>
    state === 'late' || state === 'missing'
      ? [{ start: monthStart(month), end: monthStart(month + 1) - 1, state }]
      : [],
  )

/** What is missing, or not complete, on the day of the reading. */
export const monthGapsOf = (read: UnpackedMonths): readonly SeriesGaps[] =>
  read.meters.flatMap((meter) => {
    const gaps = gapsOfMeter(meter, read)
    return gaps.length === 0 ? [] : [{ key: keyOf(meter), gaps }]
  })

/** Whether the month has come: with a record where it had none, and all of it where more was to come. */
const isFilled = ({ start, state }: Gap, meter: MeterMarks | undefined): boolean => {
  const found = meter ? saidOf(meter, monthOf(start)) : 'none'
  return found === 'complete' || (state === 'missing' && found === 'unsaid')
}

/** What happened to these gaps, according to the months as last read. A month stays expected until it is there. */
export const monthGapsSince = (before: readonly SeriesGaps[], read: UnpackedMonths): GapsSince => {
  let filled = 0
  const open = before.flatMap(({ key, gaps }) => {
    const meter = read.meters.find(({ meterId }) => meterId === key.meterNumber)
    const left = gaps.filter((gap) => !isFilled(gap, meter))
    filled += gaps.length - left.length
    return left.length === 0 ? [] : [{ key, gaps: left }]
  })
  return { filled, notExpected: 0, open }
}
