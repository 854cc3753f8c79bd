import { Button } from '@mantine/core'
import { wordingOf } from '../../../shared/errors/wording'
import { call } from '../../bridge/call'
import classes from './practice-banner.module.css'
import { useAction } from './use-action'
import { useConnections } from './use-connections'

/** A thin striped line for as long as Practice is on: nobody should take the invented for the real. */
export const PracticeBanner = () => {
  const { active, apply } = useConnections()
  const leaving = useAction()
  if (!active?.practice) return null
  return (
    <section className={classes['banner']} aria-label="Practice">
      <strong>Practice</strong>
      <span className={classes['text']} role="status">
        {leaving.failure
          ? wordingOf(leaving.failure).title
          : 'Everything here is invented and stays on this computer.'}
      </span>
      <Button
        className={classes['leave']}
        variant="default"
        size="compact-xs"
        loading={leaving.pending}
        onClick={() => leaving.run(() => call('connection:leave-practice', {}), apply)}
      >
        Leave Practice
      </Button>
    </section>
  )
}
