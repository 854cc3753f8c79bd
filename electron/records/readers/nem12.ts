import type { Readings } from '../../../shared/domain/interval'
import { channelOf } from './channel'
import { isDecimal } from './decimal'
import { count, Doubts } from './doubts'
import { hintedUnit, rawUnit } from './hinted-unit'
import type { ReadingHints } from './hints'
import { unreadable } from './limits'
import { Series, SeriesByKey } from './series'
import { parseNumericStamp } from './stamp'
import type { Unit } from '../../../shared/domain/unit'
import { unitNamed } from './units'
import { zoneNamed } from './zone'

/** NEM time: Australian Eastern Standard Time all year. */
const marketTime = '+10:00'
const dayMinutes = 1440

interface Stream {
  readonly series: Series
  readonly unit: Unit
  /** Seconds. */
  readonly step: number
  /** The values of its last day, to which the 400 records that follow refer. */
  readonly day: (string | null)[]
}

/** A 200 record: NMI, configuration, register, suffix, data stream, meter, unit, minutes. */
const streamOf = (
  record: readonly string[],
  all: SeriesByKey,
  hints: ReadingHints,
  doubts: Doubts,
): Stream => {
  const [, nmi = '', , register = '', suffix = '', , meter = '', unitText = '', minutesText = ''] = record
  const minutes = Number(minutesText)
  if (!Number.isInteger(minutes) || minutes < 1 || dayMinutes % minutes !== 0) {
    throw unreadable('it is NEM12 with an interval that does not divide a day')
  }
  const name = [nmi, meter, suffix || register].join('/')
  const named = unitNamed(unitText)
  if (!named) doubts.of(name, `the file names no unit that is known.`)
  const unit = named ?? hintedUnit(hints, name) ?? rawUnit
  return {
    series: all.get(`${name}/${unit.unit}`, () => new Series(name, unit.kind, unit.unit)),
    unit,
    step: minutes * 60,
    day: [],
  }
}

const qualityFlag = /^[AEFNSV]\d{0,2}$/

/**
 * The number of values in a 300 record: those before its quality flag, or else the expected number if no further number
 * follows.
 */
const valuesIn = (record: readonly string[], places: number): number => {
  const flag = record.findIndex((field, at) => at > 1 && qualityFlag.test(field.trim()))
  if (flag > 0) return flag - 2
  if (record.length < places + 2) return record.length - 2
  return isDecimal((record[places + 2] ?? '').trim()) ? record.length - 2 : places
}

/**
 * Reads NEM12, the format of the Australian market: a 200 record names a channel, and each 300 record has one day of
 * it.
 */
export const readNem12 = (text: string, hints: ReadingHints): Readings => {
  const doubts = new Doubts()
  const zone = zoneNamed(hints.zone ?? marketTime)
  if (!zone) throw unreadable(`the time zone “${hints.zone ?? ''}” is not known`)
  const all = new SeriesByKey()
  const qualities = new Map<string, number>()
  const seen = new Set<string>()
  let stream: Stream | null = null
  /** For each channel, the days with another number of values than their 200 record announces. */
  const contradicting = new Map<string, string[]>()
  let unusableDays = 0
  let unusableValues = 0

  const addDay = (record: readonly string[], { series, unit, step, day: values }: Stream): void => {
    const places = (dayMinutes * 60) / step
    const day = parseNumericStamp(record[1] ?? '')
    values.length = 0
    if (!day?.dateOnly) {
      unusableDays++
      return
    }
    if (valuesIn(record, places) !== places) {
      const days = contradicting.get(series.name) ?? []
      days.push((record[1] ?? '').replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3'))
      contradicting.set(series.name, days)
      return
    }
    const from = zone.meaning(day.wall).at
    const quality = (record[places + 2] ?? '').trim().slice(0, 12)
    for (let at = 0; at < places; at++) {
      const value = (record[at + 2] ?? '').trim()
      if (value !== '' && !isDecimal(value)) unusableValues++
      values.push(isDecimal(value) ? value : null)
      series.push(from + at * step, step, isDecimal(value) ? value : null, unit.shift)
    }
    if (quality.startsWith('E')) series.estimated += values.filter((value) => value !== null).length
    if (quality !== '' && (qualities.has(quality) || qualities.size < 20)) {
      qualities.set(quality, (qualities.get(quality) ?? 0) + 1)
    }
  }

  /** A 400 record: first and last interval of the day (from 1) and their quality, if that of the day is V. */
  const addQuality = (record: readonly string[], { series, day }: Stream): void => {
    if (!(record[3] ?? '').trim().startsWith('E')) return
    series.estimated += day
      .slice(Number(record[1]) - 1, Number(record[2]))
      .filter((value) => value !== null).length
  }

  for (const line of text.split(/\r\n|\n|\r/)) {
    const record = (line.includes('"') ? line.replaceAll('"', '') : line)
      .split(',')
      .map((field) => field.trim())
    const kind = record[0] ?? ''
    seen.add(kind)
    if (kind === '200') stream = streamOf(record, all, hints, doubts)
    else if (kind === '300' && stream) addDay(record, stream)
    else if (kind === '400' && stream) addQuality(record, stream)
  }

  const channels = all
    .all()
    .filter((series) => series.length > 0)
    .map((series) => channelOf(series, doubts))
  if (channels.length === 0) doubts.add('The file holds no readings.')
  if (hints.zone === undefined)
    doubts.add('NEM12 names no time zone: NEM market time, UTC+10 all year, was used.')
  const other = [...qualities].filter(([quality]) => quality !== 'A')
  if (other.length > 0) {
    doubts.add(
      `Days that are not actual readings, by quality flag: ${other.map(([q, n]) => `${q} (${n})`).join(', ')}.`,
    )
  }
  if (!seen.has('100') || !seen.has('900'))
    doubts.add('The file has no 100 and 900 records: it may have been cut.')
  for (const [name, days] of contradicting) {
    doubts.of(
      name,
      `${count(days.length, 'day')} with another number of values than the 200 record says were left out, the first ${days[0] ?? ''}.`,
    )
  }
  if (unusableDays > 0) doubts.add(`${count(unusableDays, 'day')} could not be read and were left out.`)
  if (unusableValues > 0) doubts.add(`${count(unusableValues, 'value')} could not be read.`)
  return { channels, assumedZone: zone.name, doubts: doubts.list() }
}
