import { Button, Select, TextInput } from '@mantine/core'
import { useId, useState } from 'react'
import type { ConnectionSummary } from '../../../../shared/domain/connection'
import { call } from '../../../bridge/call'
import { FailureNotice } from '../../../parts/failure-notice'
import classes from './identity-ways.module.css'
import { PendingRequest } from './pending-request'
import { useAction } from '../common/use-action'

const keyTypes = [
  { value: 'rsa-2048', label: 'RSA 2048' },
  { value: 'rsa-4096', label: 'RSA 4096' },
  { value: 'p-256', label: 'P-256' },
] as const
type KeyType = (typeof keyTypes)[number]['value']

const Form = ({
  connection,
  onMade,
}: {
  readonly connection: ConnectionSummary
  readonly onMade: () => void
}) => {
  const [commonName, setCommonName] = useState('')
  const [organization, setOrganization] = useState('')
  const [keyType, setKeyType] = useState<KeyType>('rsa-2048')
  const making = useAction()
  const make = (): void =>
    making.run(
      () =>
        call('connection:make-request', {
          id: connection.id,
          commonName,
          ...(organization.trim() && { organization }),
          keyType,
        }),
      onMade,
    )
  return (
    <form
      className={classes.way}
      aria-label="New signing request"
      onSubmit={(event) => {
        event.preventDefault()
        make()
      }}
    >
      <TextInput
        label="Common name"
        description="Who connects: your company or team, for example acme-support."
        value={commonName}
        onChange={(event) => setCommonName(event.currentTarget.value)}
        maxLength={64}
        required
      />
      <TextInput
        label="Organisation"
        description="May be left empty."
        value={organization}
        onChange={(event) => setOrganization(event.currentTarget.value)}
        maxLength={64}
      />
      <Select
        label="Key type"
        data={keyTypes}
        value={keyType}
        onChange={(value) => value && setKeyType(value)}
        allowDeselect={false}
      />
      {making.failure && <FailureNotice withDetail failure={making.failure} />}
      <Button
        className={classes.start}
        type="submit"
        variant="default"
        disabled={commonName.trim() === ''}
        loading={making.pending}
      >
        Make key and signing request
      </Button>
    </form>
  )
}

/** The way to a first certificate: creates a key here, and the request that is sent to be signed. */
export const SigningRequest = ({
  connection,
  onMade,
}: {
  readonly connection: ConnectionSummary
  readonly onMade: () => void
}) => {
  const [another, setAnother] = useState(false)
  const heading = useId()
  const pending = connection.pendingCsrPem
  return (
    <section className={classes.way} aria-labelledby={heading}>
      <h4 className={classes.title} id={heading}>
        Make a signing request
      </h4>
      {pending && !another ? (
        <PendingRequest connectionId={connection.id} csrPem={pending} onAnother={() => setAnother(true)} />
      ) : (
        <>
          <p className={classes.text}>
            {pending
              ? 'A new key replaces the one that is waiting: a certificate for the earlier request could then no longer be imported.'
              : 'The private key is made here and stays in this computer’s keychain.'}
          </p>
          <Form
            connection={connection}
            onMade={() => {
              setAnother(false)
              onMade()
            }}
          />
          {pending && (
            <Button className={classes.start} variant="subtle" onClick={() => setAnother(false)}>
              Keep the waiting request
            </Button>
          )}
        </>
      )}
    </section>
  )
}
