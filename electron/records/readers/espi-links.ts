import type { Doubts } from './doubts'
import type { Block, Feed, Resource } from './espi-feed'

/** The blocks of one MeterReading, and what they mean. */
export interface MeterSeries {
  /** 1 for the first UsagePoint of the file; 0 if none is known. */
  readonly usagePoint: number
  readonly service: string | undefined
  readonly type: Resource | undefined
  readonly blocks: readonly Block[]
}

/** The part of `.../MeterReading/1/IntervalBlock/7` before its last `/IntervalBlock`; '' if there is none. */
const before = (href: string, segment: string): string => {
  const at = href.lastIndexOf(segment)
  return at < 0 ? '' : href.slice(0, at)
}

/** Resources by their own address. If several share one, the last counts. */
const bySelf = (resources: readonly Resource[]): Map<string, Resource> =>
  new Map(resources.filter(({ links }) => links.self !== '').map((each) => [each.links.self, each]))

const firstFound = <T>(from: ReadonlyMap<string, T>, addresses: readonly string[]): T | undefined => {
  for (const address of addresses) {
    const found = address === '' ? undefined : from.get(address)
    if (found !== undefined) return found
  }
  return undefined
}

const only = <T>(all: readonly T[]): T | undefined => (all.length === 1 ? all[0] : undefined)

/**
 * Follows the Atom links from blocks to MeterReading, UsagePoint and ReadingType, in all the ways in which feeds use
 * them.
 */
export const linksOf = (feed: Feed, doubts: Doubts): MeterSeries[] => {
  const points = bySelf(feed.usagePoints)
  const meters = bySelf(feed.meterReadings)
  const types = bySelf(feed.readingTypes)
  if (types.size < feed.readingTypes.filter(({ links }) => links.self !== '').length) {
    doubts.add('Several ReadingTypes share one address; the last of them was used.')
  }
  const meterByChild = new Map<string, Resource>()
  for (const meter of feed.meterReadings)
    for (const href of meter.links.related) meterByChild.set(href, meter)
  const pointByChild = new Map<string, Resource>()
  for (const point of feed.usagePoints) for (const href of point.links.related) pointByChild.set(href, point)

  const meterOf = ({ links: { self, up } }: Block): Resource | undefined => {
    const above = meters.get(before(up, '/IntervalBlock'))
    const own = meters.get(before(self, '/IntervalBlock'))
    if (above && own && above !== own) {
      doubts.add(
        'A block names one MeterReading as its parent and another in its own address; the parent was used.',
      )
    }
    return above ?? own ?? meters.get(up) ?? firstFound(meterByChild, [self, up]) ?? only(feed.meterReadings)
  }
  const pointOf = ({ links: { self, up } }: { readonly links: Block['links'] }): Resource | undefined =>
    firstFound(points, [before(up, '/MeterReading'), before(self, '/MeterReading'), up]) ??
    firstFound(pointByChild, [self, up]) ??
    only(feed.usagePoints)
  const typeOf = (meter: Resource | undefined): Resource | undefined =>
    (meter && firstFound(types, meter.links.related)) ??
    feed.readingTypes.find(
      ({ links }) => meter && meter.links.self !== '' && links.related.includes(meter.links.self),
    ) ??
    only(feed.readingTypes)

  const blocksOf = new Map<Resource | undefined, Block[]>()
  for (const block of feed.blocks) {
    const meter = meterOf(block)
    const blocks = blocksOf.get(meter) ?? []
    blocks.push(block)
    blocksOf.set(meter, blocks)
  }
  if (feed.blocks.length > 0 && feed.meterReadings.some((meter) => !blocksOf.has(meter))) {
    doubts.add('A MeterReading of the file has no readings.')
  }

  return [...blocksOf].map(([meter, blocks]) => {
    const [block] = blocks
    const point = meter ? pointOf(meter) : block && pointOf(block)
    return {
      usagePoint: point ? feed.usagePoints.indexOf(point) + 1 : 0,
      service: point?.fields.get('service'),
      type: typeOf(meter),
      blocks,
    }
  })
}
