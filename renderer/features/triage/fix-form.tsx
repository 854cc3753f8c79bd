import { Button, Checkbox, PasswordInput, TextInput } from '@mantine/core'
import { useEffect, useRef, useState, type ReactNode, type SubmitEvent } from 'react'
import type { CredentialsView } from '../../../shared/domain/credential'
import { localDay } from '../../lib/time'
import { Kbd } from '../../ui/kbd'
import classes from './fix-form.module.css'
import { usualFields } from './words'

interface Props {
  readonly credentials: CredentialsView
  /** The field that gets the focus; null: something else comes first. */
  readonly focusField: string | null
  /** Whether it takes the focus by itself: on a profile's own page, not beside the queue. */
  readonly takesFocus: boolean
  readonly busy: boolean
  /** Relaunches at the provider are on hold: starting is a choice of its own. */
  readonly held: boolean
  readonly onSubmit: (fields: { name: string; value: string }[], despiteHold: boolean) => void
  /** Mode and notification. */
  readonly options: ReactNode
}

/** Masked unless it is the username, which is read out to the customer rather than over a shoulder. */
const isMasked = (field: string): boolean => field !== 'username'

const storedWords = ({ fields, changes }: CredentialsView, field: string): string => {
  if (!fields.includes(field)) return 'not stored yet'
  const change = changes.find((one) => one.field === field)
  if (change?.outcome === 'unknown') return 'in doubt since the last change'
  const day = change && change.outcome === 'acknowledged' ? localDay(change.at) : null
  return day ? `stored ${day}; empty keeps it` : 'stored; empty keeps it'
}

/** Whoever is typing elsewhere keeps the focus. */
const isFree = (): boolean => {
  const active = document.activeElement
  return !active || active === document.body || active.tagName === 'H2'
}

/**
 * New values for the profile's fields: Enter stores what is filled in and starts a job. The inputs are uncontrolled and
 * emptied at once: what is typed never reaches React's state, a cache or an undo list.
 */
export const FixForm = ({ credentials, focusField, takesFocus, busy, held, onSubmit, options }: Props) => {
  const form = useRef<HTMLFormElement>(null)
  const [another, setAnother] = useState(false)
  const [despiteHold, setDespiteHold] = useState(false)
  const [empty, setEmpty] = useState(false)
  const names = [...new Set([...usualFields, ...credentials.fields])]

  useEffect(() => {
    if (!takesFocus || !isFree()) return
    form.current?.querySelector<HTMLInputElement>('[data-case-focus]')?.focus()
  }, [takesFocus])

  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    if (busy || !form.current) return
    const nameOfOther = form.current.querySelector<HTMLInputElement>('[data-new-field]')?.value.trim() ?? ''
    const inputs = [...form.current.querySelectorAll<HTMLInputElement>('input[data-field]')]
    const filled = inputs.filter(({ value }) => value !== '')
    const fields = filled.map((input) => ({
      name: input.dataset['field'] || nameOfOther,
      value: input.value,
    }))
    const isSound = fields.length > 0 && fields.every(({ name }) => name !== '')
    setEmpty(!isSound)
    if (!isSound || (held && !despiteHold)) return
    for (const input of filled) input.value = ''
    setAnother(false)
    onSubmit(fields, despiteHold)
  }

  return (
    <form
      ref={form}
      className={classes['form']}
      aria-label="Fix and relaunch"
      autoComplete="off"
      onSubmit={submit}
    >
      {names.map((field) => {
        const Input = isMasked(field) ? PasswordInput : TextInput
        return (
          <Input
            key={field}
            label={field}
            placeholder={storedWords(credentials, field)}
            classNames={{ root: classes['field'] ?? '', label: classes['name'] ?? '' }}
            data-field={field}
            data-case-focus={field === focusField || undefined}
            maxLength={2000}
            autoComplete="off"
            spellCheck={false}
            onInput={() => setEmpty(false)}
          />
        )
      })}
      {another && (
        <div className={classes['another']}>
          <TextInput label="Field" data-new-field maxLength={100} autoFocus spellCheck={false} />
          <PasswordInput label="Value" data-field="" maxLength={2000} autoComplete="off" spellCheck={false} />
        </div>
      )}
      {held && (
        <Checkbox
          size="xs"
          label="Start it although relaunches here are on hold"
          checked={despiteHold}
          onChange={(event) => setDespiteHold(event.currentTarget.checked)}
        />
      )}
      {empty && (
        <p className={classes['empty']} role="alert">
          Fill in what is new. Nothing was sent.
        </p>
      )}
      <div className={classes['buttons']}>
        <Button type="submit" loading={busy} disabled={held && !despiteHold} rightSection={<Kbd>Enter</Kbd>}>
          Save and relaunch
        </Button>
        {options}
        {!another && (
          <Button variant="subtle" size="compact-xs" onClick={() => setAnother(true)}>
            Another field
          </Button>
        )}
      </div>
      <p className={classes['hint']}>Encrypted before it leaves this computer.</p>
    </form>
  )
}
