import { Button, Checkbox } from '@mantine/core'
import { useEffect, useRef, useState, type ReactNode, type SubmitEvent } from 'react'
import type { CredentialsView } from '../../../../shared/domain/credential'
import { credentialLimit } from '../../../parts/credential-limit'
import { localDay } from '../../../lib/time'
import { CredentialField } from '../../../parts/credential-field'
import { OtherCredential } from '../../../parts/other-credential'
import { otherField, useTypedCredentials, usualFields } from '../../../parts/typed-credentials'
import { Kbd } from '../../../ui/kbd'
import classes from './fix-form.module.css'

interface Props {
  readonly credentials: CredentialsView
  /** The field that gets the focus; null if something else comes first. */
  readonly focusField: string | null
  /** Whether it takes the focus by itself: on a profile's own page, but not beside the queue. */
  readonly takesFocus: boolean
  readonly busy: boolean
  /** Whether the provider is on hold, so that starting anyway is a separate choice. */
  readonly held: boolean
  readonly onSubmit: (fields: { name: string; value: string }[], despiteHold: boolean) => void
  /** The choices of mode and notification. */
  readonly options: ReactNode
}

const storedWords = ({ fields, changes }: CredentialsView, field: string): string => {
  if (!fields.includes(field)) return 'not stored yet'
  const change = changes.find((one) => one.field === field)
  if (change?.outcome === 'unknown') return 'in doubt since the last change'
  const day = change && change.outcome === 'acknowledged' ? localDay(change.at) : null
  return day ? `stored ${day}; leave empty to keep it` : 'stored; leave empty to keep it'
}

/** Whether the focus may be moved: a person who types elsewhere keeps it. */
const isFree = (): boolean => {
  const active = document.activeElement
  return !active || active === document.body || active.tagName === 'H2'
}

/**
 * New values for the profile's fields. Enter stores the filled ones and starts a job. Values are read from their inputs
 * when they are sent, and the inputs are emptied at once.
 */
export const FixForm = ({ credentials, focusField, takesFocus, busy, held, onSubmit, options }: Props) => {
  const form = useRef<HTMLFormElement>(null)
  const typed = useTypedCredentials()
  const [another, setAnother] = useState(false)
  const [despiteHold, setDespiteHold] = useState(false)
  const [empty, setEmpty] = useState(false)
  // A field that somebody else deletes stays, together with what is typed in it.
  const [names, setNames] = useState<readonly string[]>(usualFields)
  const unnamed = credentials.fields.filter((field) => !names.includes(field))
  if (unnamed.length > 0) setNames([...names, ...unnamed])

  useEffect(() => {
    if (!takesFocus || !isFree()) return
    form.current?.querySelector<HTMLInputElement>('[data-case-focus]')?.focus()
  }, [takesFocus])

  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    if (busy) return
    const fields = typed.read()
    const isSound = fields.length > 0 && fields.every(({ name }) => name !== '')
    setEmpty(!isSound)
    if (!isSound || (held && !despiteHold)) return
    if (typed.holdsBack()) return
    typed.empty()
    // The field that had the focus may disappear, and the next letter must not be taken for a shortcut.
    if (another) typed.focus(names[0] ?? otherField)
    setAnother(false)
    onSubmit(fields, despiteHold)
  }

  const shared = {
    onInput: () => setEmpty(false),
    onDecided: () => form.current?.requestSubmit(),
  }

  return (
    <form
      ref={form}
      className={classes.form}
      aria-label="Fix and start again"
      autoComplete="off"
      onSubmit={submit}
    >
      {names.map((field) => (
        <CredentialField
          key={field}
          ref={typed.refOf(field)}
          field={field}
          label={field}
          placeholder={storedWords(credentials, field)}
          inline
          caseFocus={field === focusField}
          limitOf={credentialLimit}
          {...shared}
        />
      ))}
      {another && <OtherCredential typed={typed} {...shared} />}
      {held && (
        <Checkbox
          size="xs"
          label="Start it although job starts here are on hold"
          checked={despiteHold}
          onChange={(event) => setDespiteHold(event.currentTarget.checked)}
        />
      )}
      {empty && (
        <p className={classes.empty} role="alert">
          Fill in what has changed. Nothing was sent.
        </p>
      )}
      <div className={classes.buttons}>
        <Button type="submit" loading={busy} disabled={held && !despiteHold} rightSection={<Kbd>Enter</Kbd>}>
          Save and start again
        </Button>
        {options}
        {!another && (
          <Button variant="subtle" size="compact-xs" onClick={() => setAnother(true)}>
            Another field
          </Button>
        )}
      </div>
      <p className={classes.hint}>Encrypted before it leaves this computer.</p>
    </form>
  )
}
