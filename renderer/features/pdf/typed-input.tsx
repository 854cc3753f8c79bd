import type { KeyboardEvent, Ref } from 'react'

interface Props {
  readonly field?: Ref<HTMLInputElement>
  readonly label: string
  readonly className: string | undefined
  readonly inputMode: 'numeric' | 'decimal'
  /** The current value. */
  readonly shown: string
  /** Called on Enter; returns false if the text cannot be used. */
  readonly onTyped: (text: string) => boolean
}

/** Shows a value, and accepts another one that is typed. Text that was not confirmed gives way to the current value. */
export const TypedInput = ({ field, label, className, inputMode, shown, onTyped }: Props) => {
  const onKeyDown = ({ key, currentTarget }: KeyboardEvent<HTMLInputElement>): void => {
    if (key === 'Enter' && !onTyped(currentTarget.value)) currentTarget.value = shown
  }
  return (
    <input
      key={shown}
      ref={field}
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
