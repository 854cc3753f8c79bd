import { UnstyledButton } from '@mantine/core'
import { sumBy } from 'es-toolkit/math/sumBy'
import { soFar } from '../../lib/numbers'
import classes from './bills-tab.module.css'
import { typeName } from '../../lib/type-name'
import type { TypeCount } from './types'

interface Props {
  readonly types: readonly TypeCount[]
  /** Null for all. */
  readonly value: string | null
  /** Whether no more bills are to be expected. */
  readonly isAll: boolean
  readonly onChange: (type: string | null) => void
}

/** Which type of bills is shown, and how many there are of each. */
export const TypeFilter = ({ types, value, isAll, onChange }: Props) => {
  const all = sumBy(types, (one) => one.count)
  const choices = [
    { type: null, name: 'All types', number: all },
    ...types.map(({ type, count: number }) => ({ type, name: typeName(type), number })),
  ]
  return (
    <div className={classes.types} role="group" aria-label="Type">
      {choices.map(({ type, name, number }) => (
        <UnstyledButton
          key={type ?? ''}
          className={classes.type}
          aria-pressed={value === type}
          title={name}
          onClick={() => onChange(type)}
        >
          {name} <span className={classes.number}>{soFar(number, isAll)}</span>
        </UnstyledButton>
      ))}
    </div>
  )
}
