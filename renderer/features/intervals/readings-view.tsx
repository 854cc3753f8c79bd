import { useState } from 'react'
import { FailureMessage } from '../../parts/failure-message'
import { Notice } from '../../ui/notice'
import { SkeletonRows } from '../../ui/skeleton-rows'
import { counted } from '../../lib/numbers'
import type { ChosenUnit } from '../../../shared/domain/interval'
import classes from './intervals-tab.module.css'
import { maxMonths, selectedMonths, type MeterMonths, type Selection } from './meter-months'
import { MetersTogether } from './meters-together'
import { MonthList } from './month-list'
import { RangeBar } from './range-bar'
import { ReadMonths } from './read-months'
import type { Togetherness } from './together'
import { useChosenZone } from './use-chosen-zone'
import type { MonthsOfMeter } from './read-in-parts'
import { roomBeside } from './room'
import { useOtherReadings, useReadings, type OtherReadings } from './use-readings'
import { UnitChoice } from './unit-choice'

const noOthers: readonly OtherReadings[] = []

interface Props {
  readonly profileId: number
  readonly meter: MeterMonths
  /** All meters of the profile. */
  readonly meters: readonly MeterMonths[]
  readonly selection: Selection
  readonly onSelect: (selection: Selection) => void
}

/** The months of the selection that another meter has. */
const monthsOf = (meter: MeterMonths, selection: Selection): readonly string[] =>
  selectedMonths(meter, selection).months.map(({ month }) => month)

/** The chosen months of a meter: chart or table, the totals, and where each month came from. */
export const ReadingsView = ({ profileId, meter, meters, selection, onSelect }: Props) => {
  const [zone, setZone] = useChosenZone()
  const [asTable, setAsTable] = useState(false)
  // Not remembered: a unit that is missing in one meter's files says nothing about those of another.
  const [unit, setUnit] = useState<ChosenUnit | null>(null)
  const [withMeters, setWithMeters] = useState<readonly string[]>([])
  const [how, setHow] = useState<Togetherness>('beside')
  const { months, left } = selectedMonths(meter, selection)
  const asked = months.map(({ month }) => month)
  const { query, done } = useReadings(profileId, meter.meterId, asked, zone, unit)
  const offered = meters.filter((each) => each !== meter && monthsOf(each, selection).length > 0)
  const chosen = offered
    .filter(({ meterId }) => withMeters.includes(meterId))
    .map((each): MonthsOfMeter => ({ meterId: each.meterId, months: monthsOf(each, selection) }))
  // Read after the chosen meter, because they have the room that it leaves.
  const others = useOtherReadings(profileId, query.data ? chosen : [], zone, roomBeside([query.data]))
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
        <MetersTogether
          offered={offered}
          chosen={chosen.map(({ meterId }) => meterId)}
          onChosen={setWithMeters}
          how={how}
          onHow={setHow}
        />
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
      {others.isLoading && (
        <p className="lc-muted" role="status">
          Reading {counted(chosen.length, 'other meter')}.
        </p>
      )}
      {others.isError && <FailureMessage error={others.error} retry={() => void others.refetch()} />}
      {query.data && (
        <ReadMonths
          profileId={profileId}
          meter={meter}
          meters={meters}
          asked={asked}
          readings={query.data}
          others={others.data ?? noOthers}
          how={how}
          chosenZone={zone}
          unit={unit}
          asTable={asTable}
        />
      )}
      <MonthList profileId={profileId} months={months} readings={query.data?.months ?? []} />
    </section>
  )
}
