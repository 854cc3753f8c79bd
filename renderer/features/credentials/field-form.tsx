import { Button, TextInput } from '@mantine/core'
import { useRef, type SubmitEvent } from 'react'
import { withoutUnseen } from '../../../shared/domain/unseen'
import { credentialLimit } from '../../parts/credential-limit'
import { CredentialField, type CredentialFieldHandle } from '../../parts/credential-field'
import classes from './credentials-tab.module.css'

interface Props {
  /** The field to change; without it the form names a new one. */
  readonly field?: string | undefined
  /** Whether the field was deleted while the form was open. */
  readonly gone?: boolean
  /** Suggested as the name of a new field. */
  readonly suggestion?: string
  readonly busy: boolean
  /** Returns whether the value was stored. Only then does the input stay empty. */
  readonly onSave: (field: string, value: string) => Promise<boolean>
  readonly onCancel: () => void
}

/** The form for one value. The value is read from its input when it is sent, and the input is emptied at once. */
export const FieldForm = ({ field, gone = false, suggestion = '', busy, onSave, onCancel }: Props) => {
  const form = useRef<HTMLFormElement>(null)
  const value = useRef<CredentialFieldHandle>(null)
  const name = useRef<HTMLInputElement>(null)

  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    const input = value.current
    const chosen = field ?? withoutUnseen(name.current?.value ?? '')
    const text = input?.value()
    if (!input || !text || !chosen || input.holdsBack()) return
    input.empty()
    void onSave(chosen, text)
  }

  return (
    <form
      ref={form}
      className={classes.form}
      aria-label={field ? `Change ${field}` : 'Add a field'}
      autoComplete="off"
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel()
      }}
    >
      {gone && (
        <p role="status">This field has been deleted in the meantime. Sending a value adds it again.</p>
      )}
      {field === undefined && (
        <TextInput
          ref={name}
          label="Field"
          defaultValue={suggestion}
          maxLength={100}
          required
          autoFocus={suggestion === ''}
          spellCheck={false}
        />
      )}
      <CredentialField
        ref={value}
        field={field ?? suggestion}
        label={field ? `New ${field}` : 'Value'}
        autoFocus={field !== undefined || suggestion !== ''}
        required
        limitOf={credentialLimit}
        onDecided={() => form.current?.requestSubmit()}
      />
      <div className={classes.buttons}>
        <Button type="submit" loading={busy}>
          {field && !gone ? 'Change' : 'Add'}
        </Button>
        <Button variant="default" onClick={onCancel}>
          Cancel
        </Button>
        <span className="lc-muted">Encrypted before it leaves this computer</span>
      </div>
    </form>
  )
}
