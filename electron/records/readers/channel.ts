import type { Channel } from '../../../shared/domain/interval'
import { ExactSum } from '../../../shared/domain/exact-sum'
import { count, instant, lengthText, type Doubts } from './doubts'
import type { Series } from './series'
import { modeOf, stepsOf } from './steps'
import { hourSeconds } from './seconds'

type Arrays = Pick<Channel, 'start' | 'end' | 'value'>

interface Spans {
  readonly repeats: number
  readonly differing: number
  readonly gaps: readonly (readonly [number, number])[]
  readonly overlaps: number
}

/**
 * Notes that a channel has readings of several lengths. Days and months do not count: their length varies with the
 * calendar.
 */
const doubtMixture = (name: string, lengths: readonly number[], doubts: Doubts): void => {
  const [first] = lengths
  if (lengths.every((length) => length === first)) return
  const counts = new Map<number, number>()
  for (const length of lengths) counts.set(length, (counts.get(length) ?? 0) + 1)
  if ([...counts.keys()].some((length) => length > 22 * hourSeconds)) return
  const parts = [...counts].sort((a, b) => b[1] - a[1]).slice(0, 4)
  const texts = parts.map(([length, n]) => `${lengthText(length)} (${n})`)
  doubts.of(name, `readings of several lengths: ${texts.join(', ')}.`)
}

/** The lengths of the readings with a value, in time order. A counter has none. */
const lengthsOf = (series: Series, filled: readonly number[], doubts: Doubts): number[] => {
  if (series.kind === 'register') return filled.map(() => 0)
  // If times are the ends of readings, the same question is asked backwards.
  const sign = series.stampedAtEnd ? -1 : 1
  const walk = series.stampedAtEnd ? filled.toReversed() : filled
  const times: number[] = []
  const stated: number[] = []
  const place: number[] = []
  for (const index of walk) {
    const time = sign * (series.time[index] ?? 0)
    if (times.length === 0 || times.at(-1) !== time) {
      times.push(time)
      stated.push(series.duration[index] ?? NaN)
    }
    place.push(times.length - 1)
  }
  const { step, contradicted } = stepsOf(times, stated)
  if (contradicted > 0) {
    doubts.of(
      series.name,
      `the stated duration contradicts the spacing of ${count(contradicted, 'reading')}; the spacing was used.`,
    )
  }
  if (stated.every(Number.isNaN) && times.length > 1) {
    doubts.of(series.name, 'the file states no interval; it was taken from the spacing of the readings.')
  }
  const lengths = place.map((at) => step[at] ?? 0)
  doubtMixture(series.name, lengths, doubts)
  return series.stampedAtEnd ? lengths.reverse() : lengths
}

const spansOf = ({ start, end, value }: Arrays): Spans => {
  let repeats = 0
  let differing = 0
  let overlaps = 0
  let reached = -Infinity
  const gaps: [number, number][] = []
  for (let index = 0; index < start.length; index++) {
    const from = start[index] ?? NaN
    const to = end[index] ?? from
    if (index > 0 && from === start[index - 1]) {
      repeats++
      if (value[index] !== value[index - 1]) differing++
    } else if (index > 0) {
      if (from < (end[index - 1] ?? from)) overlaps++
      if (from > reached) gaps.push([reached, from])
    }
    reached = Math.max(reached, to)
  }
  return { repeats, differing, gaps, overlaps }
}

/** The gaps of a counter: pauses more than one and a half times as long as the usual one. */
const holesOf = (instants: Float64Array): [number, number][] => {
  const pauses = instants.subarray(1).map((at, index) => at - (instants[index] ?? 0))
  const usual = modeOf(pauses.filter((pause) => pause > 0))
  const holes: [number, number][] = []
  pauses.forEach((pause, index) => {
    if (pause > 1.5 * usual) holes.push([instants[index] ?? 0, instants[index + 1] ?? 0])
  })
  return holes
}

/** Notes the stretches of time for which the file has no row at all, not even one without a value. */
const doubtRows = (name: string, start: Float64Array, doubts: Doubts): void => {
  const [first, ...others] = holesOf(start)
  if (first === undefined) return
  const where = `${instant(first[0])} to ${instant(first[1])}`
  doubts.of(
    name,
    `${count(others.length + 1, 'stretch', 'stretches')} of time without any row, the first from ${where}.`,
  )
}

/**
 * A fall below half of the previous reading means another meter, or a reset one. A smaller fall belongs to the same
 * meter.
 */
const startsAnew = (value: number, before: number): boolean => value < before / 2

/** The positions at which the readings of each meter begin, if a counter's readings come from several meters. */
const metersOf = (series: Series, filled: readonly number[]): number[] =>
  filled.flatMap((index, at) => {
    const before = filled[at - 1]
    return before === undefined || startsAnew(series.value(index), series.value(before)) ? [at] : []
  })

const totalOf = (series: Series, filled: readonly number[]): string => {
  const sum = new ExactSum()
  const text = (index: number | undefined): [string, number] => [
    (index === undefined ? null : series.text[index]) ?? '0',
    (index === undefined ? 0 : series.shift[index]) ?? 0,
  ]
  if (series.kind === 'register') {
    const meters = metersOf(series, filled)
    meters.forEach((from, at) => {
      sum.add(...text(filled[(meters[at + 1] ?? filled.length) - 1]))
      sum.subtract(...text(filled[from]))
    })
  } else {
    for (const index of filled) sum.add(series.text[index] ?? '0', series.shift[index])
  }
  return sum.toString()
}

