import { Button } from '@mantine/core'
import { IconPlugConnectedX } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import type { Reach } from '../../../shared/domain/reach'
import { wordingOf } from '../../../shared/errors/wording'
import { call } from '../../bridge/call'
import { keys } from '../../bridge/keys'
import { useReach } from '../../parts/use-reach'
import { localTime } from '../../lib/time'
import classes from './offline-banner.module.css'
import { useAction } from './common/use-action'

type Offline = Extract<Reach, { readonly state: 'offline' }>

const nextWords = ({ nextTry }: Offline): string =>
  nextTry === null ? 'Trying now.' : `Next try at ${localTime(nextTry)?.slice(-5) ?? nextTry}.`

/** Shown while the server cannot be reached: since when, why, what that means for the work, and a way to try now. */
export const OfflineBanner = () => {
  const reach = useReach()
  const queries = useQueryClient()
  const trying = useAction()
  if (reach?.state !== 'offline') return null
  const tryNow = (): void =>
    trying.run(
      () => call('connection:try-now', {}),
      (answer) => queries.setQueryData(keys.reach, answer),
    )
  return (
    <section className={classes.banner} aria-label="Offline" role="status">
      <IconPlugConnectedX className={classes.icon} size={15} stroke={1.75} aria-hidden />
      <strong>Offline since {localTime(reach.since)}</strong>
      <span className={classes.text}>
        {wordingOf(reach.reason).title}{' '}
        <span className={classes.meaning}>
          What was read before can be looked at; nothing can be changed until the server is back.{' '}
        </span>
        {nextWords(reach)}
      </span>
      <Button size="compact-xs" variant="default" loading={trying.pending} onClick={tryNow}>
        Try now
      </Button>
    </section>
  )
}
