import { useId, useMemo, useRef, useState } from 'react'
import { z } from 'zod'
import type { ChosenUnit, IntervalReadings } from '../../../shared/domain/interval'
import { alignments } from '../../../shared/intervals/year-before'
import { FailureMessage } from '../../parts/failure-message'
import { StateMessage } from '../../parts/state-message'
import { useSaveTable } from '../../parts/use-save-table'
import { counted } from '../../lib/numbers'
import { withoutNames } from '../../lib/privacy'
import { useRemembered } from '../../ui/remembered'
import { BarsView } from './bars-view'
import { Chart } from './chart'
import { factsOf } from './facts'
import { HeatmapView } from './heatmap-view'
import classes from './intervals-tab.module.css'
import { channelKey, extentOf, type JoinedChannel } from './join-months'
import type { MeterMonths } from './meter-months'
import { forFile } from './number-table'
import { NumbersTable } from './numbers-table'
import { changeWords } from './stand-outs'
import { StandOutsList } from './stand-outs-list'
import { MeterBills } from './meter-bills'
import { Summary } from './summary'
import { useOwnBills } from './use-own-bills'
import type { Wanted } from './use-in-thread'
import type { OtherReadings } from './use-readings'
import { useSavePicture } from './use-save-picture'
import { useViews, type Choice } from './use-views'
import { useYearBefore } from './use-year-before'
import { ViewBar, type YearChoice } from './view-bar'
import { channelsFor, isResolution, viewAtFirst, views, viewWords, type View } from './views'
import { YearBeforeNotes } from './year-before-notes'
import { dayName, type Zone } from './zones'

const viewSchema = z.enum(views).nullable()
const yearSchema: z.ZodType<YearChoice> = z.enum(['off', ...alignments])

const perWords: Partial<Record<View, string>> = { hour: 'hour', day: 'day', month: 'month' }

interface Props {
  readonly profileId: number
  readonly meter: MeterMonths
  /** All meters of the profile. */
  readonly meters: readonly MeterMonths[]
  /** The months that were requested. */
  readonly asked: readonly string[]
  readonly readings: IntervalReadings
  /** The channels of the meter itself, and those that are shown: of several meters if others were chosen. */
  readonly own: readonly JoinedChannel[]
  readonly channels: readonly JoinedChannel[]
  readonly others: readonly OtherReadings[]
  /** What was put together of several meters; null for a single one. */
  readonly joined: Wanted<'together'> | null
  /** Whether a file has readings of another time than its month. */
  readonly isElsewhere: boolean
  readonly zone: Zone
  readonly zoneWords: string
  readonly chosenZone: string
  readonly unit: ChosenUnit | null
  readonly asTable: boolean
}

