import { Menu, SegmentedControl, Select } from '@mantine/core'
import { clsx } from 'clsx'
import { counted } from '../../lib/numbers'
import type { TableFormat } from '../../../shared/domain/table-format'
import type { Alignment } from '../../../shared/intervals/year-before'
import { ExportMenu } from '../../parts/export-menu'
import classes from './intervals-tab.module.css'
import { channelKey, type JoinedChannel } from './join-months'
import { isResolution, viewWords, type View } from './views'
import { unitWords } from './words'

/** The most rows in one call. The source files have more. */
export const mostRows = 20_000

export const yearChoices = [
  { value: 'off', label: 'No year before' },
  { value: 'weekday', label: 'Year before, by weekday' },
  { value: 'date', label: 'Year before, by date' },
] as const
export type YearChoice = Alignment | 'off'

interface Props {
  readonly view: View
  readonly offered: readonly View[]
  readonly onView: (view: View) => void
  /** The channels to choose from, if a view shows a single one. */
  readonly channels: readonly JoinedChannel[]
  readonly channel: JoinedChannel | undefined
  readonly onChannel: (key: string) => void
  readonly year: YearChoice
  readonly onYear: (year: YearChoice) => void
  readonly rows: number
  readonly busy: boolean
  readonly onExport: (format: TableFormat) => void
  /** Null while the numbers are shown as a table. */
  readonly onPicture: (() => void) | null
}

/** Chooses the view and the year before, and saves what is shown as a file. */
export const ViewBar = (props: Props) => {
  const { view, offered, onView, channels, channel, onChannel, year, onYear, rows, busy } = props
  const tooMany = rows > mostRows
  return (
    <div className={classes.range} role="group" aria-label="View of the readings">
      <SegmentedControl
        size="xs"
        aria-label="Show by"
        data={offered.map((value) => ({ value, label: viewWords[value] }))}
        value={view}
        onChange={(value) => {
          const chosen = offered.find((each) => each === value)
          if (chosen) onView(chosen)
        }}
      />
      {isResolution(view) && (
        <Select
          aria-label="Year before"
          className={classes.zone}
          data={[...yearChoices]}
          value={year}
          allowDeselect={false}
          onChange={(value) => onYear(yearChoices.find((each) => each.value === value)?.value ?? 'off')}
        />
      )}
      {!isResolution(view) && view !== 'readings' && channels.length > 1 && (
        <Select
          aria-label="Channel"
          className={clsx(classes.zone, 'lc-private')}
          data={channels.map((each) => ({
            value: channelKey(each),
            label: `${each.name} · ${unitWords(each.unit)}`,
          }))}
          renderOption={({ option }) => <span className="lc-private">{option.label}</span>}
          value={channel ? channelKey(channel) : null}
          allowDeselect={false}
          onChange={(key) => key !== null && onChannel(key)}
        />
      )}
      <ExportMenu
        what={
          tooMany ? `${counted(rows, 'row')} (at most ${counted(mostRows, 'row')})` : counted(rows, 'row')
        }
        disabled={rows === 0 || tooMany}
        busy={busy}
        onExport={props.onExport}
      >
        {props.onPicture && <Menu.Item onClick={props.onPicture}>Save the picture (PNG)</Menu.Item>}
      </ExportMenu>
    </div>
  )
}
