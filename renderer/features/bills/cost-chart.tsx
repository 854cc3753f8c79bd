import type { Bill } from '../../../shared/domain/bill'
import { money } from './decimals'
import { scaleOf, type Bar } from './cost-series'
import classes from './cost-chart.module.css'

interface Props {
  readonly bars: readonly Bar[]
  readonly currency: string | null
  readonly selected: Bill | null
  readonly onSelect: (bill: Bill) => void
}

/** The cost of each period as a bar, periods without a bill as a gap that says so. The grid below has the same in figures. */
export const CostChart = ({ bars, currency, selected, onSelect }: Props) => {
  const lines = scaleOf(bars)
  const top = lines[0] ?? 1
  return (
    <figure
      className={classes['chart']}
      role="img"
      aria-label={`Cost by period: ${bars.map(({ title }) => title).join('; ')}`}
    >
      <div className={classes['scale']} aria-hidden>
        {lines.map((line) => (
          <span key={line} style={{ bottom: `${(line / top) * 100}%` }}>
            {money(String(line), currency).replace(/[.,]00$/, '')}
          </span>
        ))}
      </div>
      <div className={classes['plot']} aria-hidden>
        <div className={classes['lines']}>
          {lines.map((line) => (
            <i key={line} className={classes['line']} style={{ bottom: `${(line / top) * 100}%` }} />
          ))}
        </div>
        {bars.map((bar) => (
          <div
            key={bar.id}
            className={classes['slot']}
            title={bar.title}
            onClick={() => bar.bill && onSelect(bar.bill)}
          >
            <div className={classes['room']}>
              {bar.cost === null ? (
                <span className={classes['missing']}>
                  <span>missing</span>
                </span>
              ) : (
                <span
                  className={classes['bar']}
                  data-selected={bar.bill === selected || undefined}
                  data-negative={bar.cost < 0 || undefined}
                  style={{ height: `${(Math.abs(bar.cost) / top) * 100}%` }}
                />
              )}
            </div>
            <span className={classes['label']}>{bar.label}</span>
          </div>
        ))}
      </div>
    </figure>
  )
}
