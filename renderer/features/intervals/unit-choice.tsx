import { Select } from '@mantine/core'
import { chosenUnits, type ChosenUnit } from '../../../shared/domain/interval'
import classes from './intervals-tab.module.css'

interface Props {
  readonly unit: ChosenUnit | null
  readonly onUnit: (unit: ChosenUnit | null) => void
}

/**
 * The unit of a meter's files that name none. Only a person can know it, so none is assumed until one is chosen. It says
 * nothing of another meter's files.
 */
export const UnitChoice = ({ unit, onUnit }: Props) => (
  <div className={classes.range}>
    <span className="lc-muted">A file of this meter names no unit. Its values are in</span>
    <Select
      aria-label="Unit"
      className={classes.month}
      data={[...chosenUnits]}
      value={unit}
      placeholder="not known"
      clearable
      onChange={(name) => onUnit(chosenUnits.find((each) => each === name) ?? null)}
    />
  </div>
)
