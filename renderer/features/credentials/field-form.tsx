import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useRef, type SubmitEvent } from 'react'
import classes from './credentials-tab.module.css'

interface Props {
  /** The field to change; without it a new one is named. */
  readonly field?: string | undefined
  /** Offered first as the name of a new field. */
  readonly suggestion?: string
  readonly busy: boolean
  /** Gives back whether it was stored: only then is the input left empty for good. */
  readonly onSave: (field: string, value: string) => Promise<boolean>
  readonly onCancel: () => void
}

/** Masked unless it is the username, which is read out to the customer rather than over a shoulder. */
const isMasked = (field: string): boolean => field !== 'username'

/**
 * One value on its way in. The inputs are uncontrolled and emptied at once: what is typed never reaches React's state,
 * a cache or an undo list.
 */
export const FieldForm = ({ field, suggestion = '', busy, onSave, onCancel }: Props) => {
  const value = useRef<HTMLInputElement>(null)
  const name = useRef<HTMLInputElement>(null)
  const Input = isMasked(field ?? suggestion) ? PasswordInput : TextInput

  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    const input = value.current
    const chosen = field ?? name.current?.value.trim() ?? ''
    if (!input?.value || !chosen) return
    const text = input.value
    input.value = ''
    void onSave(chosen, text)
  }

  return (
    <form
      className={classes['form']}
      aria-label={field ? `Change ${field}` : 'Add a field'}
      autoComplete="off"
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel()
      }}
    >
      {field === undefined && (
        <TextInput
          ref={name}
          label="Field"
          defaultValue={suggestion}
          maxLength={100}
          required
          data-autofocus={suggestion === '' || undefined}
          spellCheck={false}
        />
      )}
      <Input
        ref={value}
        label={field ? `New ${field}` : 'Value'}
        maxLength={2000}
        required
        autoFocus
        autoComplete="off"
        spellCheck={false}
      />
      <div className={classes['buttons']}>
        <Button type="submit" loading={busy}>
          {field ? 'Change' : 'Add'}
        </Button>
        <Button variant="default" onClick={onCancel}>
          Cancel
        </Button>
        <span className="lc-muted">Encrypted before it leaves this computer</span>
      </div>
    </form>
  )
}
