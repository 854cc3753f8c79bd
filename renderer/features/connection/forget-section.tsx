import { Button } from '@mantine/core'
import { useState } from 'react'
import type { ConnectionSummary } from '../../../shared/domain/connection'
import { call } from '../../bridge/call'
import { Confirm } from '../../ui/confirm'
import { FailureNotice } from '../../parts/failure-notice'
import { Section } from '../../parts/section'
import { useAction } from './common/use-action'

const lost = [
  'the certificate and its private key in the keychain, and a key that is waiting for its certificate',
  'the local database: recorded jobs, the activity log, kept PDFs',
]

/** Forgets a connection after asking: deletes everything of it on this computer. */
export const ForgetSection = ({
  connection: { id, name },
  onForgotten,
}: {
  readonly connection: ConnectionSummary
  readonly onForgotten: () => void
}) => {
  const [asking, setAsking] = useState(false)
  const forgetting = useAction()
  const close = (): void => {
    setAsking(false)
    forgetting.reset()
  }
  const forget = (): void =>
    forgetting.run(
      () => call('connection:forget', { id }),
      () => {
        close()
        onForgotten()
      },
    )
  return (
    <Section
      title="Forget"
      note="Takes this connection off this computer."
      actions={
        <Button variant="default" onClick={() => setAsking(true)}>
          Forget this connection…
        </Button>
      }
    >
      <Confirm
        opened={asking}
        title={`Forget ${name}?`}
        lost={lost}
        action="Forget"
        busy={forgetting.pending}
        trouble={forgetting.failure && <FailureNotice withDetail failure={forgetting.failure} />}
        onConfirm={forget}
        onClose={close}
      >
        This deletes it from this computer and cannot be undone. Nothing changes on the server.
      </Confirm>
    </Section>
  )
}
