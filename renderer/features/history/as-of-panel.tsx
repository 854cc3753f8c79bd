import type { ReactNode } from 'react'
import type { BillsThen, ProfileThen } from '../../../shared/history/fields'
import type { JobThen, ProfileAsOf } from '../../../shared/history/history'
import { FailureMessage } from '../../parts/failure-message'
import { StatusChip } from '../../parts/status-chip'
import { TagChip } from '../../parts/tag-chip'
import { LongVerbatim } from '../../ui/long-verbatim'
import { SkeletonRows } from '../../ui/skeleton-rows'
import { TimeAgo } from '../../ui/time-ago'
import { Verbatim } from '../../ui/verbatim'
import { midnight } from '../../lib/time'
import { useMinute } from '../../lib/use-minute'
import classes from './history.module.css'
import { useAsOf } from './use-history'
import {
  certainty,
  dayOf,
  jobTitle,
  periodWords,
  recordsWords,
  seriesWords,
  unknownBills,
  unknownProfile,
} from './words'

const Field = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </>
)

const quiet = (text: string) => <span className="lc-muted">{text}</span>
const told = (text: string | null) =>
  text === null || text === '' ? (
    quiet(text === null ? 'not given by the API' : 'none')
  ) : (
    <Verbatim text={text} />
  )

const ProfileFields = ({ label, provider, providerId, zipcode, tags }: ProfileThen) => (
  <>
    <Field name="Label">
      <span className="lc-private">{label === '' ? quiet('no label') : <LongVerbatim text={label} />}</span>
    </Field>
    <Field name="Utility provider">
      {told(provider)}
      {providerId !== null && <span className="lc-muted"> ID {providerId}</span>}
    </Field>
    <Field name="ZIP code">{told(zipcode)}</Field>
    <Field name="Tags">
      {tags.length === 0 ? (
        quiet('none')
      ) : (
        <span className={classes.tags}>
          {tags.map((tag) => (
            <TagChip key={tag} name={tag} room="lines" />
          ))}
        </span>
      )}
    </Field>
  </>
)

const Job = ({ job }: { readonly job: JobThen | null }) =>
  job === null ? (
    quiet('This console had seen none by then.')
  ) : (
    <>
      {jobTitle(job.mode)} <StatusChip status={job.status} finished={job.finished} />{' '}
      {job.lost && quiet('given up, ')}
      seen <TimeAgo at={job.seen} show="absolute" />
    </>
  )

const Bills = ({ records, newest }: BillsThen) => (
  <>
    {recordsWords(records)}
    {newest.length > 0 && (
      <ul className={classes.newest} aria-label="The newest record of each">
        {newest.map((one) => (
          <li key={seriesWords(one.key)}>
            <span className="lc-private">{seriesWords(one.key)}</span>: {periodWords(one)}
          </li>
        ))}
      </ul>
    )}
  </>
)

const Known = ({ profileId, known }: { readonly profileId: number; readonly known: ProfileAsOf }) => {
  const { profile, bills, job, until } = known
  const now = new Date(useMinute()).toISOString()
  return (
    <>
      {profile && profile.value === null && (
        <p className={classes.say}>
          There was no profile {profileId}: it had been gone since {dayOf(profile.since)}.
        </p>
      )}
      {!profile && <p className={classes.say}>{unknownProfile(known)}</p>}
      <dl className="lc-fields">
        {profile?.value && <ProfileFields {...profile.value} />}
        {profile?.value && <Field name="How sure">{quiet(certainty(profile, until, now))}</Field>}
        <Field name="Last job">
          <Job job={job} />
        </Field>
        <Field name="Bills">{bills?.value ? <Bills {...bills.value} /> : quiet(unknownBills(known))}</Field>
        {bills?.value && <Field name="How sure">{quiet(certainty(bills, until, now))}</Field>}
      </dl>
    </>
  )
}

/** How this console knew the profile at the end of a local day, `2026-11-03`. */
export const AsOfPanel = ({ profileId, day }: { readonly profileId: number; readonly day: string }) => {
  const query = useAsOf(profileId, midnight(day, 1) ?? null)
  return (
    <section className={classes.asOf} aria-label={`As it was on ${day}`}>
      <h3 className={classes.heading}>As it was known at the end of {day}</h3>
      {query.isPending && <SkeletonRows rows={5} label="Looking back" />}
      {query.isError && !query.data && (
        <FailureMessage error={query.error} retry={() => void query.refetch()} />
      )}
      {query.data && <Known profileId={profileId} known={query.data} />}
    </section>
  )
}
