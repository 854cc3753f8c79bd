import { StateMessage } from '../../parts/state-message'

interface Props {
  /** Whether a job is running that may bring bills. */
  readonly running: boolean
  /** Given if only the bills of one job are listed. */
  readonly onAllJobs: (() => void) | null
}

/** Why the list is empty, and what to do about it. */
export const NoBills = ({ running, onAllJobs }: Props) =>
  onAllJobs === null ? (
    <StateMessage
      title={running ? 'No bills so far.' : 'No bills yet.'}
      advice={
        running
          ? 'A job is running: bills appear here as they are read.'
          : 'Start a job: bills appear here as they are read.'
      }
    />
  ) : (
    <StateMessage
      title={running ? 'No bills of this job so far.' : 'This job read no bills.'}
      action={{ label: 'Show all jobs', run: onAllJobs }}
    />
  )
