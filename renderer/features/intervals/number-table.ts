import { sumBy } from 'es-toolkit/math/sumBy'
import type { ChannelKind } from '../../../shared/domain/interval'
import { decimal, time, type Cell } from '../../../shared/domain/cell'
import type { Heatmap } from '../../../shared/intervals/heatmap'
import { daySeconds, hourSeconds } from '../../../shared/intervals/local-time'
import { measureOf, type Period, type Resolution } from '../../../shared/intervals/periods'
import type { Slot } from '../../../shared/intervals/typical'
import { changeOf } from '../../../shared/intervals/year-before'
import { dateFormat } from '../../lib/date-format'
import type { JoinedChannel } from './join-months'
import { allCounted, type ChannelPeriods, type LeftOutOf } from './period-views'
import { unitWords } from './words'
import { dayName, wallTime, type Zone } from './zones'

/** The numbers of a view, for the table on the screen and for a file. */
export interface NumberTable {
  readonly caption: string
  /** Whether the first column has names from a file. */
  readonly named?: true
  readonly columns: readonly string[]
  /** The number of lines. */
  readonly count: number
  /** The lines from one index up to, but not including, another. They are made then: a long range has a hundred thousand. */
  readonly lines: (from: number, to: number) => readonly (readonly Cell[])[]
  /** What holds for all lines and stands in the caption only; a file has it in columns of its own. */
  readonly constant: readonly (readonly [column: string, value: string])[]
}

/** The table as it is saved, without its caption but with what that says. */
export const forFile = ({
  columns,
  count,
  lines,
  constant,
}: NumberTable): { readonly columns: string[]; readonly lines: Cell[][] } => ({
  columns: [...columns, ...constant.map(([column]) => column)],
  lines: lines(0, count).map((cells) => [...cells, ...constant.map(([, value]) => value)]),
})

const zoneColumn = (zoneWords: string): readonly [string, string] => ['Time zone', zoneWords]

const measureWords = { total: 'total', highest: 'highest', last: 'at the end' }
const periodWords: Readonly<Record<Resolution, string>> = { hour: 'Hour', day: 'Day', month: 'Month' }

const rounded = (value: number, digits = 6): Cell =>
  Number.isFinite(value) ? decimal(String(Number(value.toPrecision(digits)))) : null

const percent = (part: number): Cell => rounded(Math.round(part * 1000) / 10)

