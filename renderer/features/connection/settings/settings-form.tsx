import { Button, Radio, Textarea, TextInput } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import type { Failure } from '../../../../shared/errors/failure'
import { FailureNotice } from '../../../parts/failure-notice'
import { faultsOf, isPrivateKey, type Settings } from './settings'
import classes from './settings-form.module.css'

interface Props {
  readonly initial: Settings
  readonly submitLabel: string
  readonly pending: boolean
  readonly failure: Failure | null
  /** Allows saving even if nothing was changed, for a new connection. */
  readonly isNew?: boolean
  /** `saved` makes the form show `initial` again. */
  readonly onSubmit: (settings: Settings, saved: () => void) => void
  readonly more?: ReactNode
}

/** Name, base URL, certificate authority and hash of a connection. */
export const SettingsForm = ({ initial, submitLabel, pending, failure, isNew, onSubmit, more }: Props) => {
  const [edits, setEdits] = useState<Partial<Settings>>({})
  const [keyPasted, setKeyPasted] = useState(false)
  const settings = { ...initial, ...edits }
  const faults = faultsOf(settings)
  const edit = (change: Partial<Settings>): void => setEdits((before) => ({ ...before, ...change }))
  const changed =
    settings.name !== initial.name ||
    settings.baseUrl !== initial.baseUrl ||
    settings.caPem !== initial.caPem ||
    settings.oaepHash !== initial.oaepHash
  const savable = (isNew ?? changed) && Object.keys(faults).length === 0
  const changeCa = (text: string): void => {
    setKeyPasted(isPrivateKey(text))
    if (!isPrivateKey(text)) edit({ caPem: text })
  }
  return (
    <form
      className={classes.form}
      aria-label="Settings of the connection"
      onSubmit={(event) => {
        event.preventDefault()
        if (!savable || pending) return
        const clean = { ...settings, name: settings.name.trim(), baseUrl: settings.baseUrl.trim() }
        onSubmit(clean, () => setEdits({}))
      }}
    >
      <div className={classes.pair}>
        <TextInput
          label="Name"
          value={settings.name}
          onChange={(event) => edit({ name: event.currentTarget.value })}
          error={edits.name !== undefined && faults.name}
          maxLength={80}
          required
        />
        <TextInput
          label="Base URL"
          classNames={{ input: 'lc-mono' }}
          value={settings.baseUrl}
          onChange={(event) => edit({ baseUrl: event.currentTarget.value })}
          error={edits.baseUrl !== undefined && faults.baseUrl}
          maxLength={500}
          spellCheck={false}
          required
        />
      </div>
      <Radio.Group
        label="Authorities trusted to sign the server’s certificate"
        value={settings.caPem === null ? 'computer' : 'own'}
        onChange={(value) => edit({ caPem: value === 'own' ? (initial.caPem ?? '') : null })}
      >
        <div className={classes.choices}>
          <Radio size="xs" value="computer" label="Those of this computer" />
          <Radio size="xs" value="own" label="Only the one given here" />
        </div>
      </Radio.Group>
      {settings.caPem !== null && (
        <Textarea
          label="Certificate of the authority (PEM)"
          classNames={{ input: 'lc-mono' }}
          value={settings.caPem}
          onChange={(event) => changeCa(event.currentTarget.value)}
          error={
            keyPasted ? 'That was a private key. It was not kept.' : settings.caPem !== '' && faults.caPem
          }
          placeholder="-----BEGIN CERTIFICATE-----"
          rows={4}
          spellCheck={false}
        />
      )}
      <Radio.Group
        label="Hash of the encryption of credentials (OAEP)"
        description="The API document names none; SHA-1 is what the public clients of the Link API use. Change it only if Link asks you to."
        value={settings.oaepHash}
        onChange={(value) => edit({ oaepHash: value === 'sha256' ? 'sha256' : 'sha1' })}
      >
        <div className={classes.choices}>
          <Radio size="xs" value="sha1" label="SHA-1" />
          <Radio size="xs" value="sha256" label="SHA-256" />
        </div>
      </Radio.Group>
      {failure && <FailureNotice withDetail failure={failure} />}
      <div className={classes.actions}>
        <Button type="submit" disabled={!savable} loading={pending}>
          {submitLabel}
        </Button>
        {more}
      </div>
    </form>
  )
}
