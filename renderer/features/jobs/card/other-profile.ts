import { notifications } from '@mantine/notifications'
import type { Job } from '../../../../shared/domain/job'
import { useEvent } from '../../../bridge/use-event'

export const otherProfileAdvice = ({ profileId }: Pick<Job, 'profileId'>): string =>
  `It was started for profile ${profileId}, and is followed there. Check both profiles’ jobs before you start ` +
  'another, and tell your Link contact.'

/** The jobs about which this window has shown a warning. */
const notified = new Set<string>()

/**
 * Warns at once if the API started a job for another profile than the requested one, whatever part of the console
 * started it.
 */
export const useOtherProfileWarning = (): void =>
  useEvent('jobs:changed', ({ jobs }) => {
    for (const job of jobs) {
      if (!job.namedProfile || notified.has(job.jobId)) continue
      notified.add(job.jobId)
      notifications.show({
        color: 'red',
        autoClose: false,
        title: `The API’s reply to the start named another profile: ${job.namedProfile}.`,
        message: otherProfileAdvice(job),
      })
    }
  })
