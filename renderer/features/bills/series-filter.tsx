import { UnstyledButton } from '@mantine/core'
import type { SeriesCoverage } from '../../../shared/coverage/coverage'
import { countOf } from './bill-rows'
import classes from './bills-tab.module.css'
import { seriesName } from '../../lib/series-name'
import { sameSeries, type SeriesKey } from '../../../shared/coverage/series'

interface Props {
  readonly coverage: readonly SeriesCoverage[]
  /** Null for all. */
  readonly value: SeriesKey | null
  readonly onChange: (key: SeriesKey | null) => void
}

const stateOf = (series: SeriesCoverage): string | null => {
  const [missing, late] = [countOf([series], 'missing'), countOf([series], 'late')]
  if (missing + late > 0) {
    return [missing > 0 && `${missing} missing`, late > 0 && `${late} late`].filter(Boolean).join(', ')
  }
  if (series.end?.kind === 'replaced') return 'replaced by another meter'
  if (series.end?.kind === 'stopped') return `stopped ${series.end.since}`
  return series.rhythm === null ? 'too few to tell' : null
}

const troubled = (series: SeriesCoverage): boolean =>
  countOf([series], 'missing') + countOf([series], 'late') > 0

/** The meters and accounts of one type, with what is missing for each. One of them can be shown alone. */
export const SeriesFilter = ({ coverage, value, onChange }: Props) => (
  <div className={classes.series} role="group" aria-label="Meter or account">
    <UnstyledButton className={classes.type} aria-pressed={value === null} onClick={() => onChange(null)}>
      All of them
    </UnstyledButton>
    {coverage.map((series) => {
      const state = stateOf(series)
      const name = seriesName(series.key)
      return (
        <UnstyledButton
          key={JSON.stringify(series.key)}
          className={classes.type}
          aria-pressed={value !== null && sameSeries(value, series.key)}
          title={state ?? undefined}
          onClick={() => onChange(series.key)}
        >
          <span className="lc-private">{name}</span>
          {state !== null && (
            <span className={classes.seriesState} data-troubled={troubled(series) || undefined}>
              {state}
            </span>
          )}
        </UnstyledButton>
      )
    })}
  </div>
)
