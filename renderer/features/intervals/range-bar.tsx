import { Button, Select } from '@mantine/core'
import { IconChartHistogram, IconTable } from '@tabler/icons-react'
import { endsOf, type MeterMonths, type Selection } from './meter-months'
import classes from './intervals-tab.module.css'
import { monthName } from './words'
import { zoneChoices } from './zones'

interface Props {
  readonly meter: MeterMonths
  readonly selection: Selection
  readonly onSelect: (selection: Selection) => void
  readonly zone: string
  readonly onZone: (zone: string) => void
  readonly asTable: boolean
  readonly onAsTable: (asTable: boolean) => void
}

/** The first and last month, the zone, and the choice between chart and table. */
export const RangeBar = ({ meter, selection, onSelect, zone, onZone, asTable, onAsTable }: Props) => {
  const [from, to] = endsOf(selection)
  const { meterId } = meter
  const months = meter.months
    .map(({ month }) => ({ value: month, label: monthName(month, 'withYear') }))
    .toReversed()
  const Mark = asTable ? IconChartHistogram : IconTable
  return (
    <div className={classes.range}>
      <span className="lc-muted">From</span>
      <Select
        aria-label="From"
        className={classes.month}
        data={months}
        value={from}
        allowDeselect={false}
        onChange={(month) => month && onSelect({ meterId, anchor: month > to ? month : to, focus: month })}
      />
      <span className="lc-muted">to</span>
      <Select
        aria-label="To"
        className={classes.month}
        data={months}
        value={to}
        allowDeselect={false}
        onChange={(month) =>
          month && onSelect({ meterId, anchor: month < from ? month : from, focus: month })
        }
      />
      <span className="lc-muted">in the zone</span>
      <Select
        aria-label="Time zone"
        className={classes.zone}
        data={zoneChoices}
        value={zone}
        allowDeselect={false}
        onChange={(name) => name && onZone(name)}
      />
      <Button
        variant="default"
        leftSection={<Mark size={14} aria-hidden />}
        onClick={() => onAsTable(!asTable)}
      >
        {asTable ? 'Show as chart' : 'Show as table'}
      </Button>
    </div>
  )
}
