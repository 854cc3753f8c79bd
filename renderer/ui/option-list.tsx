import type { ReactNode } from 'react'
import classes from './option-list.module.css'

interface Props {
  /** The option at index 3 has the id `${id}-3`, for the field's aria-activedescendant. */
  readonly id: string
  readonly label: string
  readonly options: readonly { readonly key: string; readonly content: ReactNode }[]
  readonly at: number | null
  readonly onPick: (index: number) => void
}

/** The list below a field that keeps the focus. The last part of an option is never cut off. */
export const OptionList = ({ id, label, options, at, onPick }: Props) => (
  <ul id={id} role="listbox" aria-label={label} className={classes.list}>
    {options.map(({ key, content }, index) => (
      <li
        key={key}
        id={`${id}-${index}`}
        role="option"
        aria-selected={index === at}
        className={classes.option}
        // Not on click, because the field would lose the focus before it.
        onMouseDown={(event) => {
          event.preventDefault()
          onPick(index)
        }}
      >
        {content}
      </li>
    ))}
  </ul>
)
