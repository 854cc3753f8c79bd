import type { KeyboardEvent } from 'react'

interface Props {
  readonly label: string
  readonly className: string | undefined
  readonly inputMode: 'numeric' | 'decimal'
  /** What is so now. */
  readonly shown: string
  /** Enter: false where the text says nothing that can be done. */
  readonly onTyped: (text: string) => boolean
}

/** Shows a value, and takes another by typing it. What was typed and not confirmed gives way to what is so. */
export const TypedInput = ({ label, className, inputMode, shown, onTyped }: Props) => {
  const onKeyDown = ({ key, currentTarget }: KeyboardEvent<HTMLInputElement>): void => {
    if (key === 'Enter' && !onTyped(currentTarget.value)) currentTarget.value = shown
  }
  return (
    <input
      key={shown}
      className={className}
      aria-label={label}
      inputMode={inputMode}
      defaultValue={shown}
      onKeyDown={onKeyDown}
      onFocus={(event) => event.currentTarget.select()}
      onBlur={(event) => {
        event.currentTarget.value = shown
      }}
    />
  )
}