const doubtSpans = (series: Series, spans: Spans, doubts: Doubts): void => {
  const { name } = series
  if (spans.repeats > 0) {
    doubts.of(
      name,
      spans.differing === 0
        ? `${count(spans.repeats, 'repeated reading')} (same start, same value) were counted as they stand.`
        : `${count(spans.repeats, 'repeated reading')}, of which ${spans.differing} with another value for the same start.`,
    )
  }
  const [first] = spans.gaps
  if (first) {
    doubts.of(
      name,
      `${count(spans.gaps.length, 'hole')}, the first from ${instant(first[0])} to ${instant(first[1])}.`,
    )
  }
  if (spans.overlaps > 0) doubts.of(name, `${count(spans.overlaps, 'reading')} overlap the one before.`)
}

/** A value that occurs again and again, far above all others, such as 9999.999: it stands for a missing one. */
const standInOf = (values: Float64Array): { readonly value: number; readonly times: number } | null => {
  let highest = 0
  let second = 0
  let times = 0
  for (const value of values) {
    if (value === highest) times++
    else if (value > highest) {
      second = highest
      highest = value
      times = 1
    } else if (value > second) second = value
  }
  const nines = /^(9+(\.9+)?|6553[45]|32767|429496729[45])$/.test(String(highest))
  return times > (nines ? 0 : 2) && second > 0 && highest > (nines ? 3 : 20) * second
    ? { value: highest, times }
    : null
}

const doubtValues = (series: Series, value: Float64Array, blank: number, doubts: Doubts): void => {
  const { name, kind } = series
  if (blank > 0) doubts.of(name, `${count(blank, 'place')} without a value.`)
  if (series.estimated > 0) {
    doubts.of(name, `${count(series.estimated, 'reading')} estimated by the provider, not measured.`)
  }
  const standIn = kind === 'register' ? null : standInOf(value)
  if (standIn !== null) {
    doubts.of(
      name,
      `${count(standIn.times, 'reading')} of ${standIn.value}, far above all others: it may stand for a missing value. It is in the sum.`,
    )
  }
  const negative = value.filter((each) => each < 0).length
  if (negative > 0 && kind !== 'temperature' && kind !== 'cost') {
    doubts.of(name, `${count(negative, 'negative value')}.`)
  }
  if (kind === 'demand') {
    doubts.of(name, `power in ${series.unit}, not energy: energy is each value times its length.`)
  }
  if (series.unit === 'kvarh' || series.unit === 'var' || series.unit === 'kvar') {
    doubts.of(name, `reactive energy, not consumption.`)
  }
  if (kind === 'register') doubtFalls(name, value, doubts)
}

const doubtFalls = (name: string, value: Float64Array, doubts: Doubts): void => {
  const falls = [...value.keys()].filter((index) => (value[index] ?? NaN) < (value[index - 1] ?? NaN))
  if (falls.length === 0) return
  const anew = falls.filter((index) => startsAnew(value[index] ?? 0, value[index - 1] ?? 0)).length
  doubts.of(
    name,
    `the counter falls ${falls.length === 1 ? 'once' : `${falls.length} times`}; ` +
      (anew > 0
        ? 'it may have been replaced or reset: the total adds up what each meter counted, not what passed between them.'
        : 'the steps back are small and are part of the total.'),
  )
}

/** Without the places that have no value. */
const withValue = (arrays: Arrays): Arrays => {
  const { value } = arrays
  if (!value.some(Number.isNaN)) return arrays
  const pick = (from: Float64Array): Float64Array => from.filter((_, at) => !Number.isNaN(value[at]))
  return { start: pick(arrays.start), end: pick(arrays.end), value: pick(value) }
}

/** The finished channel: in time order, with lengths, counts and totals. What is strange about it goes to `doubts`. */
export const channelOf = (series: Series, doubts: Doubts): Channel => {
  if (!series.ordered()) doubts.of(series.name, `the readings are not in time order.`)
  const order = series.order()
  const filled: number[] = []
  for (const index of order) if (series.text[index] !== null) filled.push(index)
  const lengths = lengthsOf(series, filled, doubts)
  const usual = modeOf(lengths) || 0
  const lengthOf = new Float64Array(order.length).fill(usual)
  filled.forEach((index, at) => (lengthOf[index] = lengths[at] ?? 0))

  const start = new Float64Array(order.length)
  const end = new Float64Array(order.length)
  const value = new Float64Array(order.length)
  order.forEach((index, at) => {
    const time = series.time[index] ?? 0
    const length = lengthOf[index] ?? usual
    start[at] = series.stampedAtEnd ? time - length : time
    end[at] = series.stampedAtEnd ? time : time + length
    value[at] = series.value(index)
  })

  const known = withValue({ start, end, value })
  const spans = spansOf(known)
  const complete: Spans = series.kind === 'register' ? { ...spans, gaps: holesOf(known.start) } : spans
  doubtSpans(series, complete, doubts)
  if (order.length > filled.length) doubtRows(series.name, start, doubts)
  doubtValues(series, known.value, order.length - filled.length, doubts)

  return {
    name: series.name,
    kind: series.kind,
    unit: series.unit,
    start,
    end,
    value,
    total: totalOf(series, filled),
    blank: order.length - filled.length,
    repeats: complete.repeats,
    gaps: complete.gaps.length,
    overlaps: complete.overlaps,
    estimated: series.estimated,
  }
}
