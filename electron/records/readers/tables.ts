import type { Readings } from '../../../shared/domain/interval'
import { channelOf } from './channel'
import type { Table } from './columns'
import { doubtSums } from './cross-checks'
import { Doubts } from './doubts'
import type { ReadingHints } from './hints'
import { limits, unreadable } from './limits'
import { readTable, type Facts } from './table'

/** Reads the tables of one file, CSV or JSON, and compares their channels. */
export const readingsOf = (
  tables: readonly Table[],
  facts: Facts,
  hints: ReadingHints,
  doubts: Doubts,
): Readings => {
  const read = tables.map((table) => readTable(table, facts, hints, doubts))
  const series = read.flatMap((each) => each.series)
  if (series.length > limits.channels) throw unreadable(`it has more than ${limits.channels} channels`)
  const channels = series.map((each) => channelOf(each, each.kind === 'cost' ? new Doubts() : doubts))
  doubtSums(channels, doubts)
  if (channels.length === 0) doubts.add('The file holds no readings.')
  return {
    channels,
    assumedZone: read.find((each) => each.assumedZone !== null)?.assumedZone ?? null,
    doubts: doubts.list(),
  }
}
