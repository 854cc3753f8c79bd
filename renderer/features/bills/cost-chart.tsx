import type { Bill } from '../../../shared/domain/bill'
import { money } from './decimals'
import { scaleOf, type CostSeries } from './cost-series'
import classes from './cost-chart.module.css'

interface Props {
  readonly series: CostSeries
  readonly selected: Bill | null
  readonly onSelect: (bill: Bill) => void
}

/** The cost of each period as a bar, periods without a bill as a gap that says so. The grid below has the same in figures. */
export const CostChart = ({ series, selected, onSelect }: Props) => {
  const { bars, currency, of } = series
  const lines = scaleOf(bars)
  const [top = 1, bottom = 0] = [lines[0], lines.at(-1)]
  const percent = (amount: number): string => `${(amount / (top - bottom)) * 100}%`
  const name = of === null ? 'Cost by period' : `Cost by period, ${of}`
  const labelStep = Math.ceil(bars.length / 10)
  return (
    <div
      className={classes.chart}
      role="img"
      aria-label={`${name}: ${bars.map(({ title }) => title).join('; ')}`}
    >
      {of !== null && (
        <p className={classes.caption} aria-hidden>
          Cost by period, <span className="lc-private">{of}</span>
        </p>
      )}
      <div className={classes.figure} aria-hidden>
        <div className={classes.scale}>
          {lines.map((line) => (
            <span key={line} style={{ bottom: percent(line - bottom) }}>
              {money(String(line), currency).replace(/[.,]00$/, '')}
            </span>
          ))}
        </div>
        <div className={classes.plot}>
          <div className={classes.lines}>
            {lines.map((line) => (
              <i key={line} className={classes.line} style={{ bottom: percent(line - bottom) }} />
            ))}
          </div>
          {bars.map((bar, index) => (
            <div
              key={bar.id}
              className={classes.slot}
              // Where there is no room for every label, the last one and some before it stay.
              data-between={(bars.length - 1 - index) % labelStep !== 0 || undefined}
              title={bar.title}
              onClick={() => bar.bill && onSelect(bar.bill)}
            >
              <div className={classes.room}>
                {bar.cost === null ? (
                  <span className={classes.missing} data-state={bar.state}>
                    {bar.state === 'here' ? 'no cost' : bar.state}
                  </span>
                ) : (
                  <span
                    className={classes.bar}
                    data-selected={bar.bill === selected || undefined}
                    style={{
                      bottom: percent(Math.min(bar.cost, 0) - bottom),
                      height: percent(Math.abs(bar.cost)),
                    }}
                  />
                )}
              </div>
              <span className={classes.label}>{bar.label}</span>
            </div>
          ))}
        </div>
      </div>
    </div>
  )
}
