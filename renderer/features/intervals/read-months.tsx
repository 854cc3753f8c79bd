import { useId, useMemo } from 'react'
import { seriesOf } from '../../../shared/coverage/series'
import type { ChosenUnit, IntervalReadings } from '../../../shared/domain/interval'
import { counted } from '../../lib/numbers'
import { FailureMessage } from '../../parts/failure-message'
import { StateMessage } from '../../parts/state-message'
import { Notice } from '../../ui/notice'
import { SkeletonRows } from '../../ui/skeleton-rows'
import { Doubts, DoubtsMark } from './doubts'
import { conflictsOf, doubtsOf, joinMonths, monthsElsewhere } from './join-months'
import type { MeterMonths } from './meter-months'
import { billTypeOf } from './meter-places'
import { OtherMeterNotes } from './other-meter-notes'
import { ShownReadings } from './shown-readings'
import type { Togetherness } from './together'
import { useInThread, type Wanted } from './use-in-thread'
import { useBillsAndMatches } from './use-meter-bills'
import type { OtherReadings } from './use-readings'
import { monthName } from './words'
import { shownZone, zoneNamed } from './zones'

interface Props {
  readonly profileId: number
  readonly meter: MeterMonths
  /** All meters of the profile. */
  readonly meters: readonly MeterMonths[]
  readonly asked: readonly string[]
  readonly readings: IntervalReadings
  /** The meters that are shown together with this one, as far as they are read. */
  readonly others: readonly OtherReadings[]
  readonly how: Togetherness
  readonly chosenZone: string
  readonly unit: ChosenUnit | null
  readonly asTable: boolean
}

const noneShown = (
  <StateMessage
    title="None of these months can be shown."
    advice="The reason is below. A source file can still be saved as it is."
  />
)

/** The months of a meter as they were read, alone or with other meters: what failed, what is doubtful, and the readings. */
export const ReadMonths = (props: Props) => {
  const { meter, asked, readings, others, how, chosenZone } = props
  const doubtsId = useId()
  const { months } = readings
  const own = useMemo(() => joinMonths(months), [months])
  const { bills, matches } = useBillsAndMatches(props.profileId, others.length > 0)
  const list = bills.data?.bills
  const said = matches.data
  const isKnown = !bills.isLoading && !matches.isLoading
  const wanted = useMemo((): Wanted<'together'> | null => {
    if (others.length === 0 || !isKnown) return null
    const series = list && said ? seriesOf(list).map(({ key }) => key) : []
    const all = [{ meterId: meter.meterId, readings: { months } }, ...others]
    const meters = all.map(({ meterId }) => ({ meterId, billType: billTypeOf(meterId, series, said ?? []) }))
    const items = all.flatMap(({ readings: { months: its } }, at) =>
      its.map((month) => ({ meter: at, month })),
    )
    return { input: { meters, how }, items }
  }, [months, others, how, meter.meterId, list, said, isKnown])
  const joined = useInThread('together', wanted)
  const channels = others.length === 0 ? own : joined.answer?.channels
  const allMonths = [...months, ...others.flatMap((other) => other.readings.months)]
  const { name, words } = shownZone(chosenZone, allMonths, readings.placeZone)
  const zone = useMemo(() => zoneNamed(name), [name])
  const doubts = useMemo(() => [...doubtsOf(months), ...conflictsOf(own)], [months, own])
  const elsewhere = useMemo(() => monthsElsewhere(months), [months])
  const failed = months.filter(({ readings: { ok } }) => !ok).length
  if (failed === months.length) return noneShown
  return (
    <>
      {failed > 0 && (
        <Notice title={`${counted(failed, 'month')} of ${months.length} cannot be shown.`}>
          The others are. The reason is below.
        </Notice>
      )}
      {elsewhere.length > 0 && (
        <Notice
          title={`No reading of the file of ${elsewhere.map((month) => monthName(month, 'long')).join(', ')} lies in its month.`}
        >
          The readings shown are of another time; it is named below.
        </Notice>
      )}
      {joined.answer && <OtherMeterNotes others={others} asked={asked} joined={joined.answer} />}
      <DoubtsMark doubts={doubts} to={doubtsId} />
      {joined.error !== null && <FailureMessage error={joined.error} retry={joined.retry} />}
      {!channels ? (
        joined.error === null && (
          <SkeletonRows
            rows={7}
            label={`${how === 'added' ? 'Adding' : 'Joining'} the readings of ${counted(others.length + 1, 'meter')}`}
          />
        )
      ) : channels.length === 0 ? (
        <StateMessage title="No readings were found in the files of these months." />
      ) : (
        <ShownReadings
          key={JSON.stringify([meter.meterId, asked, others.map(({ meterId }) => meterId), how])}
          {...props}
          own={own}
          channels={channels}
          joined={wanted}
          isElsewhere={elsewhere.length > 0}
          zone={zone}
          zoneWords={words}
        />
      )}
      <Doubts id={doubtsId} doubts={doubts} read={months.length - failed} />
    </>
  )
}
