import { Button, SegmentedControl, Switch } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Job, JobMode } from '../../../../shared/domain/job'
import { isOverrideReason } from '../../../../shared/domain/lockout'
import { call, failureOf } from '../../../bridge/call'
import { keys } from '../../../bridge/keys'
import { FailureNotice } from '../../../parts/failure-notice'
import { HoldQuestion } from '../../../parts/hold-question'
import { NoAgentNotice } from '../../../parts/no-agent'
import { DialogFoot } from '../../../ui/dialog-foot'
import { Notice } from '../../../ui/notice'
import { StatusChip } from '../../../parts/status-chip'
import { LockoutWords } from '../lockout-words'
import classes from './start-job.module.css'
import type { StartRequest, useJobs } from '../common/use-jobs'
import { useLockout } from './use-lockout'

interface Props {
  readonly profileId: number
  /** The running job, if one is known. */
  readonly running: Job | null
  readonly start: ReturnType<typeof useJobs>['start']
  /** The job that a start with a lost reply has most probably created. */
  readonly found: Job | null
  readonly onStarted?: () => void
  /** Given in a dialog: the buttons are then at its foot, with one that cancels. */
  readonly onCancel?: () => void
}

/** A lost reply is no longer a problem once the job has been found. */
const FoundJob = ({ job }: { readonly job: Job }) => (
  <Notice tone="info" title="The answer to the start was lost; the job has been found since.">
    It is most probably the one that was started; a colleague’s start looks the same. Nothing was sent again.{' '}
    <StatusChip status={job.status} finished={job.finished} /> <span className="lc-mono">{job.jobId}</span>
  </Notice>
)

/** Starts an extraction in a mode, with or without a notification to the customer's queue. */
export const StartJob = ({ profileId, running, start, found, onStarted, onCancel }: Props) => {
  const [mode, setMode] = useState<JobMode>('bill')
  const [sendNotification, setSendNotification] = useState(true)
  const [reason, setReason] = useState('')
  const verdict = useLockout(profileId)
  const agent = useQuery({
    queryKey: keys.agent(profileId),
    queryFn: ({ signal }) => call('jobs:agent', { profileId }, signal),
    staleTime: 0,
  })
  const refused = verdict?.personAllowed === false
  const failure = start.error ? failureOf(start.error) : null
  // `mutate` drops this callback when the form is unmounted, so that a dialog opened later is not closed by it.
  const send = (request: StartRequest): void => start.mutate(request, { onSuccess: () => onStarted?.() })
  // The request that was refused, to be asked about unchanged: the form may show other values by now.
  const held = failure?.code === 'held' ? start.variables : undefined
  const button = (
    <Button type="submit" loading={start.isPending} disabled={refused && !isOverrideReason(reason)}>
      {refused ? 'Start anyway' : 'Start job'}
    </Button>
  )
  return (
    <form
      className={classes.form}
      data-alone={onCancel !== undefined || undefined}
      aria-label="Start a job"
      onSubmit={(event) => {
        event.preventDefault()
        if (refused && !isOverrideReason(reason)) return
        send({
          mode,
          sendNotification,
          ...(refused && { override: { reason: reason.trim() } }),
          ...(running && { beside: running.jobId }),
        })
        setReason('')
      }}
    >
      <div className={classes.row}>
        <SegmentedControl
          size="xs"
          aria-label="Mode"
          value={mode}
          onChange={(value) => setMode(value === 'interval' ? 'interval' : 'bill')}
          data={[
            { value: 'bill', label: 'Bills' },
            { value: 'interval', label: 'Intervals' },
          ]}
        />
        <Switch
          label="Send notification"
          title="send_notification: a message to the customer’s queue when the job ends"
          checked={sendNotification}
          onChange={(event) => setSendNotification(event.currentTarget.checked)}
        />
        <span className={classes.grow} />
        {!onCancel && button}
      </div>
      {verdict && <LockoutWords verdict={verdict} reason={reason} onReason={setReason} />}
      {agent.data?.noneSince && failure?.subject !== 'agent' && (
        <NoAgentNotice since={agent.data.noneSince} />
      )}
      {running && !failure && (
        <p className={classes.hint}>A job is running already; another one would log in a second time.</p>
      )}
      {held && (
        <HoldQuestion
          busy={false}
          onStart={() => send({ ...held, despiteHold: true })}
          onLeave={start.reset}
        />
      )}
      {found && <FoundJob job={found} />}
      {failure && !found && !held && !(refused && failure.code === 'lockout') && (
        <FailureNotice failure={failure} />
      )}
      {onCancel && (
        <DialogFoot>
          <Button variant="default" onClick={onCancel}>
            Cancel
          </Button>
          {button}
        </DialogFoot>
      )}
    </form>
  )
}
