import { IconMinus } from '@tabler/icons-react'
import { useMemo, useState, type ReactNode } from 'react'
import type { SeriesMonth } from '../../../shared/domain/coverage'
import { counted } from '../../lib/numbers'
import { FailureMessage } from '../../parts/failure-message'
import { useProfileFocus, type PinnedMoment } from '../../parts/profile-focus'
import { SkeletonRows } from '../../ui/skeleton-rows'
import { StateMessage } from '../../parts/state-message'
import { CompletenessMark } from './completeness-mark'
import classes from './intervals-tab.module.css'
import {
  metersOf,
  selectedMonths,
  selectionOfDays,
  selectionOfWanted,
  type MeterMonths,
  type Selection,
} from './meter-months'
import { usePlacedMeters, type PlacedMeters } from './meter-places'
import { MonthPicker } from './month-picker'
import { ReadingsView } from './readings-view'
import { useIntervalMonths } from './use-readings'
import { completenessWords, monthName } from './words'

const states = ['complete', 'growing', 'unsaid'] as const

/** The chosen months as long as they exist, or else the latest month of the first meter. */
const selectionIn = (meters: readonly MeterMonths[], chosen: Selection | null): Selection | null => {
  const meter = meters.find(({ meterId }) => meterId === chosen?.meterId)
  if (chosen && meter && selectedMonths(meter, chosen).months.length > 0) return chosen
  const [first] = meters
  const latest = first?.months.at(-1)?.month
  return first && latest ? { meterId: first.meterId, anchor: latest, focus: latest } : null
}

/** The months of a bill that was chosen in its timeline: of its own meter if that is known, or else of the current one. */
const selectionOfBill = (
  pinned: PinnedMoment | null,
  { of }: PlacedMeters,
  current: MeterMonths | undefined,
): Selection | null => {
  const { period = null } = pinned ?? {}
  if (!period) return null
  const own = of(period.key)
  const meter = own.find((each) => each === current) ?? own[0] ?? current
  return meter ? selectionOfDays(meter, period) : null
}

const Key = () => (
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
)

interface MetersProps {
  readonly profileId: number
  readonly meters: readonly MeterMonths[]
  /** A meter and one of its months that were pointed at elsewhere. */
  readonly wanted: SeriesMonth | null
}

/** Says why what was pointed at is not what is chosen. */
const notThere = (meters: readonly MeterMonths[], { meterNumber, month }: SeriesMonth): string | null => {
  const meter = meters.find(({ meterId }) => meterId === meterNumber)
  if (!meter) return 'The meter that was opened has no interval data any more.'
  if (month === null || meter.months.some((record) => record.month === month)) return null
  return `There is no interval data for ${monthName(month, 'withYear')}.`
}

const Meters = ({ profileId, meters, wanted }: MetersProps) => {
  const { pinned } = useProfileFocus()
  const placed = usePlacedMeters(profileId, meters)
  const [chosen, setChosen] = useState<Selection | null>(() => wanted && selectionOfWanted(meters, wanted))
  const [told, setTold] = useState(() => wanted && notThere(meters, wanted))
  const choose = (next: Selection): void => {
    setChosen(next)
    // It is about what was chosen first.
    setTold(null)
  }
  const [seen, setSeen] = useState<PinnedMoment | null>(null)
  const shown = useMemo(() => [...placed.within, ...placed.unknown], [placed])
  const selection = selectionIn(shown, chosen)
  const current = shown.find(({ meterId }) => meterId === selection?.meterId)
  // A bill that is chosen elsewhere chooses its months, once.
  if (pinned !== seen && (placed.isKnown || !pinned?.period)) {
    const wanted = selectionOfBill(pinned, placed, current)
    setSeen(pinned)
    if (wanted) choose(wanted)
  }
  if (!selection || !current) {
    return (
      <StateMessage
        title="No meter with interval data is known to belong to this part of the login."
        advice={`${counted(placed.elsewhere, 'meter')} of other parts: choose everything to see them.`}
      />
    )
  }
  const selected = new Set(selectedMonths(current, selection).months.map(({ month }) => month))
  const picker = (meter: MeterMonths) => {
    const active = meter === current
    return (
      <MonthPicker
        key={meter.meterId}
        meter={meter}
        selected={active ? selected : new Set()}
        focus={active ? selection.focus : null}
        isSought={meter.meterId === wanted?.meterNumber}
        onSelect={(month, extend) =>
          choose({
            meterId: meter.meterId,
            anchor: extend && active ? selection.anchor : month,
            focus: month,
          })
        }
      />
    )
  }
  return (
    <>
      {told && (
        <p className="lc-muted" role="status">
          {told}
        </p>
      )}
      {placed.within.map(picker)}
      {placed.unknown.length > 0 && (
        <p className="lc-muted" role="status">
          It is not known to which part of the login{' '}
          {placed.unknown.length === 1 ? 'this meter' : 'these meters'} belong
          {placed.unknown.length === 1 && 's'}:
        </p>
      )}
      {placed.unknown.map(picker)}
      {placed.elsewhere > 0 && (
        <p className="lc-muted" role="status">
          Not shown: {counted(placed.elsewhere, 'meter')} of other parts of the login.
        </p>
      )}
      <Key />
      <ReadingsView
        key={current.meterId}
        profileId={profileId}
        meter={current}
        meters={shown}
        selection={selection}
        onSelect={choose}
      />
    </>
  )
}

interface Props {
  readonly profileId: number
  /** What is chosen at first, where the profile was opened from the page of coverage. */
  readonly wanted?: SeriesMonth | null
  /** The bills above the readings, in which a part of the login and a moment can be chosen. */
  readonly bills?: ReactNode
}

/** The interval data of a profile: its months by meter, and the readings of the chosen ones. */
export const IntervalsTab = ({ profileId, wanted = null, bills }: Props) => {
  const query = useIntervalMonths(profileId)
  const meters = useMemo(() => metersOf(query.data ?? []), [query.data])
  return (
    <div className={classes.tab}>
      {query.isPending && <SkeletonRows rows={5} label="Reading the months with interval data" />}
      {query.isError && <FailureMessage error={query.error} retry={() => void query.refetch()} />}
      {query.data && meters.length === 0 && (
        <StateMessage title="No interval data yet" advice="Start an interval job on the Jobs tab." />
      )}
      {meters.length > 0 && bills}
      {meters.length > 0 && <Meters key={profileId} profileId={profileId} meters={meters} wanted={wanted} />}
    </div>
  )
}
