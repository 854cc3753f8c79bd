import { useId, useMemo } from 'react'
import { seriesOf } from '../../../shared/coverage/series'
import type { ChosenUnit, IntervalReadings } from '../../../shared/domain/interval'
import { counted } from '../../lib/numbers'
import { StateMessage } from '../../parts/state-message'
import { Notice } from '../../ui/notice'
import { Doubts, DoubtsMark } from './doubts'
import { conflictsOf, doubtsOf, joinMonths, monthsElsewhere, type JoinedChannel } from './join-months'
import type { MeterMonths } from './meter-months'
import { billTypeOf } from './meter-places'
import { OtherMeterNotes } from './other-meter-notes'
import { ShownReadings } from './shown-readings'
import { together, type MeterChannels, type Togetherness } from './together'
import { useBillsAndMatches } from './use-meter-bills'
import type { OtherReadings } from './use-readings'
import { monthName } from './words'
import { shownZone, zoneNamed } from './zones'

interface Props {
  readonly profileId: number
  readonly meter: MeterMonths
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
  const { channels, notAdded } = useMemo(() => {
    if (others.length === 0) return { channels: own, notAdded: [] }
    const series = list && said ? seriesOf(list).map(({ key }) => key) : []
    const of = (meterId: string, its: readonly JoinedChannel[]): MeterChannels => ({
      meterId,
      billType: billTypeOf(meterId, series, said ?? []),
      channels: its,
    })
    const meters = others.map(({ meterId, readings: { months: its } }) => of(meterId, joinMonths(its)))
    return together([of(meter.meterId, own), ...meters], how)
  }, [own, others, how, meter.meterId, list, said])
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
      <OtherMeterNotes others={others} asked={asked} notAdded={notAdded} />
      <DoubtsMark doubts={doubts} to={doubtsId} />
      {channels.length === 0 ? (
        <StateMessage title="No readings were found in the files of these months." />
      ) : (
        <ShownReadings
          key={JSON.stringify([meter.meterId, asked, others.map(({ meterId }) => meterId), how])}
          {...props}
          own={own}
          channels={channels}
          isElsewhere={elsewhere.length > 0}
          zone={zone}
          zoneWords={words}
        />
      )}
      <Doubts id={doubtsId} doubts={doubts} read={months.length - failed} />
    </>
  )
}
