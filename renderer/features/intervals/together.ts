import { uniq } from 'es-toolkit/array/uniq'
import { sumBy } from 'es-toolkit/math/sumBy'
import { totalOf, usualLength } from '../../../shared/intervals/periods'
import { sumsOf } from '../../../shared/intervals/sums'
import { groupBy } from '../../../shared/domain/group-by'
import { extremesOf, type JoinedChannel } from './join-months'
import { unitWords } from './words'

/** The channels of one meter. */
interface MeterChannels {
  readonly meterId: string
  /** The type of its bills; null if it is not known which bills are of this meter. */
  readonly billType: string | null
  readonly channels: readonly JoinedChannel[]
}

/** Meters are shown beside each other, or added where that has a meaning. */
export const togetherness = ['beside', 'added'] as const
export type Togetherness = (typeof togetherness)[number]

/** What is shown of several meters, and why something is not added. */
export interface Together {
  readonly channels: readonly JoinedChannel[]
  readonly notAdded: readonly { readonly why: string; readonly names: readonly string[] }[]
}

interface Own {
  readonly meterId: string
  readonly billType: string | null
  readonly channel: JoinedChannel
}

/**
 * What is produced and used behind a meter of the grid is not what passes it: feed-in is a part of the production, and
 * what is drawn from the grid a part of the consumption. Added, that part would count twice.
 */
const flows = {
  import:
    /\b(imports?|imported|delivered|delivery|dlv|del|forward|fwd|purchased?|buy|inbound|from grid|bezug|afname|soutirage|prelievo|prelevata|uttag|pobor|odber)\b/,
  export:
    /\b(exports?|exported|received|rcv|rec|surplus|feed ?in|injection|injected|reverse|rev|sold|sell|outbound|to grid|einspeisung|ruckspeisung|teruglevering|vertido|excedentes?|immissione|immessa|inmatning|innmating|oddanie|dodavka)\b/,
  consumption:
    /\b(consumption|consumed|usage|use|used|verbrauch|verbruik|consommation|consumo|consumido|forbrug|forbruk|forbrukning|kulutus)\b/,
  production:
    /\b(generation|generated|production|produced|erzeugung|opwek|generacion|produktion|produksjon|tuotanto)\b/,
  net: /\b(net|netto|saldo|balance)\b/,
} as const
/** By the names that bills have for their types. */
const commodities = {
  electricity: /\b(electric|electricity|strom|elektrizitat|stroom|electricite|electricidad|elettricita)\b/,
  gas: /\b(gas|erdgas)\b/,
  water: /\b(water|wasser|eau|agua|acqua)\b/,
  heat: /\b(heat|steam|warme|warmte)\b/,
} as const

const plain = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')

const named = (words: Readonly<Record<string, RegExp>>, name: string): readonly string[] =>
  Object.entries(words).flatMap(([what, word]) => (word.test(name) ? [what] : []))

/** What a channel's name says of what flows which way: nothing else in a file tells import from export. */
const flowsOf = ({ channel }: Own): readonly string[] => named(flows, plain(channel.name))

/** What the meter's bills and the channel's name say of what it measures. */
const commoditiesOf = ({ billType, channel }: Own): readonly string[] =>
  uniq([...(billType === null ? [] : [billType]), ...named(commodities, plain(channel.name))])

const noSum: Readonly<Partial<Record<JoinedChannel['kind'], string>>> = {
  demand: 'the highest power of two meters need not come at the same time',
  other: 'they are no amounts',
  temperature: 'temperatures have no sum',
  register: 'a counter says where it stood, not what was used',
}

const reasonAlone = ({ kind, unit }: JoinedChannel): string | null =>
  noSum[kind] ?? (unit === 'raw' ? 'the file names no unit' : null)

/** The position after the readings that cover a span exactly and all have a value; null if they do not. */
const covering = (
  { start, end, value }: JoinedChannel,
  from: number,
  begin: number,
  finish: number,
): number | null => {
  let reached = begin
  let at = from
  while (reached < finish) {
    const stop = end[at] ?? NaN
    if (start[at] !== reached || !(stop > reached) || stop > finish || Number.isNaN(value[at] ?? NaN))
      return null
    reached = stop
    at++
  }
  // A reading that is there twice, or one that overlaps: it is not known which of them counts.
  return (start[at] ?? Infinity) < finish ? null : at
}

const concatenated = (channels: readonly JoinedChannel[]): Float64Array => {
  const all = new Float64Array(sumBy(channels, ({ value }) => value.length))
  let at = 0
  for (const { value } of channels) {
    all.set(value, at)
    at += value.length
  }
  return all
}

