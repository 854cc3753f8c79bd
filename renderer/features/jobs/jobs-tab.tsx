import { AsOf } from '../../parts/as-of'
import { FailureMessage } from '../../parts/failure-message'
import { SkeletonRows } from '../../ui/skeleton-rows'
import { StateMessage } from '../../parts/state-message'
import { JobCard } from './card/job-card'
import classes from './jobs-tab.module.css'
import { StartJob } from './start/start-job'
import { useJobs } from './common/use-jobs'

/** The jobs of a profile: start one, watch it, and see how the earlier ones ended. */
export const JobsTab = ({ profileId }: { readonly profileId: number }) => {
  const { query, start, running, found } = useJobs(profileId)
  const jobs = query.data
  return (
    <div className={classes.tab}>
      <AsOf query={query} />
      <StartJob profileId={profileId} running={running} start={start} found={found} />
      {jobs?.map((job, place) => (
        <JobCard key={job.jobId} job={job} latest={place === 0} />
      ))}
      {jobs?.length === 0 && (
        <StateMessage
          title="No job has run for this profile."
          advice="Store the credentials, then start one: bills arrive while it runs."
        />
      )}
      {query.isPending && <SkeletonRows rows={4} label="Reading the jobs" />}
      {query.isError && !query.data && (
        <FailureMessage error={query.error} retry={() => void query.refetch()} />
      )}
    </div>
  )
}
