import { IconMinus } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { FailureMessage } from '../../parts/failure-message'
import { SkeletonRows } from '../../ui/skeleton-rows'
import { StateMessage } from '../../parts/state-message'
import { CompletenessMark } from './completeness-mark'
import classes from './intervals-tab.module.css'
import { metersOf, selectedMonths, type MeterMonths, type Selection } from './meter-months'
import { MonthPicker } from './month-picker'
import { ReadingsView } from './readings-view'
import { useIntervalMonths } from './use-readings'
import { completenessWords } from './words'

const states = ['complete', 'growing', 'unsaid'] as const

/** The chosen months as long as they exist, or else the latest month of the first meter. */
const selectionIn = (meters: readonly MeterMonths[], chosen: Selection | null): Selection | null => {
  const meter = meters.find(({ meterId }) => meterId === chosen?.meterId)
  if (chosen && meter && selectedMonths(meter, chosen).months.length > 0) return chosen
  const [first] = meters
  const latest = first?.months.at(-1)?.month
  return first && latest ? { meterId: first.meterId, anchor: latest, focus: latest } : null
}

const Meters = ({
  profileId,
  meters,
}: {
  readonly profileId: number
  readonly meters: readonly MeterMonths[]
}) => {
  const [chosen, choose] = useState<Selection | null>(null)
  const selection = selectionIn(meters, chosen)
  const current = meters.find(({ meterId }) => meterId === selection?.meterId)
  if (!selection || !current) return null
  const selected = new Set(selectedMonths(current, selection).months.map(({ month }) => month))
  return (
    <>
      {meters.map((meter) => {
        const active = meter === current
        return (
          <MonthPicker
            key={meter.meterId}
            meter={meter}
            selected={active ? selected : new Set()}
            focus={active ? selection.focus : null}
            onSelect={(month, extend) =>
              choose({
                meterId: meter.meterId,
                anchor: extend && active ? selection.anchor : month,
                focus: month,
              })
            }
          />
        )
      })}
      <ul className={classes.key} aria-label="Marks">
        {states.map((state) => (
          <li key={state}>
            <CompletenessMark of={state} /> {completenessWords[state]}
          </li>
        ))}
        <li>
          <IconMinus size={13} aria-hidden /> Missing
        </li>
        <li>Click a month; Shift and click, or Shift and an arrow, for a range.</li>
      </ul>
      <ReadingsView
        key={current.meterId}
        profileId={profileId}
        meter={current}
        selection={selection}
        onSelect={choose}
      />
    </>
  )
}

/** The interval data of a profile: its months by meter, and the readings of the chosen ones. */
export const IntervalsTab = ({ profileId }: { readonly profileId: number }) => {
  const query = useIntervalMonths(profileId)
  const meters = useMemo(() => metersOf(query.data ?? []), [query.data])
  return (
    <div className={classes.tab}>
      {query.isPending && <SkeletonRows rows={5} label="Reading the months with interval data" />}
      {query.isError && <FailureMessage error={query.error} retry={() => void query.refetch()} />}
      {query.data && meters.length === 0 && (
        <StateMessage title="No interval data yet" advice="Start an interval job on the Jobs tab." />
      )}
      {meters.length > 0 && <Meters key={profileId} profileId={profileId} meters={meters} />}
    </div>
  )
}
