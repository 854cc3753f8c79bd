import { MultiSelect, SegmentedControl } from '@mantine/core'
import classes from './intervals-tab.module.css'
import type { MeterMonths } from './meter-months'
import { togetherness, type Togetherness } from './together'

/** More meters could not be told apart by their colours. */
const mostOthers = 5

const howWords: Readonly<Record<Togetherness, string>> = { beside: 'Beside each other', added: 'Added' }

interface Props {
  /** The other meters of the profile that have one of the chosen months. */
  readonly offered: readonly MeterMonths[]
  readonly chosen: readonly string[]
  readonly onChosen: (meterIds: readonly string[]) => void
  readonly how: Togetherness
  readonly onHow: (how: Togetherness) => void
}

/** Chooses further meters for the same chart, and whether they are added. */
export const MetersTogether = ({ offered, chosen, onChosen, how, onHow }: Props) => {
  if (offered.length === 0) return null
  return (
    <div className={classes.range}>
      <span className="lc-muted">Together with</span>
      <MultiSelect
        aria-label="Together with meters"
        className={classes.meters}
        classNames={{ pill: 'lc-private', option: 'lc-private' }}
        data={offered.map(({ meterId }) => meterId)}
        value={[...chosen]}
        maxValues={mostOthers}
        placeholder={chosen.length === 0 ? 'no other meter' : ''}
        clearable
        onChange={onChosen}
      />
      {chosen.length > 0 && (
        <SegmentedControl
          size="xs"
          aria-label="Several meters"
          data={togetherness.map((value) => ({ value, label: howWords[value] }))}
          value={how}
          onChange={onHow}
        />
      )}
    </div>
  )
}
