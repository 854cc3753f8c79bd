import { Button } from '@mantine/core'
import { IconBookmark } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { FailureMessage } from '../../parts/failure-message'
import { useOnScreen } from '../../parts/on-screen'
import { usePersisted } from '../../parts/place'
import { localDay } from '../../lib/time'
import { SkeletonRows } from '../../ui/skeleton-rows'
import { StateMessage } from '../../parts/state-message'
import { JobsFilters } from './list/jobs-filters'
import { JobsGrid } from './list/jobs-grid'
import classes from './jobs-page.module.css'
import { filterOf, isNarrowed, listView, wholeList, type ListView } from './list/list-filter'
import { NoticesMenu } from './list/notices-menu'
import { StartDialog } from './start/start-dialog'
import { useJobList } from './list/use-job-list'

interface Props {
  readonly onOpenProfile: (id: number) => void
  readonly onProfiles: () => void
  /** Asks for a name under which these filters are kept. */
  readonly onSaveView: (view: ListView) => void
}

/** All jobs that this console has seen: the running ones with their stages, and how the others ended. */
export const JobsPage = ({ onOpenProfile, onProfiles, onSaveView }: Props) => {
  const [view, setView] = usePersisted('jobs', listView, wholeList)
  const [starting, setStarting] = useState(false)
  const today = localDay(new Date().toISOString())
  // The filter stays the same all day, so that cached pages remain valid.
  // oxlint-disable-next-line react/exhaustive-deps -- `today` stands for the clock
  const filter = useMemo(() => filterOf(view, new Date()), [view, today])
  const list = useJobList(filter)
  useOnScreen('jobs', list.watched)

  const content = () => {
    if (list.error) return <FailureMessage error={list.error} retry={list.retry} />
    if (list.pending) return <SkeletonRows label="Reading the jobs" />
    if (list.rowCount > 0) return <JobsGrid list={list} onOpen={onOpenProfile} />
    return isNarrowed(view) ? (
      <StateMessage
        title="No job that this console has seen matches these filters."
        advice="Jobs that ended before this console saw them are in the list of profiles, by the status of the last job."
        action={{ label: 'Show all jobs', run: () => setView({ ...wholeList, days: view.days }) }}
      />
    ) : (
      <StateMessage
        title={
          view.days === null
            ? 'This console has seen no job yet.'
            : 'This console sees no job running, and saw none end on these days.'
        }
        advice="Select profiles in the list and press B to start jobs for them. Each that this console has seen running is listed here."
        action={{ label: 'Open Profiles', run: onProfiles }}
      />
    )
  }

  return (
    <section className={classes.page} aria-label="List of jobs">
      <header className={classes.head}>
        <h2>Jobs</h2>
        <NoticesMenu />
        <Button
          variant="default"
          leftSection={<IconBookmark size={14} aria-hidden />}
          title="Keep these filters in the rail"
          onClick={() => onSaveView(view)}
        >
          Save view
        </Button>
        <Button onClick={() => setStarting(true)}>Start a job</Button>
      </header>
      <JobsFilters view={view} onView={setView} />
      <div className={classes.list}>{content()}</div>
      {starting && <StartDialog onClose={() => setStarting(false)} />}
    </section>
  )
}
