import type { QueryClient } from '@tanstack/react-query'
import { sumBy } from 'es-toolkit/math/sumBy'
import type { IntervalReadings, MonthReading } from '../../../shared/domain/interval'
import { keys } from '../../bridge/keys'

/**
 * The most readings that are held at once, of all meters that are shown and of their year before. Ten years of readings
 * every minute are five million, and their chart alone would take half a gigabyte.
 */
export const mostReadings = 3_000_000

/** Room is given in such steps, so that a few readings more elsewhere are no reason to read the rest again. */
const step = 250_000

const inMonth = ({ readings }: MonthReading): number =>
  readings.ok ? sumBy(readings.value.channels, ({ start }) => start.length) : 0

export const readingsIn = (months: readonly MonthReading[]): number => sumBy(months, inMonth)

/** How many readings may be read beside those that are held already. */
export const roomBeside = (held: readonly (IntervalReadings | undefined)[]): number => {
  const left = mostReadings - sumBy(held, (each) => (each ? readingsIn(each.months) : 0))
  return Math.max(0, Math.floor(left / step) * step)
}

type Held = IntervalReadings | readonly { readonly readings: IntervalReadings }[]

const countOf = (held: Held): number =>
  'months' in held ? readingsIn(held.months) : sumBy(held, ({ readings }) => readingsIn(readings.months))

/** Forgets the readings that were shown before and would otherwise be kept for a while, once they are too many. */
export const forgetUnused = (queries: QueryClient): void => {
  const cache = queries.getQueryCache()
  const unused = cache
    .findAll({ type: 'inactive', predicate: ({ queryKey }) => keys.areReadings(queryKey) })
    .flatMap((query) => (query.state.data === undefined ? [] : [{ query, data: query.state.data as Held }]))
  if (sumBy(unused, ({ data }) => countOf(data)) <= mostReadings) return
  for (const { query } of unused) cache.remove(query)
}
