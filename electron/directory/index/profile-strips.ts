import { dayText, monthOf, monthText } from '../../../shared/coverage/calendar'
import {
  monthPeriods,
  unpackMonths,
  type MeterMarks,
  type UnpackedMonths,
} from '../../../shared/coverage/months'
import { unpackBills } from '../../../shared/coverage/packed'
import {
  countInto,
  countPeriods,
  judgedSeries,
  lastBillOf,
  missingBefore,
  noPeriods,
  stripOf,
  type JudgedSeries,
} from '../../../shared/coverage/summary'
import { intervalType, stripMonths, type MonthState, type SeriesStrip } from '../../../shared/domain/coverage'

/** The lines of one profile on the Coverage page. `today` is a number of calendar.ts. */

const seriesStrip = (one: JudgedSeries, today: number): SeriesStrip => {
  const { key, rhythm, periods, end } = one
  const counts = countPeriods(periods)
  const last = lastBillOf([one])
  return {
    type: key.type,
    accountNumber: key.accountNumber,
    serviceId: key.serviceId,
    meterNumber: key.meterNumber,
    months: stripOf([one], today),
    missing: rhythm ? counts.missing : null,
    missingBefore: missingBefore(one, today),
    late: rhythm ? counts.late : null,
    last: last === null ? null : dayText(last),
    ended: end !== null,
  }
}

/** None of a text in another form: these bills count as not read. */
export const billStrips = (packed: string, today: number): readonly SeriesStrip[] => {
  const read = unpackBills(packed)
  return read ? judgedSeries(read, today).map((one) => seriesStrip(one, today)) : []
}

const meterStrip = (meter: MeterMarks, read: UnpackedMonths, today: number): SeriesStrip => {
  const first = monthOf(today) - stripMonths + 1
  const months = Array.from({ length: stripMonths }, (): MonthState => 'none')
  let before = 0
  const periods = monthPeriods(meter, read)
  for (const { month, state } of periods) {
    if (months[month - first] !== undefined) months[month - first] = state
    else if (month < first && state === 'missing') before += 1
  }
  const { missing, late } = countInto({ ...noPeriods }, periods)
  return {
    type: intervalType,
    accountNumber: null,
    serviceId: null,
    meterNumber: meter.meterId,
    months,
    missing,
    missingBefore: before,
    late,
    last: monthText(meter.first + meter.marks.length - 1),
    ended: false,
  }
}

/** The same for interval months, a line for each meter. */
export const meterStrips = (packed: string, today: number): readonly SeriesStrip[] => {
  const read = unpackMonths(packed)
  return read ? read.meters.map((meter) => meterStrip(meter, read, today)) : []
}
