import { Button } from '@mantine/core'
import { IconBell, IconBellOff, IconBellX } from '@tabler/icons-react'
import { useState } from 'react'
import type { NotificationsView } from '../../../../shared/domain/notification'
import { call, failureOf } from '../../../bridge/call'
import { localTime } from '../../../lib/time'
import { Notice } from '../../../ui/notice'
import { TimeAgo } from '../../../ui/time-ago'
import { Facts } from '../../../parts/facts'
import { FailureNotice } from '../../../parts/failure-notice'
import { Section } from '../../../parts/section'
import { useAction } from '../common/use-action'
import { UnrecognisedList } from './unrecognised-list'
import classes from './notifications.module.css'
import { QueueForm } from './queue-form'
import { QueueReading } from './queue-reading'
import { QueueTest } from './queue-test'
import { useNotifications } from './use-notifications'

const looks = {
  off: { word: 'Off', icon: IconBellOff },
  starting: { word: 'Starting', icon: IconBell },
  listening: { word: 'Listening', icon: IconBell },
  trouble: { word: 'Not working', icon: IconBellX },
} as const

const Standing = ({ now: { state } }: Pick<NotificationsView, 'now'>) => {
  const { word, icon: Icon } = looks[state]
  return (
    <span className={classes.standing} data-state={state} role="status">
      <Icon size={15} stroke={1.75} aria-hidden />
      {word}
    </span>
  )
}

const Heard = ({ reported, lastReportedAt }: Pick<NotificationsView, 'reported' | 'lastReportedAt'>) => (
  <p className={classes.text}>
    {reported === 0 ? (
      'No end of a job has been reported since this connection was opened.'
    ) : (
      <>
        {reported === 1 ? 'The end of one job was' : `The ends of ${reported} jobs were`} reported since this
        connection was opened, the last <TimeAgo at={lastReportedAt} />.
      </>
    )}
  </p>
)

const QueueFacts = ({ view: { settings, isPractice } }: { readonly view: NotificationsView }) =>
  settings && (
    <Facts
      facts={[
        { name: 'Queue URL', value: settings.queueUrl, mono: true },
        { name: 'Region', value: settings.region, mono: true },
        ...(settings.endpoint === null ? [] : [{ name: 'Endpoint', value: settings.endpoint, mono: true }]),
        { name: 'Access keys', value: isPractice ? 'Practice’s own' : 'In the keychain' },
      ]}
    />
  )

/**
 * The notifications of the connection in use: their queue, whether it is read, and which messages were not understood.
 */
export const NotificationsSection = () => {
  const { view, error, reload, apply } = useNotifications()
  const [editing, setEditing] = useState(false)
  const acting = useAction()
  if (!view) {
    return (
      <Section title="Notifications">
        {error !== null && <FailureNotice standing withDetail failure={failureOf(error)} retry={reload} />}
      </Section>
    )
  }
  const { settings, isPractice, on, now } = view
  const saved = (next: NotificationsView): void => {
    apply(next)
    setEditing(false)
  }
  return (
    <Section
      title="Notifications"
      note={<Standing now={now} />}
      actions={
        settings &&
        !editing && (
          <>
            {!isPractice && (
              <Button variant="default" onClick={() => setEditing(true)}>
                Change the queue…
              </Button>
            )}
            {!isPractice && !on && (
              <Button
                variant="default"
                loading={acting.pending}
                onClick={() => acting.run(() => call('notifications:forget', {}), apply)}
              >
                Remove
              </Button>
            )}
            <Button
              variant={on ? 'default' : 'filled'}
              loading={acting.pending}
              onClick={() => acting.run(() => call('notifications:switch', { on: !on }), apply)}
            >
              {on ? 'Switch off' : 'Switch on'}
            </Button>
          </>
        )
      }
    >
      <p className={classes.text}>
        Link can report the end of each job through an Amazon SQS queue. The console then knows at once,
        without asking. It also works without this.
      </p>
      {!on && (
        <Notice title="A queue shared by two consoles is split between them.">
          What one console deletes after reading never reaches the other. Give each console a queue of its
          own.
        </Notice>
      )}
      {acting.failure && <FailureNotice withDetail failure={acting.failure} />}
      {now.state === 'trouble' && (
        <div className={classes.stack}>
          <FailureNotice standing withDetail failure={now.failure} />
          <p className={classes.text}>Next automatic try at {localTime(now.retryAt) ?? now.retryAt}.</p>
        </div>
      )}
      {on && <Heard reported={view.reported} lastReportedAt={view.lastReportedAt} />}
      {editing ? (
        <QueueForm view={view} onSaved={saved} onCancel={() => setEditing(false)} />
      ) : settings ? (
        <>
          <QueueFacts view={view} />
          <QueueReading view={view} apply={apply} />
          <QueueTest key={settings.queueUrl} />
        </>
      ) : (
        <div>
          <Button variant="default" onClick={() => setEditing(true)}>
            Set up a queue…
          </Button>
        </div>
      )}
      {view.unrecognised > 0 && <UnrecognisedList count={view.unrecognised} />}
    </Section>
  )
}
