import { typeName } from '../../lib/type-name'
import { valueOf, type Measure, type Point } from './lane-points'
import { costWords, exportWords, gapWords, usageWords, valueWords, whenOf } from './point-words'
import { seriesName } from '../../lib/series-name'
import type { Reasons } from './timeline-panel'
import type { Panel } from './timeline-panels'
import { beforeWords } from './timeline-words'
import classes from './timeline.module.css'

interface Props {
  readonly panels: readonly Panel[]
  readonly look: { readonly measure: Measure; readonly perDay: boolean }
  readonly unusual: Reasons
}

const rate = (point: Point, measure: Measure): string | null => {
  const value = valueOf(point, measure, true)
  return value && (point.bill?.type === 'billing' ? null : valueWords(value.value, measure, value.unit))
}

const columns: readonly (readonly [name: string, of: (point: Point) => string | null])[] = [
  ['Cost', costWords],
  ['Cost a day', (point) => rate(point, 'cost')],
  ['Usage', usageWords],
  ['Usage a day', (point) => rate(point, 'usage')],
  ['Exported', exportWords],
  ['Price', (point) => rate(point, 'price')],
  ['Rate plan', ({ bill }) => bill?.ratePlan ?? null],
]

/** The timeline as a table: a row for each period of each meter, the newest first. */
export const TimelineTable = ({ panels, look, unusual }: Props) => {
  const rows = panels
    .flatMap(({ lanes }) => lanes.flatMap(({ lane, bars }) => bars.map(({ point }) => ({ lane, point }))))
    .toSorted((a, b) => b.point.end - a.point.end)
  const used = columns.filter(([, of]) => rows.some(({ point }) => of(point) !== null))
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label="Timeline as a table">
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Period</th>
            <th scope="col">Type</th>
            <th scope="col">Of</th>
            {used.map(([name]) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
            <th scope="col">A year before</th>
            <th scope="col">Unusual</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ lane, point }, at) => (
            <tr key={at}>
              <th scope="row">{whenOf(point)}</th>
              <td>{typeName(lane.key.type)}</td>
              <td className="lc-private">{seriesName(lane.key)}</td>
              {point.state === 'here' ? (
                used.map(([, of], column) => (
                  <td key={column} className="lc-num">
                    {of(point) ?? <span className="lc-muted">–</span>}
                  </td>
                ))
              ) : (
                <td className={classes.none} data-state={point.state} colSpan={used.length}>
                  {gapWords(point)}
                </td>
              )}
              <td className="lc-num">
                {beforeWords(panels, point, look) ?? <span className="lc-muted">–</span>}
              </td>
              <td className={classes.reason}>{unusual.get(point)?.join('. ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
