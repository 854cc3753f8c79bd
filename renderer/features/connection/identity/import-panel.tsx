import { Button, PasswordInput, Textarea } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import { useEffect, useId, useRef, useState } from 'react'
import type { ChosenFile, ConnectionSummary } from '../../../../shared/domain/connection'
import { call } from '../../../bridge/call'
import { ChosenFiles } from './chosen-files'
import { FailureNotice } from '../../../parts/failure-notice'
import classes from './identity-ways.module.css'
import { useAction } from '../common/use-action'

const locked = new Set<ChosenFile['holds'][number]>(['encrypted-key', 'pkcs12'])
const holdsKey = ({ holds }: ChosenFile): boolean => holds.some((item) => item !== 'certificate')

/** Takes a field's text and empties it in the same step, because the text is a secret. */
const takeFrom = (field: HTMLInputElement | HTMLTextAreaElement | null): string => {
  const value = field?.value ?? ''
  if (field) field.value = ''
  return value
}

/**
 * Imports a certificate and its key from files or pasted text. The page learns what they are, but never their content.
 */
export const ImportPanel = ({
  connection,
  onImported,
}: {
  readonly connection: ConnectionSummary
  readonly onImported: () => void
}) => {
  const [files, setFiles] = useState<readonly ChosenFile[]>([])
  const pasted = useRef<HTMLTextAreaElement>(null)
  const passphrase = useRef<HTMLInputElement>(null)
  const adding = useAction()
  const importing = useAction()
  const heading = useId()

  const askedFor = importing.failure?.code.startsWith('import-passphrase') ?? false
  useEffect(() => {
    if (askedFor) passphrase.current?.focus()
  }, [askedFor, importing.failure])

  const readable = files.filter(({ failure }) => failure === null)
  const add = (more: readonly ChosenFile[]): void => {
    importing.reset()
    setFiles((before) => [...before, ...more])
  }

  const chooseFiles = (): void => adding.run(() => call('connection:choose-files', {}), add)

  const readPasted = (): void => {
    const text = takeFrom(pasted.current)
    if (text.trim() !== '')
      adding.run(
        () => call('connection:paste', { text }),
        (file) => add([file]),
      )
  }

  const importThem = (): void => {
    const secret = takeFrom(passphrase.current)
    importing.run(
      () =>
        call('connection:import', {
          id: connection.id,
          tokens: readable.map(({ token }) => token),
          ...(secret && { passphrase: secret }),
        }),
      () => {
        setFiles([])
        onImported()
      },
    )
  }

  return (
    <form
      className={classes.way}
      aria-labelledby={heading}
      onSubmit={(event) => {
        event.preventDefault()
        if (readable.length > 0) importThem()
      }}
    >
      <h4 className={classes.title} id={heading}>
        Import a certificate
      </h4>
      <p className={classes.text}>
        The certificate and its key: two files, one combined PEM file, or a PKCS#12 file (.p12, .pfx).
      </p>
      <Button
        className={classes.start}
        variant="default"
        leftSection={<IconFileImport size={14} stroke={1.75} aria-hidden />}
        loading={adding.pending}
        onClick={chooseFiles}
      >
        Choose files…
      </Button>
      <div className={classes.paste}>
        <Textarea
          ref={pasted}
          classNames={{ input: 'lc-mono' }}
          label="Or paste PEM text"
          placeholder="-----BEGIN CERTIFICATE-----"
          rows={3}
          spellCheck={false}
          autoComplete="off"
        />
        <Button className={classes.start} variant="default" disabled={adding.pending} onClick={readPasted}>
          Add pasted text
        </Button>
      </div>
      {adding.failure && <FailureNotice withDetail failure={adding.failure} />}
      <ChosenFiles
        files={files}
        onRemove={(token) => setFiles((before) => before.filter((file) => file.token !== token))}
      />
      {readable.length > 0 && !readable.some(holdsKey) && (
        <p className={classes.text}>
          {connection.pendingCsrPem
            ? 'The key waiting in the keychain is used with it.'
            : 'Its private key is still missing: add it too.'}
        </p>
      )}
      {(askedFor || readable.some(({ holds }) => holds.some((item) => locked.has(item)))) && (
        <PasswordInput
          ref={passphrase}
          label="Passphrase of the key"
          autoComplete="off"
          visibilityToggleFocusable
          visibilityToggleButtonProps={{ 'aria-label': 'Show the passphrase' }}
        />
      )}
      {importing.failure && <FailureNotice withDetail failure={importing.failure} />}
      {readable.length > 0 && (
        <Button className={classes.start} type="submit" loading={importing.pending}>
          Import
        </Button>
      )}
    </form>
  )
}
