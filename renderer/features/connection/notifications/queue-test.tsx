import { Button } from '@mantine/core'
import { useState } from 'react'
import { call } from '../../../bridge/call'
import { FailureNotice } from '../../../parts/failure-notice'
import { useAction } from '../common/use-action'
import classes from './notifications.module.css'

const answer = (received: number): string => {
  if (received === 0) return 'The queue answered. It is empty.'
  if (received === 1) return 'The queue answered. There is a message in it.'
  return `The queue answered. There are ${received === 10 ? 'ten messages or more' : `${received} messages`} in it.`
}

/** Checks the queue once without receiving anything from it. */
export const QueueTest = () => {
  const [received, setReceived] = useState<number | null>(null)
  const testing = useAction()
  const test = (): void => {
    setReceived(null)
    testing.run(
      () => call('notifications:test', {}),
      (value) => setReceived(value.received),
    )
  }
  return (
    <div className={classes.stack}>
      <div className={classes.line}>
        <Button variant="default" loading={testing.pending} onClick={test}>
          Test the queue
        </Button>
        <span role="status">{received !== null && answer(received)}</span>
      </div>
      {testing.failure && <FailureNotice withDetail failure={testing.failure} />}
    </div>
  )
}
