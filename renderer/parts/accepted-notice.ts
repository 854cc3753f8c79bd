import { notifications } from '@mantine/notifications'
import { acceptanceOf } from '../../shared/domain/acceptance'
import { isRunning, type Job } from '../../shared/domain/job'
import { useEvent } from '../bridge/use-event'
import { clock } from '../lib/clock'
import { isOnScreen } from './on-screen'

/** The customer may still be on the phone, while the person is in another view. */
const shownMs = 20_000

/** Jobs that a person started one by one in this window, until it is known whether their credentials are accepted. */
const awaited = new Set<string>()

/** Called when a person has started this job: they want to know whether the credentials are right. */
export const awaitAcceptance = ({ jobId }: Pick<Job, 'jobId'>): void => void awaited.add(jobId)

/** In another connection they are nobody's. */
export const forgetAwaited = (): void => awaited.clear()

/** Says that credentials were accepted if the person has gone on to something else. */
export const useAcceptedNotices = (): void =>
  useEvent('jobs:changed', ({ jobs }) => {
    for (const job of jobs) {
      if (!awaited.has(job.jobId)) continue
      const acceptance = acceptanceOf(job)
      if (acceptance || !isRunning(job)) awaited.delete(job.jobId)
      if (!acceptance || isOnScreen(job.profileId)) continue
      const after = acceptance.afterMs === null ? '' : ` after ${clock(acceptance.afterMs)}`
      notifications.show({
        color: 'green',
        autoClose: shownMs,
        title: `Profile ${job.profileId}: credentials accepted${after}`,
        message: job.finished ? 'Its job has ended.' : 'The job goes on; you can tell the customer.',
      })
    }
  })