/** The offset `UTC-08:00`, from the seconds by which the clock is ahead of UTC. */
const offsetWords = (seconds: number): string => {
  const minutes = Math.abs(Math.round(seconds / 60))
  const two = (value: number): string => String(value).padStart(2, '0')
  return `UTC${seconds < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

/** The beginning of a period by the local clock, as a date that spreadsheets recognise. */
const beginOf = ({ wall }: Period, resolution: Resolution): Cell => {
  if (resolution === 'hour') return time(`${wallTime(wall)}:00`)
  const day = dayName(wall / daySeconds)
  return resolution === 'day' ? time(day) : day.slice(0, 7)
}

/** Words for the time between two periods without any reading. */
const holeWords = (
  from: number,
  to: number,
  zone: Zone,
  resolution: Resolution,
  isLeftOut: boolean,
): string => {
  const name = (at: number): string => {
    if (resolution === 'hour') return wallTime(zone.wall(at))
    const day = dayName(zone.dayOf(at))
    return resolution === 'day' ? day : day.slice(0, 7)
  }
  const [first, last] = [name(from), name(to - 1)]
  return `${first === last ? first : `${first} to ${last}`}: ${isLeftOut ? 'left out' : 'no readings'}`
}

/** Only amounts change with the length of time, so that only they have a change in use a day. */
const hasChange = (kind: ChannelKind): boolean => measureOf[kind] === 'total'

const cellsOf = (
  period: Period | undefined,
  before: Period | null | undefined,
  kind: ChannelKind,
): Cell[] => {
  const isCounter = kind === 'register'
  const covered = isCounter || !period ? [] : [percent(period.covered / (period.to - period.from))]
  const own = period
    ? [decimal(period.text), period.count, ...covered]
    : [null, 0, ...(isCounter ? [] : [percent(0)])]
  if (before === undefined) return own
  const change = period && before ? changeOf(period, before) : null
  return [
    ...own,
    decimal(before?.text ?? null),
    ...(hasChange(kind) ? [change === null ? null : percent(change)] : []),
  ]
}

const columnsOf = ({ channel: { name, kind, unit }, before }: ChannelPeriods): string[] => {
  const of = (what: string): string => `${name}, ${what}`
  const words = unitWords(unit)
  const counter = kind === 'register'
  return [
    of(`${measureWords[measureOf[kind]]}, ${words}`),
    of('readings'),
    ...(counter ? [] : [of('covered, %')]),
    ...(before
      ? [of(`a year before, ${words}`), ...(hasChange(kind) ? [of('change in use a day, %')] : [])]
      : []),
  ]
}

/** Makes the names of a file's columns unique, because two channels may have the same name. */
const distinct = (columns: readonly string[]): readonly string[] =>
  columns.map((column, index) => {
    const before = columns.slice(0, index).filter((each) => each === column).length
    return before === 0 ? column : `${column} (${before + 1})`
  })

/** The periods in which any channel has a reading, in order of time. */
const rowsOf = (list: readonly ChannelPeriods[]): readonly Period[] => {
  const rows = new Map<number, Period>()
  for (const { periods } of list) for (const period of periods) rows.set(period.from, period)
  return [...rows.values()].sort((a, b) => a.from - b.from)
}

/** A period in which any channel has a reading, or the time between two of them. */
type TableRow =
  { readonly period: Period } | { readonly period: null; readonly from: number; readonly to: number }

/** The periods of a channel by their start, each with that of the year before: undefined if none was asked for. */
type ByStart = ReadonlyMap<number, readonly [period: Period, before: Period | null | undefined]>

const withHoles = (list: readonly ChannelPeriods[], at: readonly ByStart[]): readonly TableRow[] => {
  const rows: TableRow[] = []
  let reached: number | null = null
  for (const period of rowsOf(list)) {
    if (reached !== null && period.from > reached) rows.push({ period: null, from: reached, to: period.from })
    const ends = at.map((periods) => periods.get(period.from)?.[0].until ?? period.to)
    reached = Math.max(reached ?? period.to, period.to, ...ends)
    rows.push({ period })
  }
  return rows
}

/** A row for each hour, day or month in which any channel has a reading, and one for each gap between them. */
export const periodTable = (
  list: readonly ChannelPeriods[],
  resolution: Resolution,
  zone: Zone,
  zoneWords: string,
  leftOut: LeftOutOf = allCounted,
): NumberTable => {
  const at = list.map(
    ({ periods, before }): ByStart =>
      new Map(periods.map((period, index) => [period.from, [period, before?.[index]] as const])),
  )
  const columns = distinct([
    periodWords[resolution],
    'Hours',
    ...(resolution === 'hour' ? ['Offset'] : []),
    ...list.flatMap(columnsOf),
  ])
  const isLeftOut = (from: number, to: number): boolean =>
    list.some(({ channel }) =>
      [...leftOut(channel)].some((index) => {
        const begin = channel.start[index] ?? NaN
        return begin >= from && begin < to
      }),
    )
  const cellsOfRow = (row: TableRow): readonly Cell[] => {
    if (row.period === null) {
      const words = holeWords(row.from, row.to, zone, resolution, isLeftOut(row.from, row.to))
      return [words, ...columns.slice(1).map(() => null)]
    }
    const { period: of } = row
    return [
      beginOf(of, resolution),
      (of.to - of.from) / hourSeconds,
      ...(resolution === 'hour' ? [offsetWords(of.wall - of.from)] : []),
      ...list.flatMap(({ channel, before }, index) => {
        const [period, then] = at[index]?.get(of.from) ?? []
        return cellsOf(period, before ? (then ?? null) : undefined, channel.kind)
      }),
    ]
  }
  const rows = withHoles(list, at)
  return {
    caption: `Times in ${zoneWords}. A reading counts in the ${resolution} in which it begins.`,
    constant: [zoneColumn(zoneWords)],
    columns,
    count: rows.length,
    lines: (from, to) => rows.slice(from, to).map(cellsOfRow),
  }
}

const readingCells = (
  { name, unit, start, end, value }: JoinedChannel,
  index: number,
  zone: Zone,
): readonly Cell[] => {
  const from = start[index] ?? NaN
  const wall = zone.wall(from)
  const each = value[index] ?? NaN
  return [
    name,
    unitWords(unit),
    time(`${wallTime(wall)}:${String(Math.floor(wall % 60)).padStart(2, '0')}`),
    offsetWords(wall - from),
    (end[index] ?? from) - from,
    Number.isNaN(each) ? null : decimal(String(each)),
  ]
}

/** A row for each reading, including those without a value. */
export const readingsTable = (
  channels: readonly JoinedChannel[],
  zone: Zone,
  zoneWords: string,
): NumberTable => ({
  caption: `Times in ${zoneWords}.`,
  constant: [zoneColumn(zoneWords)],
  named: true,
  columns: ['Channel', 'Unit', 'Begins', 'Offset', 'Seconds', 'Value'],
  count: sumBy(channels, ({ start }) => start.length),
  lines: (from, to) => {
    const cells: (readonly Cell[])[] = []
    let before = 0
    for (const channel of channels) {
      const last = Math.min(to - before, channel.start.length)
      for (let index = Math.max(0, from - before); index < last; index++) {
        cells.push(readingCells(channel, index, zone))
      }
      before += channel.start.length
    }
    return cells
  },
})

// 5 January 1970 was a Monday.
const weekdayNames = dateFormat({ weekday: 'long' })
const twoDigits = (value: number): string => String(value).padStart(2, '0')

export const slotName = (by: 'hour' | 'weekday', slot: number): string =>
  by === 'hour'
    ? `${twoDigits(slot)}:00 to ${twoDigits(slot + 1)}:00`
    : weekdayNames.format(new Date((4 + slot) * daySeconds * 1000))

/** The average of a slot for one hour or one day; for power the highest value. */
export const slotMean = ({ kind }: JoinedChannel, by: 'hour' | 'weekday', { text, covered }: Slot): number =>
  measureOf[kind] === 'total'
    ? (Number(text) * (by === 'hour' ? hourSeconds : daySeconds)) / covered
    : Number(text)

export const typicalTable = (
  channel: JoinedChannel,
  by: 'hour' | 'weekday',
  slots: readonly Slot[],
  zoneWords: string,
): NumberTable => {
  const { name, kind, unit } = channel
  const summed = measureOf[kind] === 'total'
  return {
    caption: `Times in ${zoneWords}. A reading counts in the hour and on the day in which it begins.`,
    constant: [zoneColumn(zoneWords)],
    columns: [
      by === 'hour' ? 'Hour of day' : 'Weekday',
      `${name}, ${measureWords[measureOf[kind]]}, ${unitWords(unit)}`,
      ...(summed ? [`Mean a${by === 'hour' ? 'n hour' : ' day'}, ${unitWords(unit)}`] : []),
      'Readings',
      'Hours covered',
    ],
    count: slots.length,
    lines: (from, to) =>
      slots
        .slice(from, to)
        .map((slot) => [
          slotName(by, slot.slot),
          decimal(slot.text),
          ...(summed ? [rounded(slotMean(channel, by, slot))] : []),
          slot.count,
          rounded(slot.covered / hourSeconds),
        ]),
  }
}

/** The time of day of a cell's column: `06:15`. */
export const slotTime = ({ slotSeconds }: Heatmap, slot: number): string => {
  const minutes = (slot * slotSeconds) / 60
  return `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`
}

/** The unit of a heatmap's cells. */
export const paceWords = ({ kind, unit }: JoinedChannel): string =>
  measureOf[kind] === 'total' ? `${unitWords(unit)} an hour` : `${unitWords(unit)}, highest`

export const heatmapTable = (channel: JoinedChannel, map: Heatmap, zoneWords: string): NumberTable => ({
  caption: `${channel.name}, ${paceWords(channel)}. Times in ${zoneWords}.`,
  constant: [['Channel', channel.name], ['Unit', paceWords(channel)], zoneColumn(zoneWords)],
  columns: ['Day', ...Array.from({ length: map.slots }, (_, slot) => slotTime(map, slot))],
  count: map.days,
  lines: (from, to) =>
    Array.from({ length: Math.max(0, Math.min(to, map.days) - from) }, (_, at) => {
      const row = from + at
      return [
        time(dayName(map.firstDay + row)),
        ...Array.from(map.cells.subarray(row * map.slots, (row + 1) * map.slots), (cell) => rounded(cell)),
      ]
    }),
})