/**
 * The sum of several channels over the readings of the one that has the longest. A place has a sum only where each of
 * them has values for all of it: otherwise it would be the sum of fewer meters. Null if there is no such place.
 */
const sumOf = (channels: readonly JoinedChannel[], name: string): JoinedChannel | null => {
  const [longest, ...others] = channels.toSorted((a, b) => usualLength(b) - usualLength(a))
  if (!longest) return null
  const { kind, unit, start, end, months } = longest
  const sums = sumsOf(concatenated(channels))
  const next = others.map(() => 0)
  let reached = -Infinity
  let count = 0
  const value = Float64Array.from(start, (begin, index) => {
    const finish = end[index] ?? begin
    const own = longest.value[index] ?? NaN
    const isAlone = begin >= reached && (start[index + 1] ?? Infinity) >= finish
    const isOwn = isAlone && finish > begin && !Number.isNaN(own)
    reached = Math.max(reached, finish)
    const spans = others.map((other, which) => {
      let from = next[which] ?? 0
      while ((other.start[from] ?? Infinity) < begin) from++
      const to = isOwn ? covering(other, from, begin, finish) : null
      next[which] = to ?? from
      return to === null ? null : { other, from, to }
    })
    if (!isOwn || spans.includes(null)) return NaN
    sums.add(index, own)
    for (const span of spans) {
      for (let at = span?.from ?? 0; at < (span?.to ?? 0); at++) sums.add(index, span?.other.value[at] ?? 0)
    }
    count++
    return sums.value(index)
  })
  if (count === 0) return null
  return {
    name,
    kind,
    unit,
    start,
    end,
    value,
    total: totalOf({ kind, start, end, value }),
    blank: value.length - count,
    repeats: 0,
    gaps: 0,
    overlaps: 0,
    estimated: sumBy(channels, ({ estimated }) => estimated),
    isEstimatedOfAll: true,
    months,
    conflicts: [],
    usualPause: 0,
    ...extremesOf(value),
  }
}

const withMeter = ({ meterId, channel }: Own): JoinedChannel => ({
  ...channel,
  name: `${channel.name}, meter ${meterId}`,
})

/** Channels that could be added: of one kind and unit, and of what bills and names say of them. */
const added = (group: readonly Own[]): { readonly sum: JoinedChannel } | { readonly why: string } => {
  const [first] = group
  if (!first) return { why: 'there is nothing to add' }
  const alone = reasonAlone(first.channel)
  if (alone !== null) return { why: alone }
  const flow = flowsOf(first)
  const commodity = commoditiesOf(first)
  if (flow.length === 0) return { why: 'their names do not say what flows which way' }
  if (flow.length > 1) return { why: 'they name more than one flow' }
  if (commodity.length !== 1) {
    return {
      why: 'it is not known for certain what they measure: confirm under each meter which bills are of it',
    }
  }
  const meters = uniq(group.map(({ meterId }) => meterId))
  if (meters.length < 2)
    return {
      why: `no other meter is known to have ${commodity.join()} in ${unitWords(first.channel.unit)} that flows the same way`,
    }
  if (meters.length < group.length) return { why: 'a meter has several of them' }
  const name = [`Sum of ${meters.length} meters`, ...commodity, ...flow].join(', ')
  const sum = sumOf(
    group.map(({ channel }) => channel),
    name,
  )
  return sum ? { sum } : { why: 'their readings do not cover the same times' }
}

/**
 * The channels of several meters: beside each other, or added where kind, unit, commodity and flow allow it. What cannot be
 * added stays beside the sums, with the reason.
 */
export const together = (meters: readonly MeterChannels[], how: Togetherness): Together => {
  const all = meters.flatMap(({ meterId, billType, channels }) =>
    channels.map((channel): Own => ({ meterId, billType, channel })),
  )
  if (how === 'beside' || meters.length < 2) return { channels: all.map(withMeter), notAdded: [] }
  const groups = groupBy(all, (own) =>
    JSON.stringify([own.channel.kind, own.channel.unit, flowsOf(own), commoditiesOf(own)]),
  )
  const sums: JoinedChannel[] = []
  const apart: { why: string; own: readonly Own[] }[] = []
  for (const group of groups.values()) {
    const result = added(group)
    if ('sum' in result) sums.push(result.sum)
    else apart.push({ why: result.why, own: group })
  }
  const reasons = groupBy(apart, ({ why }) => why)
  return {
    channels: [...sums, ...apart.flatMap(({ own }) => own.map(withMeter))],
    notAdded: [...reasons].map(([why, of]) => ({
      why,
      names: of.flatMap(({ own }) => own.map((one) => withMeter(one).name)),
    })),
  }
}
