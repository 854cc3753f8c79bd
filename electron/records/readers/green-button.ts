import type { Readings } from '../../../shared/domain/interval'
import { channelOf } from './channel'
import { isDecimal } from './decimal'
import { count, Doubts } from './doubts'
import { commodityOf, currencyOf, flowOf, isCounter, unitOfMeasure } from './espi-codes'
import { readFeed, type Block, type Feed } from './espi-feed'
import { linksOf, type MeterSeries } from './espi-links'
import { hintedUnit, rawUnit } from './hinted-unit'
import type { ReadingHints } from './hints'
import { limits, unreadable } from './limits'
import { everFalls } from './registers'
import { Series } from './series'
import { modeOf } from './steps'
import type { Unit } from '../../../shared/domain/unit'
import { daySeconds } from './seconds'

/** The readings of one MeterReading, or of several that continue each other. */
interface Part {
  readonly key: string
  readonly usage: Series
  readonly cost: Series
  readonly tou: string
  readonly qualities: Map<string, number>
}

/** Values of QualityOfReading: estimated by a reference day, estimated by interpolation. */
const estimates = new Set(['8', '9'])

const unitOf = (meter: MeterSeries, name: string, hints: ReadingHints, doubts: Doubts): Unit => {
  const uom = meter.type?.fields.get('uom') || undefined
  const power = Number(meter.type?.fields.get('powerOfTenMultiplier') ?? 0)
  if (!Number.isInteger(power) || Math.abs(power) > 12) {
    throw unreadable('it has a powerOfTenMultiplier that makes no sense')
  }
  const unit = uom === undefined ? null : unitOfMeasure(Number(uom))
  if (unit) return { ...unit, shift: unit.shift + power }
  if (uom !== undefined)
    doubts.add(`The unit code ${uom.slice(0, 12)} is not known; values are shown as they stand.`)
  const hinted = hintedUnit(hints, name) ?? rawUnit
  if (uom === undefined) {
    doubts.add(
      hinted === rawUnit
        ? 'The file names no unit; the values are shown as they stand.'
        : `The file names no unit; ${hinted.unit} was taken as given.`,
    )
  }
  return { ...hinted, shift: hinted.shift + power }
}

const addBlock = (part: Part, block: Block, shift: number, priced: number, meter: MeterSeries): number => {
  const fallback = Number(meter.type?.fields.get('intervalLength') ?? NaN)
  let unusable = 0
  block.start.forEach((startText, index) => {
    const start = Number(startText)
    if (startText === '' || !Number.isFinite(start) || Math.abs(start) > 7.3e9) {
      unusable++
      return
    }
    const stated = Number(block.duration[index] || NaN)
    const duration = stated > 0 && stated < 400 * daySeconds ? stated : fallback > 0 ? fallback : NaN
    const value = block.value[index] ?? ''
    if (value !== '' && !isDecimal(value)) unusable++
    part.usage.push(start, duration, isDecimal(value) ? value : null, shift)
    const cost = block.cost[index] ?? ''
    if (isDecimal(cost)) part.cost.push(start, duration, cost, priced)
    const quality = block.quality[index] ?? ''
    if (estimates.has(quality) && isDecimal(value)) part.usage.estimated++
    if (quality !== '' && part.qualities.size < 20) {
      part.qualities.set(quality, (part.qualities.get(quality) ?? 0) + 1)
    }
  })
  return unusable
}

/** Whether readings of different parts cover the same time. Then the parts are not one series. */
const collide = (parts: readonly Part[]): boolean => {
  const spans = parts.flatMap((part, from) =>
    part.usage.time.map((start, index) => ({ start, end: start + (part.usage.duration[index] || 1), from })),
  )
  spans.sort((a, b) => a.start - b.start)
  let open = spans[0]
  return spans.some((span) => {
    const hit = open !== undefined && span.from !== open.from && span.start < open.end
    if (open === undefined || span.end >= open.end) open = span
    return hit
  })
}

const join = (parts: readonly Part[]): Part => {
  const [first] = parts
  if (!first || parts.length === 1) return first as Part
  for (const next of parts.slice(1)) {
    for (const which of ['usage', 'cost'] as const) {
      const from = next[which]
      from.time.forEach((time, index) =>
        first[which].push(
          time,
          from.duration[index] ?? NaN,
          from.text[index] ?? null,
          from.shift[index] ?? 0,
        ),
      )
    }
    first.usage.estimated += next.usage.estimated
    for (const [code, n] of next.qualities) first.qualities.set(code, (first.qualities.get(code) ?? 0) + n)
  }
  return first
}

