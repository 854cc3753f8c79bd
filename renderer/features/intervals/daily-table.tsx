import { useMemo } from 'react'
import { count, counted } from '../../lib/numbers'
import { dailyMeasure, dailyTotals, type DayCell } from './daily-totals'
import classes from './daily-table.module.css'
import type { JoinedChannel } from './join-months'
import { exactNumber, unitWords } from './words'
import { dayName, type Zone } from './zones'

const measureWords = { total: 'total', highest: 'highest', last: 'at the end of the day' }

/** One number where all channels have as many readings. */
const countsOf = (cells: readonly (DayCell | null)[]): string =>
  [...new Set(cells.map((cell) => count(cell?.count ?? 0)))].join(' / ')

interface Props {
  readonly channels: readonly JoinedChannel[]
  readonly zone: Zone
  readonly zoneWords: string
}

/** The chart as a table: a row for each day of the zone, a column for each channel. */
export const DailyTable = ({ channels, zone, zoneWords }: Props) => {
  const rows = useMemo(() => dailyTotals(channels, zone), [channels, zone])
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label="Readings by day">
      <table className={classes.table}>
        <caption>Days in {zoneWords}. A reading counts on the day on which it begins.</caption>
        <thead>
          <tr>
            <th scope="col">Day</th>
            {channels.map(({ name, kind, unit }) => (
              <th key={`${kind} ${unit} ${name}`} scope="col">
                <span className="lc-private" title={name}>
                  {name}
                </span>
                , {measureWords[dailyMeasure[kind]]}, {unitWords(unit)}
              </th>
            ))}
            <th scope="col">Readings</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) =>
            row.kind === 'day' ? (
              <tr key={row.day}>
                <th scope="row" className="lc-num">
                  {dayName(row.day)}
                </th>
                {row.cells.map((cell, at) => (
                  <td key={at} className="lc-num">
                    {cell ? exactNumber(cell.value) : <span className="lc-muted">none</span>}
                  </td>
                ))}
                <td className="lc-num">{countsOf(row.cells)}</td>
              </tr>
            ) : (
              <tr key={`after ${row.from}`}>
                <td className={classes.none} colSpan={channels.length + 2}>
                  {row.from === row.to ? dayName(row.from) : `${dayName(row.from)} to ${dayName(row.to)}`}: no
                  readings on {counted(row.to - row.from + 1, 'day')}
                </td>
              </tr>
            ),
          )}
        </tbody>
      </table>
    </div>
  )
}
