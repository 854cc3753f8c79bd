import { useState } from 'react'
import type { Failure } from '../../../shared/errors/failure'
import { failureOf } from '../../bridge/call'
import { Confirm } from '../../ui/confirm'
import { FailureNotice } from '../../parts/failure-notice'
import { useForgetProfile } from './use-forget-profile'

const losses = [
  'its label and tags, also in the activity log: its lines stay, without them and the reasons given',
  'its jobs that were seen here and when its credentials were changed: failed logins are counted from zero again',
  'the bills and interval files that were stored for it',
  'what bulk runs did to it, so that it cannot be undone',
  'saved views that have its label in their search or name',
]

interface Props {
  readonly profileId: number
  readonly opened: boolean
  readonly onClose: () => void
  readonly onForgotten: () => void
}

/** Asks, and then deletes what this computer stores of the profile. */
export const ForgetProfile = ({ profileId, opened, onClose, onForgotten }: Props) => {
  const forget = useForgetProfile(profileId)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)

  const confirm = async (): Promise<void> => {
    setBusy(true)
    setFailure(null)
    try {
      await forget()
      onForgotten()
    } catch (error) {
      setFailure(failureOf(error))
    }
    setBusy(false)
  }

  return (
    <Confirm
      opened={opened}
      title={`Forget profile ${profileId} on this computer?`}
      lost={losses}
      action="Forget profile"
      busy={busy}
      trouble={failure && <FailureNotice failure={failure} />}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      This cannot be undone. At Link nothing is changed: a profile that still exists there is read again when
      somebody opens it, and listed with the others the next time.
    </Confirm>
  )
}
