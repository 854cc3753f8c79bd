import { Button } from '@mantine/core'
import { useState } from 'react'
import { clsx } from 'clsx'
import { call } from '../../../bridge/call'
import { CopyButton } from '../../../ui/copy-button'
import { FailureNotice } from '../../../parts/failure-notice'
import classes from './identity-ways.module.css'
import { useAction } from '../common/use-action'

/** The signing request that is to be sent to the Link contact. Its key waits in the keychain. */
export const PendingRequest = ({
  connectionId,
  csrPem,
  onAnother,
}: {
  readonly connectionId: string
  readonly csrPem: string
  readonly onAnother: () => void
}) => {
  const [savedTo, setSavedTo] = useState<string | null>(null)
  const saving = useAction()
  return (
    <>
      <p className={classes.text}>
        Send this request to your Link contact, never a key. Its key waits in this computer’s keychain; when
        the certificate comes back, import it here.
      </p>
      <pre className={clsx(classes.pem, 'lc-mono')} tabIndex={0} role="region" aria-label="Signing request">
        {csrPem}
      </pre>
      <div className={classes.actions}>
        <CopyButton value={csrPem} label="Copy" />
        <Button
          variant="default"
          loading={saving.pending}
          onClick={() =>
            saving.run(
              () => call('connection:save-request', { id: connectionId }),
              (saved) => setSavedTo(saved.savedTo),
            )
          }
        >
          Save…
        </Button>
        <Button variant="subtle" onClick={onAnother}>
          Make another…
        </Button>
      </div>
      {savedTo && (
        <p className={classes.text} role="status">
          Saved to {savedTo}
        </p>
      )}
      {saving.failure && <FailureNotice withDetail failure={saving.failure} />}
    </>
  )
}
