import { Checkbox, Select } from '@mantine/core'
import { rowFields, type RowField } from '../../../shared/domain/bulk'
import classes from './paste-list.module.css'
import type { ValueColumns } from './row-values'

const labels: Readonly<Record<RowField, string>> = {
  tag: 'Add the tag from',
  zipcode: 'ZIP code from',
  label: 'New label from',
}

interface Props {
  readonly choices: readonly { readonly value: string; readonly label: string }[]
  /** Null while nothing is to be set. */
  readonly columns: ValueColumns | null
  /** The columns that the headings name, when the person asks for values. */
  readonly guess: () => ValueColumns
  readonly onChange: (columns: ValueColumns | null) => void
}

/** Which columns of a pasted table give values to the profiles. Off at first: most lists only name profiles. */
export const ColumnsForValues = ({ choices, columns, guess, onChange }: Props) => (
  <>
    <Checkbox
      label="Set values of these profiles from other columns"
      checked={columns !== null}
      onChange={(event) => onChange(event.currentTarget.checked ? guess() : null)}
    />
    {columns && (
      <div className={classes.columns}>
        {rowFields.map((field) => (
          <Select
            key={field}
            label={labels[field]}
            placeholder="Nothing"
            data={[...choices]}
            value={columns[field] === undefined ? null : String(columns[field])}
            clearable
            onChange={(value) =>
              onChange({ ...columns, [field]: value === null ? undefined : Number(value) })
            }
          />
        ))}
      </div>
    )}
  </>
)
