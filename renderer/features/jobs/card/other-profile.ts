import { notifications } from '@mantine/notifications'
import type { Job } from '../../../../shared/domain/job'
import { useEvent } from '../../../bridge/use-event'

export const otherProfileAdvice = ({ profileId }: Pick<Job, 'profileId'>): string =>
  `It was started for profile ${profileId}, and is followed there. Look at both profiles’ jobs before you start ` +
  'another, and tell your Link contact.'

/** Those that were told of while the window is open. */
const notified = new Set<string>()

/** Says at once that the API started a job for another profile than the one asked for, whoever started it from here. */
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
