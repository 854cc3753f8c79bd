import { Button } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { AsOf } from '../../parts/as-of'
import { failureOf } from '../../bridge/call'
import { FailureMessage } from '../../parts/failure-message'
import { FailureNotice } from '../../parts/failure-notice'
import { JobDetail } from '../../parts/job-detail'
import { LongVerbatim } from '../../ui/long-verbatim'
import { SkeletonRows } from '../../ui/skeleton-rows'
import { StatusChip } from '../../parts/status-chip'
import { TagChip } from '../../parts/tag-chip'
import { TimeAgo } from '../../ui/time-ago'
import { Verbatim } from '../../ui/verbatim'
import classes from './overview.module.css'
import { useLastJob, useProfile } from './use-profile'
import { whoseMove } from '../../parts/whose-move'

interface FieldProps {
  readonly name: string
  readonly children: ReactNode
  /** Blurred in privacy mode. */
  readonly hidden?: boolean
}

const Field = ({ name, children, hidden = false }: FieldProps) => (
  <>
    <dt>{name}</dt>
    <dd className={hidden ? 'lc-private' : undefined}>{children}</dd>
  </>
)

const quiet = (text: string) => <span className="lc-muted">{text}</span>

const LastJob = ({ profileId }: { readonly profileId: number }) => {
  const { query, job } = useLastJob(profileId)
  if (query.isError && !query.data) {
    const failure = failureOf(query.error)
    return (
      <FailureNotice
        ofRead
        failure={failure}
        actions={
          <Button variant="default" onClick={() => void query.refetch()}>
            Try again
          </Button>
        }
      >
        The last job could not be read.
      </FailureNotice>
    )
  }
  if (job === undefined) return <SkeletonRows rows={2} label="Reading the last job" />
  if (job === null) return <p className={classes.say}>No job has run for this profile yet.</p>
  const seen = job.endedAt ?? job.observations.at(-1)?.lastSeen ?? job.startedAt
  return (
    <>
      <p className={classes.say}>{whoseMove(job)}</p>
      <dl className="lc-fields">
        <Field name="Status">
          <StatusChip status={job.status} finished={job.finished} withCode />
        </Field>
        {job.detail && (
          <Field name="Detail">
            <JobDetail detail={job.detail} />
          </Field>
        )}
        <Field name="Job">
          <span className="lc-mono">{job.jobId}</span>
        </Field>
        {seen && (
          <Field name={job.endedAt ? 'End noticed' : 'Last seen'}>
            <TimeAgo at={seen} />
          </Field>
        )}
      </dl>
    </>
  )
}

interface OverviewProps {
  readonly profileId: number
  /** What people have noted about it. */
  readonly notes?: ReactNode
}

/** Everything that the API returns about a profile itself, its last job, and what people have noted. */
export const Overview = ({ profileId, notes }: OverviewProps) => {
  const { query } = useProfile(profileId)
  const lastJob = useLastJob(profileId)
  if (query.isPending) return <SkeletonRows rows={7} label="Reading the profile" />
  if (query.isError && !query.data) {
    return <FailureMessage error={query.error} retry={() => void query.refetch()} />
  }
  const { label, provider, providerId, zipcode, tags, created, modified } = query.data
  return (
    <div className={classes.overview}>
      <AsOf query={query} />
      <section aria-label="Last job">
        <h3 className={classes.heading}>Last job</h3>
        <LastJob profileId={profileId} />
      </section>
      {notes}
      <section aria-label="Profile">
        <h3 className={classes.heading}>Profile</h3>
        <dl className="lc-fields">
          <Field name="ID">
            <span className="lc-mono">{profileId}</span>
          </Field>
          <Field name="Label" hidden>
            {label === '' ? quiet('no label') : <LongVerbatim text={label} />}
          </Field>
          <Field name="Utility provider">
            {provider ? <Verbatim text={provider} /> : quiet('not given by the API')}
          </Field>
          <Field name="Provider ID">
            {providerId === null ? (
              quiet('not given by the API')
            ) : (
              <span className="lc-mono">{providerId}</span>
            )}
          </Field>
          <Field name="ZIP code">
            {zipcode ? (
              <span className="lc-mono">{zipcode}</span>
            ) : (
              quiet(zipcode === null ? 'not given by the API' : 'none')
            )}
          </Field>
          <Field name="Tags">
            {tags.length === 0 && quiet('none')}
            <span className={classes.tags}>
              {tags.map((tag) => (
                <TagChip key={tag} name={tag} room="lines" />
              ))}
            </span>
          </Field>
          <Field name="Created">
            <TimeAgo at={created} />
          </Field>
          <Field name="Modified">
            <TimeAgo at={modified} />
          </Field>
        </dl>
      </section>
      <Button
        variant="default"
        className={classes.refresh}
        leftSection={<IconRefresh size={14} aria-hidden />}
        loading={query.isFetching || lastJob.query.isFetching}
        onClick={() => {
          void query.refetch()
          void lastJob.query.refetch()
        }}
      >
        Read again
      </Button>
    </div>
  )
}