const joined = (parts: readonly Part[], doubts: Doubts): Part[] => {
  const name = parts[0]?.usage.name ?? ''
  if (parts.length === 1) return [...parts]
  if (collide(parts)) {
    doubts.of(name, `${parts.length} MeterReadings cover the same time; they must not be added together.`)
    parts.forEach((part, index) => {
      part.usage.name = `${name}/${index + 1}`
      part.cost.name = `${name}/${index + 1}/cost`
    })
    return [...parts]
  }
  const tous = [...new Set(parts.map((part) => part.tou).filter((tou) => tou !== ''))].sort()
  doubts.of(
    name,
    tous.length > 1
      ? `${parts.length} MeterReadings, split by time of use (${tous.join(', ')}), were joined.`
      : `${parts.length} MeterReadings were joined.`,
  )
  const ordered = [...parts].sort((a, b) => (a.usage.time[0] ?? 0) - (b.usage.time[0] ?? 0))
  return [join(ordered)]
}

const doubtPart = (part: Part, meter: MeterSeries | undefined, doubts: Doubts): void => {
  const { name } = part.usage
  if (part.qualities.size > 0) {
    const codes = [...part.qualities].map(([code, n]) => `${code.slice(0, 12)} (${n})`)
    doubts.of(name, `quality codes ${codes.join(', ')}.`)
  }
  const stated = Number(meter?.type?.fields.get('intervalLength') ?? 0)
  const usual = modeOf(part.usage.duration.filter((length) => !Number.isNaN(length)))
  if (stated > 0 && usual !== stated && Math.max(usual, stated) < daySeconds) {
    doubts.of(name, `the ReadingType says ${stated} s a reading, the readings say ${usual} s.`)
  }
}

const doubtMidnights = (readings: Readings, doubts: Doubts): void => {
  const suspicious = readings.channels.some((channel) => {
    const first = channel.start[0]
    const last = channel.end.at(-1)
    return (
      first !== undefined &&
      last !== undefined &&
      first % daySeconds === 0 &&
      last % daySeconds === 0 &&
      last > first
    )
  })
  if (suspicious) {
    doubts.add(
      'Days begin at midnight UTC: the file may give local times as if they were UTC. They were taken literally.',
    )
  }
}

const partsOf = (feed: Feed, hints: ReadingHints, doubts: Doubts): Part[][] => {
  const groups = new Map<string, Part[]>()
  let unusable = 0
  for (const meter of linksOf(feed, doubts)) {
    const type = meter.type?.fields
    const base = `${commodityOf(meter.service, type?.get('commodity'))}/${meter.usagePoint}/${flowOf(type?.get('flowDirection'))}`
    const unit = unitOf(meter, base, hints, doubts)
    const counter = unit.kind === 'interval' && isCounter(type?.get('accumulationBehaviour'))
    const name = `${base}/${unit.unit}${counter ? '/register' : ''}`
    const kind = counter ? 'register' : unit.kind
    const currency = currencyOf(type?.get('currency'))
    const part: Part = {
      key: name,
      usage: new Series(name, kind, unit.unit),
      cost: new Series(`${name}/cost`, 'cost', currency),
      tou: type?.get('tou') ?? '',
      qualities: new Map(),
    }
    // ESPI gives money in hundred-thousandths. Without a currency it is left as it is.
    const priced = currency === 'raw' ? 0 : -5
    for (const block of meter.blocks) unusable += addBlock(part, block, unit.shift, priced, meter)
    if (part.usage.length === 0) continue
    const group = groups.get(part.key) ?? []
    group.push(part)
    groups.set(part.key, group)
    if (groups.size > limits.channels) throw unreadable(`it has more than ${limits.channels} channels`)
    doubtPart(part, meter, doubts)
  }
  if (unusable > 0) doubts.add(`${count(unusable, 'reading')} could not be read and were left out.`)
  return [...groups.values()]
}

/** Corrects feeds that call amounts counters: values that go down as well as up are amounts. */
const settleKind = (usage: Series, doubts: Doubts): void => {
  if (usage.kind !== 'register' || !everFalls(usage)) return
  usage.kind = 'interval'
  doubts.of(usage.name, 'the ReadingType says a counter, but the values fall: they were read as amounts.')
}

/** Reads Green Button data: an Atom feed of ESPI resources, complete or in parts. */
export const readGreenButton = (text: string, hints: ReadingHints): Readings => {
  const feed = readFeed(text)
  const doubts = new Doubts()
  const channels = partsOf(feed, hints, doubts)
    .flatMap((parts) => joined(parts, doubts))
    .flatMap(({ usage, cost }) => {
      settleKind(usage, doubts)
      return [channelOf(usage, doubts), ...(cost.length > 0 ? [channelOf(cost, new Doubts())] : [])]
    })
  if (channels.length === 0) {
    const others = [...feed.resources].slice(0, 5).join(', ').slice(0, 200)
    doubts.add(
      others === ''
        ? 'The file holds no readings.'
        : `The file holds no readings: of Green Button it has only ${others}.`,
    )
  }
  doubtMidnights({ channels, assumedZone: null, doubts: [] }, doubts)
  return { channels, assumedZone: null, doubts: doubts.list() }
}