/** The readings in the chosen view: a drawing or a table, the totals, and what is unusual. */
export const ShownReadings = (props: Props) => {
  const { profileId, meter, own, channels, others, zone, zoneWords, asTable, asked } = props
  const [chosenView, setView] = useRemembered('intervals:view', viewSchema, null)
  const [year, setYear] = useRemembered('intervals:year', yearSchema, 'off')
  // Neither choice is remembered, because both only concern these readings.
  const [leaveOut, setLeaveOut] = useState(false)
  const [chosenChannel, setChannel] = useState<string | null>(null)
  const [now] = useState(() => Date.now() / 1000)
  const figure = useRef<HTMLDivElement>(null)
  const summaryId = useId()
  const { save, saving } = useSaveTable()
  const { savePicture, savingPicture } = useSavePicture()

  const offered = useMemo(() => views.filter((each) => channelsFor(each, channels).length > 0), [channels])
  const view = offered.find((each) => each === chosenView) ?? viewAtFirst(asked.length, offered)
  const suited = useMemo(() => channelsFor(view, channels), [view, channels])
  const channel = suited.find((each) => channelKey(each) === chosenChannel) ?? suited[0]
  const isAlone = others.length === 0
  const isCompared = isResolution(view) && year !== 'off'
  const before = useYearBefore(props, isCompared)
  const earlier = useMemo(
    (): Choice['earlier'] =>
      !isCompared || !before.channels ? null : { channels: before.channels, by: year },
    [isCompared, year, before.channels],
  )
  const shown = useViews(channels, { view, zone, zoneWords, channel, leaveOut, earlier })
  const { periods, days, leftOut, map, slots, typicalBy } = shown

  const dayLong = useMemo(() => new Set(channelsFor('day', channels)), [channels])
  const facts = channels.flatMap((each, at) => {
    const given = {
      days: dayLong.has(each) ? (days[at] ?? []) : null,
      months: asked,
      now,
      shown: periods.find((found) => found.channel === each) ?? null,
      per: perWords[view] ?? 'day',
      leftOut: leftOut(each),
      zone,
    }
    const words = factsOf(each, given)
    return words === null ? [] : [{ name: each.name, key: channelKey(each), words }]
  })
  const { meterId } = meter
  const bills = useOwnBills({ profileId, meterId, months: asked, own, channels, days, zone, leaveOut })
  const changes = changeWords(days[0] ?? [])
  // A file is named by the time of its readings, if that is not the one that was asked for.
  const extent = props.isElsewhere ? extentOf(channels) : null
  const range = extent
    ? `${dayName(zone.dayOf(extent[0]))} to ${dayName(zone.dayOf(extent[1] - 1))}`
    : `${asked[0] ?? ''} to ${asked.at(-1) ?? ''}`
  // A file's name may have 200 characters, and a meter's ID more.
  const andMore = isAlone ? '' : ` and ${counted(others.length, 'other meter')}`
  const rest = `${andMore} ${range} ${viewWords[view].toLowerCase()}`
  const name = `${profileId} ${meterId.slice(0, 110)}${rest}`
  const fileName = (): string => withoutNames(name, `${profileId} readings${rest}`)
  const onPicture = (): void => {
    const drawing = figure.current?.querySelector('canvas')
    if (!drawing) return
    savePicture({
      name: fileName(),
      drawing,
      title: `Meter ${meterId}${andMore}, ${range}, ${viewWords[view].toLowerCase()}`,
      lines: [...facts.map((fact) => `${fact.name}: ${fact.words}`), `Times in ${zoneWords}.`],
    })
  }

  return (
    <>
      <ViewBar
        view={view}
        offered={offered}
        onView={setView}
        channels={suited}
        channel={channel}
        onChannel={setChannel}
        year={year}
        onYear={setYear}
        rows={shown.table().count}
        busy={saving || savingPicture}
        onExport={(format) => save({ name: fileName(), format, ...forFile(shown.table()) })}
        onPicture={asTable ? null : onPicture}
      />
      {before.error !== null && <FailureMessage error={before.error} retry={before.retry} />}
      {before.isLoading && <p className="lc-muted">Reading the year before.</p>}
      {isCompared && before.read && (
        <YearBeforeNotes readings={before.read} chosenZone={props.chosenZone} zoneWords={zoneWords} />
      )}
      <div ref={figure}>
        {asTable ? (
          <NumbersTable key={view} table={shown.table()} />
        ) : map && channel ? (
          <HeatmapView
            map={map}
            channel={channel}
            zone={zone}
            leftOut={leftOut(channel)}
            describedBy={summaryId}
          />
        ) : typicalBy && channel ? (
          <BarsView channel={channel} by={typicalBy} slots={slots} describedBy={summaryId} />
        ) : view === 'heatmap' ? (
          <StateMessage title="There are no readings to show." />
        ) : (
          <Chart
            channels={shown.drawn}
            zone={zone}
            zoneWords={zoneWords}
            bands={bills.bands}
            describedBy={summaryId}
          />
        )}
      </div>
      <div className={classes.summary}>
        {facts.map(({ key, name: of, words }) => (
          <p key={key}>
            <span className="lc-private">{of}</span>: <strong>{words}</strong>
          </p>
        ))}
      </div>
      <Summary id={summaryId} channels={channels} zone={zone} zoneWords={zoneWords} />
      <MeterBills key={meterId} check={bills.check} channels={bills.compared} tooLong={bills.tooLong} />
      <StandOutsList
        flagged={shown.flagged}
        changes={changes}
        zone={zone}
        leftOut={leaveOut}
        onLeftOut={setLeaveOut}
      />
    </>
  )
}
