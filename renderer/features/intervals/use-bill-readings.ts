import { useQuery, useQueryClient } from '@tanstack/react-query'
import { uniq } from 'es-toolkit/array/uniq'
import { sumBy } from 'es-toolkit/math/sumBy'
import { useMemo, useState } from 'react'
import { localDayNumber } from '../../../shared/coverage/calendar'
import type { Bill } from '../../../shared/domain/bill'
import type { MonthReading } from '../../../shared/domain/interval'
import type { MeterMatch } from '../../../shared/intervals/meter-match'
import type { ReadingsAnswers } from '../../lib/bill-readings'
import { call } from '../../bridge/call'
import { keys } from '../../bridge/keys'
import { inThread } from './in-thread'
import { haveUsage, metersWanted, type Metered, type WantedMeter } from './metered'
import { useChosenZone } from './use-chosen-zone'
import { useInThread, type Wanted } from './use-in-thread'
import { readMonths, zoneToRead } from './use-readings'

const noMeters: readonly WantedMeter[] = []
const noMatches: readonly MeterMatch[] = []
const noneMetered: readonly Metered[] = []

interface Reading {
  readonly profileId: number
  readonly zone: string
  /** Whether only what is stored on this computer is read. */
  readonly isStored: boolean
}

/** Reads meter after meter, and keeps only their days: two cores must serve the window as well. */
const readMeters = async (
  { profileId, zone, isStored }: Reading,
  meters: readonly WantedMeter[],
  signal: AbortSignal,
  onProgress: (months: number) => void,
): Promise<readonly Metered[]> => {
  const found: Metered[] = []
  let before = 0
  for (const { meterId, months } of meters) {
    const done = before
    const readings = await readMonths(
      profileId,
      { meterId, months: months.map(({ month }) => month), zone: zoneToRead(zone), isStored },
      signal,
      (count) => onProgress(done + count),
    )
    found.push(
      await inThread('metered', {
        input: { meterId, placeZone: readings.placeZone, zone },
        items: readings.months,
        signal,
        handedOver: buffersOf,
      }),
    )
    before += months.length
  }
  return found
}

/** Nothing but the days is kept of the readings, so that their memory can be handed over. */
const buffersOf = ({ readings }: MonthReading): readonly ArrayBuffer[] =>
  readings.ok
    ? uniq(
        readings.value.channels
          .flatMap(({ start, end, value }) => [start, end, value])
          .map(({ buffer }) => buffer as ArrayBuffer),
      )
    : []

const unreadOf = (
  meters: readonly WantedMeter[],
  metered: readonly Metered[],
): ReadonlyMap<string, readonly string[]> =>
  new Map(
    meters.map(({ meterId, months }) => {
      const of = metered.find((each) => each.meterId === meterId)
      const known = new Set([...(of?.read ?? []), ...(of?.failed ?? [])])
      return [meterId, months.map(({ month }) => month).filter((month) => !known.has(month))]
    }),
  )

/**
 * What interval data says of bills. For meters whose bills a person has confirmed, what is stored on this computer is
 * used by itself; everything else is read when it is asked for.
 */
export const useBillReadings = (profileId: number, bills: readonly Bill[]) => {
  const queries = useQueryClient()
  const [zone] = useChosenZone()
  const [isAsked, ask] = useState(false)
  const [done, setDone] = useState(0)
  const [today] = useState(() => localDayNumber(new Date()))
  const list = useQuery({
    queryKey: keys.intervals(profileId),
    queryFn: ({ signal }) => call('intervals:list', { profileId }, signal),
    enabled: haveUsage(bills),
  })
  const records = list.data
  const said = useQuery({
    queryKey: keys.meterMatches(profileId),
    queryFn: ({ signal }) => call('intervals:matches', { profileId }, signal),
    enabled: (records?.length ?? 0) > 0,
  })
  const matches = said.data ?? noMatches
  const meters = useMemo(
    () => (records && said.data ? metersWanted(records, bills, said.data) : noMeters),
    [records, bills, said.data],
  )
  const confirmed = useMemo(
    () => meters.filter(({ meterId }) => matches.some((match) => match.meterId === meterId)),
    [meters, matches],
  )
  const ofStored = { profileId, zone, isStored: true }
  const stored = useQuery({
    queryKey: keys.metered(profileId, confirmed, zone, true),
    queryFn: ({ signal }) => readMeters(ofStored, confirmed, signal, () => undefined),
    enabled: confirmed.length > 0,
    structuralSharing: false,
    staleTime: Infinity,
  })
  const ofAll = { profileId, zone, isStored: false }
  const allKey = keys.metered(profileId, meters, zone, false)
  const all = useQuery({
    queryKey: allKey,
    queryFn: ({ signal }) => {
      setDone(0)
      return readMeters(ofAll, meters, signal, setDone)
    },
    enabled: isAsked && meters.length > 0,
    structuralSharing: false,
    staleTime: Infinity,
  })
  const metered = all.data ?? stored.data ?? noneMetered
  const wanted = useMemo(
    (): Wanted<'answers'> | null =>
      metered.length === 0
        ? null
        : { input: { bills, unread: unreadOf(meters, metered), matches, today }, items: metered },
    [bills, metered, meters, matches, today],
  )
  const compared = useInThread('answers', wanted)
  const answers = useMemo(
    (): ReadingsAnswers =>
      new Map(
        [...(compared.answer ?? [])].flatMap(([at, answer]) => {
          const bill = bills[at]
          return bill ? [[bill, answer] as const] : []
        }),
      ),
    [compared.answer, bills],
  )
  const isComparing = wanted !== null && compared.answer === undefined && compared.error === null
  const failed = sumBy(all.data ?? noneMetered, (each) => each.failed.length)
  return {
    answers,
    /** Whether there is anything to read that has not been, or could not be. */
    isMore: meters.length > 0 && (!all.data || failed > 0),
    /** The number of months that were asked for and could not be read. */
    failed,
    isRead: all.data !== undefined,
    isReading: all.isFetching,
    /** Whether what was read is still being compared. */
    isComparing,
    /** Whether anything is being read or compared, so that there may be other answers soon. */
    isRenewing: isComparing || all.isFetching || stored.isFetching,
    error: all.error ?? compared.error,
    done,
    months: meters.reduce((sum, meter) => sum + meter.months.length, 0),
    start: () => {
      // What has been read stays: only the comparison failed.
      if (compared.error !== null && all.error === null && failed === 0) {
        compared.retry()
        return
      }
      if (isAsked) void all.refetch()
      ask(true)
    },
    stop: () => {
      ask(false)
      void queries.cancelQueries({ queryKey: allKey, exact: true })
    },
  }
}
