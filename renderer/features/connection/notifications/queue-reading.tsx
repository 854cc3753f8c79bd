import { Radio } from '@mantine/core'
import { useState } from 'react'
import type { NotificationsView } from '../../../../shared/domain/notification'
import { call } from '../../../bridge/call'
import { FailureNotice } from '../../../parts/failure-notice'
import form from '../settings/settings-form.module.css'
import { useAction } from '../common/use-action'
import { DeleteConfirm } from './delete-confirm'

interface Props {
  readonly view: NotificationsView
  readonly apply: (view: NotificationsView) => void
}

/** Settings for what happens to a message after it was read. */
export const QueueReading = ({ view: { settings, deleting }, apply }: Props) => {
  const [asking, setAsking] = useState(false)
  const leaving = useAction()
  if (!settings) return null
  return (
    <>
      <Radio.Group
        label="A message that was read"
        value={deleting ? 'delete' : 'leave'}
        onChange={(value) => {
          if (value === 'delete') setAsking(true)
          else leaving.run(() => call('notifications:deleting', { deleting: false }), apply)
        }}
      >
        <div className={form.choices}>
          <Radio
            size="xs"
            value="leave"
            label="stays in the queue"
            description="Others can read it too. It comes back until it expires: news may be 20 seconds late, more if many old messages are in the queue, and a queue with a dead-letter rule moves it away after some reads."
          />
          <Radio
            size="xs"
            value="delete"
            label="is deleted once it is stored here"
            description="The queue stays empty and news arrives at once. Nobody else gets it after that."
          />
        </div>
      </Radio.Group>
      {leaving.failure && <FailureNotice withDetail failure={leaving.failure} />}
      {asking && (
        <DeleteConfirm
          settings={settings}
          onClose={() => setAsking(false)}
          onConfirmed={(view) => {
            apply(view)
            setAsking(false)
          }}
        />
      )}
    </>
  )
}
