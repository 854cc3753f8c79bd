import { useMemo } from 'react'
import type { ChosenUnit, IntervalReadings, MonthReading } from '../../../shared/domain/interval'
import { joinMonths, type JoinedChannel } from './join-months'
import { monthsBefore, type MeterMonths } from './meter-months'
import { useInThread, type Wanted } from './use-in-thread'
import { roomBeside } from './room'
import { useOtherReadings, useReadings, type OtherReadings } from './use-readings'

interface Given {
  readonly profileId: number
  readonly meter: MeterMonths
  readonly meters: readonly MeterMonths[]
  readonly asked: readonly string[]
  readonly readings: IntervalReadings
  readonly others: readonly OtherReadings[]
  /** What was put together of several meters; null for a single one. */
  readonly joined: Wanted<'together'> | null
  readonly chosenZone: string
  readonly unit: ChosenUnit | null
}

const noOthers: readonly OtherReadings[] = []
const noMonths: readonly MonthReading[] = []

/**
 * The year before, as far as there are months of it, together with the range itself: the days 52 weeks before its last
 * ones lie within it. Several meters are put together in the same way as in the range. A sum of other meters than there
 * has another name, so that it is not compared.
 */
export const useYearBefore = (given: Given, isWanted: boolean) => {
  const { profileId, meter, meters, asked, readings, others, joined, chosenZone, unit } = given
  const inRange = [readings, ...others.map((other) => other.readings)]
  const { query } = useReadings(
    profileId,
    meter.meterId,
    isWanted ? monthsBefore(meter, asked) : [],
    chosenZone,
    unit,
    roomBeside(inRange),
  )
  const earlierOf = (meterId: string): readonly string[] => {
    const its = meters.find((each) => each.meterId === meterId)
    return its ? monthsBefore(its, asked) : []
  }
  const wantedOthers = others
    .map(({ meterId }) => ({ meterId, months: earlierOf(meterId) }))
    .filter(({ months }) => months.length > 0)
  const more = useOtherReadings(
    profileId,
    isWanted && !query.isLoading ? wantedOthers : [],
    chosenZone,
    roomBeside([...inRange, query.data]),
  )
  const isLoading = query.isLoading || more.isLoading
  const isThere = isWanted && !isLoading && !query.isError && !more.isError

  const own = query.data?.months ?? noMonths
  const ofOthers = more.data ?? noOthers
  const wanted = useMemo((): Wanted<'together'> | null => {
    if (!isThere || !joined) return null
    const earlier = joined.input.meters.flatMap(({ meterId }, at) => {
      const its = at === 0 ? own : ofOthers.find((each) => each.meterId === meterId)?.readings.months
      return (its ?? noMonths).map((month) => ({ meter: at, month }))
    })
    return { input: joined.input, items: [...earlier, ...joined.items] }
  }, [isThere, joined, own, ofOthers])
  const together = useInThread('together', wanted)
  const alone = useMemo(
    () => (isThere && others.length === 0 ? joinMonths([...own, ...readings.months]) : null),
    [isThere, others.length, own, readings.months],
  )
  const channels: readonly JoinedChannel[] | null =
    others.length === 0 ? alone : (together.answer?.channels ?? null)
  /** What was read of the year before, of all meters. */
  const read = useMemo(
    (): IntervalReadings | null =>
      query.data || more.data
        ? {
            months: [...own, ...ofOthers.flatMap((other) => other.readings.months)],
            placeZone: query.data?.placeZone ?? ofOthers[0]?.readings.placeZone ?? null,
          }
        : null,
    [query.data, more.data, own, ofOthers],
  )
  return {
    channels,
    read,
    isLoading: isLoading || (wanted !== null && together.answer === undefined && together.error === null),
    error: query.error ?? more.error ?? together.error,
    retry: (): void => {
      if (query.isError) void query.refetch()
      if (more.isError) void more.refetch()
      if (together.error !== null) together.retry()
    },
  }
}
