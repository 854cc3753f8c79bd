import { useId, useMemo, useState } from 'react'
import { z } from 'zod'
import { FailureMessage } from '../../parts/failure-message'
import { Notice } from '../../ui/notice'
import { useRemembered } from '../../ui/remembered'
import { SkeletonRows } from '../../ui/skeleton-rows'
import { StateMessage } from '../../parts/state-message'
import { counted } from '../../lib/numbers'
import type { ChosenUnit, IntervalReadings } from '../../../shared/domain/interval'
import { Doubts, DoubtsMark } from './doubts'
import classes from './intervals-tab.module.css'
import { conflictsOf, doubtsOf, joinMonths, monthsElsewhere } from './join-months'
import { maxMonths, selectedMonths, type MeterMonths, type Selection } from './meter-months'
import { MonthList } from './month-list'
import { RangeBar } from './range-bar'
import { ShownReadings } from './shown-readings'
import { useReadings } from './use-readings'
import { monthName } from './words'
import { asSent, shownZone, zoneChoices, zoneNamed } from './zones'
import { UnitChoice } from './unit-choice'

const zoneChoice = z.string().refine((name) => zoneChoices.some(({ value }) => value === name))

interface Props {
  readonly profileId: number
  readonly meter: MeterMonths
  readonly selection: Selection
  readonly onSelect: (selection: Selection) => void
}

interface ReadProps {
  readonly profileId: number
  readonly meter: MeterMonths
  readonly asked: readonly string[]
  readonly readings: IntervalReadings
  readonly chosenZone: string
  readonly unit: ChosenUnit | null
  readonly asTable: boolean
}

const Read = (props: ReadProps) => {
  const { meter, asked, readings, chosenZone } = props
  const doubtsId = useId()
  const { months } = readings
  const channels = useMemo(() => joinMonths(months), [months])
  const { name, words } = shownZone(chosenZone, months, readings.placeZone)
  const zone = useMemo(() => zoneNamed(name), [name])
  const doubts = useMemo(() => [...doubtsOf(months), ...conflictsOf(channels)], [months, channels])
  const elsewhere = useMemo(() => monthsElsewhere(months), [months])
  const failed = months.filter(({ readings: { ok } }) => !ok).length
  if (failed === months.length) {
    return (
      <StateMessage
        title="None of these months can be shown."
        advice="Below stands why. A source file can still be saved as it is."
      />
    )
  }
  return (
    <>
      {failed > 0 && (
        <Notice title={`${counted(failed, 'month')} of ${months.length} cannot be shown.`}>
          The others are. Below stands why.
        </Notice>
      )}
      {elsewhere.length > 0 && (
        <Notice
          title={`No reading of the file of ${elsewhere.map((month) => monthName(month, 'long')).join(', ')} lies in its month.`}
        >
          What is shown are the readings of another time. Below stands of which.
        </Notice>
      )}
      <DoubtsMark doubts={doubts} to={doubtsId} />
      {channels.length === 0 ? (
        <StateMessage title="No readings were found in the files of these months." />
      ) : (
        <ShownReadings
          key={JSON.stringify([meter.meterId, asked])}
          {...props}
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

/** The chosen months of a meter: chart or table, the totals, and where each month came from. */
export const ReadingsView = ({ profileId, meter, selection, onSelect }: Props) => {
  const [zone, setZone] = useRemembered('intervals:zone', zoneChoice, asSent)
  const [asTable, setAsTable] = useState(false)
  // Not remembered: a unit that is missing in one meter's files says nothing about those of another.
  const [unit, setUnit] = useState<ChosenUnit | null>(null)
  const { months, left } = selectedMonths(meter, selection)
  const asked = months.map(({ month }) => month)
  const { query, done } = useReadings(profileId, meter.meterId, asked, zone, unit)
  const unitless = (query.data?.months ?? []).some(
    ({ readings: read }) => read.ok && read.value.channels.some((channel) => channel.unit === 'raw'),
  )
  return (
    <section className={classes.readings} aria-label="Readings">
      <div className={classes.head}>
        <h2 className={classes.title}>
          Meter{' '}
          <span className="lc-mono lc-private" title={meter.meterId}>
            {meter.meterId}
          </span>
        </h2>
        <RangeBar
          meter={meter}
          selection={selection}
          onSelect={onSelect}
          zone={zone}
          onZone={setZone}
          asTable={asTable}
          onAsTable={setAsTable}
        />
        {(unitless || unit !== null) && <UnitChoice unit={unit} onUnit={setUnit} />}
      </div>
      {left > 0 && (
        <Notice title={`At most ${maxMonths} months are read at once.`}>
          {counted(left, 'month')} of the range {left === 1 ? 'is' : 'are'} left out.
        </Notice>
      )}
      {query.isPending && <SkeletonRows rows={7} label={`Reading ${counted(months.length, 'month')}`} />}
      {query.isPending && done > 0 && (
        <p className="lc-muted" role="status">
          {done} of {counted(months.length, 'month')} read. Choosing other months stops it.
        </p>
      )}
      {query.isError && <FailureMessage error={query.error} retry={() => void query.refetch()} />}
      {query.data && (
        <Read
          profileId={profileId}
          meter={meter}
          asked={asked}
          readings={query.data}
          chosenZone={zone}
          unit={unit}
          asTable={asTable}
        />
      )}
      <MonthList profileId={profileId} months={months} readings={query.data?.months ?? []} />
    </section>
  )
}
