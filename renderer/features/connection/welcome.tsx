import { Button } from '@mantine/core'
import { IconPlugConnected, IconSchool } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { productionBaseUrl, type ConnectionSummary } from '../../../shared/domain/connection'
import { call } from '../../bridge/call'
import { FailureNotice } from '../../parts/failure-notice'
import { useAction } from './common/use-action'
import classes from './welcome.module.css'

const Way = ({
  icon,
  title,
  text,
  action,
}: {
  readonly icon: ReactNode
  readonly title: string
  readonly text: string
  readonly action: ReactNode
}) => (
  <div className={classes.way}>
    {icon}
    <div className={classes.words}>
      <h2 className={classes.title}>{title}</h2>
      <p className={classes.text}>{text}</p>
    </div>
    {action}
  </div>
)

/** The first start: the two ways to begin, and what each of them needs. */
export const Welcome = ({
  onPractice,
  onCreated,
}: {
  readonly onPractice: () => void
  readonly onCreated: (connection: ConnectionSummary) => void
}) => {
  const creating = useAction()
  const create = (): void =>
    creating.run(
      () =>
        call('connection:create', {
          name: 'Production',
          baseUrl: productionBaseUrl,
          caPem: null,
          oaepHash: 'sha1',
        }),
      onCreated,
    )
  return (
    <section className={classes.welcome} aria-labelledby="welcome">
      <h1 className={classes.heading} id="welcome">
        Welcome to Link Console
      </h1>
      <p className={classes.text}>
        The Link API knows you by a client certificate. Try everything without one first, or set it up now.
      </p>
      <Way
        icon={<IconSchool size={20} stroke={1.5} aria-hidden />}
        title="Practice"
        text="The whole Link API on this computer, with invented profiles, bills and meters. Nothing leaves it."
        action={<Button onClick={onPractice}>Enter Practice</Button>}
      />
      <Way
        icon={<IconPlugConnected size={20} stroke={1.5} aria-hidden />}
        title="The Link API"
        text="api.wattzon.com. You import your certificate and key, or make a signing request for one."
        action={
          <Button variant="default" loading={creating.pending} onClick={create}>
            Connect to the Link API
          </Button>
        }
      />
      {creating.failure && <FailureNotice withDetail failure={creating.failure} />}
    </section>
  )
}
