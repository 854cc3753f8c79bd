import { Button } from '@mantine/core'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useId, useState } from 'react'
import type { ConnectionSummary } from '../../../../shared/domain/connection'
import type { FailureCode } from '../../../../shared/errors/failure'
import { Notice } from '../../../ui/notice'
import { CertificateDetails } from './certificate-details'
import { FailureNotice } from '../../../parts/failure-notice'
import classes from './identity-section.module.css'
import ways from './identity-ways.module.css'
import { ImportPanel } from './import-panel'
import { Section } from '../../../parts/section'
import { ServerView } from './server-view'
import { SigningRequest } from './signing-request'
import type { Action } from '../common/use-action'
import type { Check } from '../common/use-check'

interface Props {
  readonly connection: ConnectionSummary
  readonly check: Check
  /** Called when there is another certificate or request. */
  readonly onChanged: () => void
  /** Reads the keychain again. */
  readonly retry: () => void
  readonly retrying: Action
}

/** Failures of the keychain itself. What is stored in it still exists, so no new certificate is offered. */
const keychainAway = new Set<FailureCode>([
  'keychain-none',
  'keychain-locked',
  'keychain-refused',
  'keychain-hung',
])

const Details = ({ connection: { certificate }, check }: Pick<Props, 'connection' | 'check'>) => {
  if (!certificate) return null
  const server = check.steps?.find(({ id }) => id === 'certificate-info')?.server ?? null
  return (
    <div className={classes.sides}>
      <div>
        <h4 className={ways.title}>The certificate</h4>
        <CertificateDetails certificate={certificate} />
      </div>
      <div>
        <h4 className={ways.title}>The server’s view of it</h4>
        {server ? (
          <ServerView server={server} certificate={certificate} />
        ) : (
          <p className={ways.text}>Known after a check of the connection.</p>
        )}
      </div>
    </div>
  )
}

interface WaysProps {
  readonly connection: ConnectionSummary
  readonly onImported: () => void
  readonly onMade: () => void
}

const Ways = ({ connection, onImported, onMade }: WaysProps) => (
  <div className={ways.ways}>
    <ImportPanel connection={connection} onImported={onImported} />
    <SigningRequest connection={connection} onMade={onMade} />
  </div>
)

/** Why the identity cannot be used, or that there is none yet. */
const Trouble = ({ connection, retry, retrying }: Pick<Props, 'connection' | 'retry' | 'retrying'>) => {
  const trouble =
    connection.trouble ?? (connection.certificate ? null : { code: 'keychain-nothing-stored' as const })
  if (!trouble) return null
  if (trouble.code === 'keychain-nothing-stored')
    return connection.practice ? null : <FailureNotice standing withDetail failure={trouble} tone="info" />
  return (
    <FailureNotice
      standing
      withDetail
      failure={retrying.failure ?? trouble}
      retry={retry}
      retrying={retrying.pending}
    />
  )
}

/** The connection's certificate: its content, the server's view of it, and ways to get one or another. */
export const IdentitySection = ({ connection, check, onChanged, retry, retrying }: Props) => {
  const { certificate, trouble, practice, pendingCsrPem } = connection
  const [opened, setOpened] = useState(pendingCsrPem !== null)
  const [justImported, setJustImported] = useState(false)
  const body = useId()
  const Chevron = opened ? IconChevronDown : IconChevronRight
  const offered = !practice && !(trouble && keychainAway.has(trouble.code))
  const imported = (): void => {
    setOpened(false)
    setJustImported(true)
    onChanged()
  }
  const first = certificate === null && (trouble === null || trouble.code === 'keychain-nothing-stored')
  return (
    <Section title="Identity">
      <Trouble connection={connection} retry={retry} retrying={retrying} />
      {justImported && certificate && !check.steps && (
        <Notice title="Certificate and key imported." tone="info">
          Check the connection to see whether the server takes them.
        </Notice>
      )}
      <Details connection={connection} check={check} />
      {offered && first && <Ways connection={connection} onImported={imported} onMade={onChanged} />}
      {offered && !first && (
        <Button
          className={classes.toggle}
          variant="subtle"
          leftSection={<Chevron size={14} stroke={1.75} aria-hidden />}
          aria-expanded={opened}
          aria-controls={opened ? body : undefined}
          onClick={() => setOpened(!opened)}
        >
          Replace the certificate
        </Button>
      )}
      {offered && !first && opened && (
        <div id={body}>
          <Ways connection={connection} onImported={imported} onMade={onChanged} />
        </div>
      )}
    </Section>
  )
}
