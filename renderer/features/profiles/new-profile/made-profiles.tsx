import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { Job } from '../../../../shared/domain/job'
import type { Profile } from '../../../../shared/domain/profile'
import { call } from '../../../bridge/call'
import { keys } from '../../../bridge/keys'
import { listed } from '../../../lib/listed'
import { AcceptedBand } from '../../../parts/accepted'
import { FailureNotice } from '../../../parts/failure-notice'
import { useOnScreen } from '../../../parts/on-screen'
import { StatusChip } from '../../../parts/status-chip'
import { Label } from '../../../ui/label'
import { Notice } from '../../../ui/notice'
import classes from './new-profile.module.css'
import type { Made } from './use-making'

/** The job as it is now: the customer may be waiting for it on the phone. */
const JobNow = ({ started }: { readonly started: Job }) => {
  const { data } = useQuery({
    queryKey: keys.jobs(started.profileId),
    queryFn: ({ signal }) => call('jobs:of-profile', { profileId: started.profileId }, signal),
  })
  const job = data?.find(({ jobId }) => jobId === started.jobId) ?? started
  return (
    <>
      <span className={classes.job}>
        Job started <StatusChip status={job.status} finished={job.finished} />
      </span>
      <AcceptedBand job={job} />
    </>
  )
}

/** What was stored, in a sentence; what was not stands in a notice below. */
const storedWords = ({ given, outcome }: Made): string => {
  if (!outcome) return 'Profile created.'
  const { stored } = outcome
  if (stored.length === 0) return 'Profile created; no credential was stored.'
  return `Profile created, ${listed(stored)} stored${stored.length < given.length ? '; the rest was not.' : '.'}`
}

const Trouble = ({ one: { outcome, failure } }: { readonly one: Made }) => {
  const refused = outcome?.notStored[0]
  const what = refused?.failure ?? outcome?.failure ?? failure
  if (outcome?.refusal) {
    const { refusal } = outcome
    return (
      <Notice
        title={
          refusal.kind === 'held'
            ? `No job was started: starts at ${refusal.provider ?? 'the provider'} are on hold.`
            : 'No job was started: the lockout guard refused.'
        }
      />
    )
  }
  if (!what) return null
  const missing = outcome && outcome.notStored.length > 0 ? outcome.notStored.map(({ name }) => name) : null
  return (
    <FailureNotice failure={what} tone={what.code === 'outcome-unknown' ? 'warning' : 'trouble'}>
      {missing
        ? `Not stored: ${listed(missing)}. No job was started.`
        : outcome
          ? 'The credentials are stored.'
          : 'The profile was created.'}
    </FailureNotice>
  )
}

interface Props {
  readonly made: readonly Made[]
  readonly onOpen: (profile: Profile) => void
}

/** The profiles that were created while the form is open, the newest first. */
export const MadeProfiles = ({ made, onOpen }: Props) => {
  useOnScreen(
    'new-profile',
    made.map(({ profile }) => profile.id),
  )
  if (made.length === 0) return null
  return (
    <ul className={classes.made} aria-label="Created now">
      {made.map((one) => (
        <li key={one.profile.id} aria-busy={one.outcome === null && one.failure === null}>
          <div className={classes.head}>
            <span className={classes.who}>
              <Label text={one.profile.label} /> <span className="lc-muted lc-num">{one.profile.id}</span>
            </span>
            <Button variant="default" size="compact-xs" onClick={() => onOpen(one.profile)}>
              Open
            </Button>
          </div>
          <span>{storedWords(one)}</span>
          {one.outcome?.job && <JobNow started={one.outcome.job} />}
          <Trouble one={one} />
        </li>
      ))}
    </ul>
  )
}
