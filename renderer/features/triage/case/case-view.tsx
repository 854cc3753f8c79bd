import { Button } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import type { Job } from '../../../../shared/domain/job'
import type { TriageCase } from '../../../../shared/domain/triage'
import { FailureMessage } from '../../../parts/failure-message'
import { Kbd } from '../../../ui/kbd'
import { NoAgentNotice } from '../../../parts/no-agent'
import { SkeletonRows } from '../../../ui/skeleton-rows'
import { useActsOnChosen } from '../choice/chosen'
import { CaseDialogs, type CaseDialog } from './case-dialogs'
import { CaseFacts } from './case-facts'
import { CaseHistory, LockoutWords } from './case-history'
import classes from './case-panel.module.css'
import { FixForm } from '../start-again/fix-form'
import { CustomerText } from '../answer/customer-text'
import { Guidance } from './guidance'
import { offeredFor } from './offered'
import { fieldToFix, reasonOf } from './reason'
import { StartAgainProgress } from '../start-again/progress'
import { StartAgainRefused } from '../start-again/refused'
import { followedJob } from '../start-again/state'
import { useSnoozing } from '../snooze/use-snoozing'
import { StartOptions } from '../start-again/start-options'
import { obstacleOf, StartStored } from '../start-again/start-stored'
import { CasePlan } from '../planned/case-plan'
import { SupportActions, useEscalation } from './support-actions'
import { useCaseFacts } from './use-case-facts'
import { useKeys } from '../../../lib/use-keys'
import { useJobHistory, useStartAgain, type Allowed } from '../start-again/use-start-again'

/** Parts of the case that other features render. */
export interface CaseSlots {
  /** The stages of a job in a row. */
  readonly timeline: (job: Job) => ReactNode
  /** The notes about the profile, in which new ones are about this job. */
  readonly notes?: ((jobId: string) => ReactNode) | undefined
  /** The utility provider's website. */
  readonly homepage: (providerId: number) => ReactNode
}

interface Props extends CaseSlots {
  readonly item: TriageCase
  readonly takesFocus?: boolean
  readonly onSnoozed?: (() => void) | undefined
}

const none: readonly Job[] = []

/** The stages of the last job, where more than one was seen. */
const LastStages = ({ job, timeline }: { readonly job: Job } & Pick<CaseSlots, 'timeline'>) =>
  job.observations.length > 1 && (
    <section aria-label="The last job’s stages">
      <h3 className={classes.heading}>Stages of the last job</h3>
      {timeline(job)}
    </section>
  )

export const CaseView = ({ item, takesFocus = false, onSnoozed, timeline, homepage, notes }: Props) => {
  const { mover, profileId } = item
  const history = useJobHistory(profileId)
  const jobs = history.data ?? none
  const { playbook, credentials, alike } = useCaseFacts(item)
  const { attempt, options, setOptions, start } = useStartAgain(item)
  const [question, setQuestion] = useState<'lockout' | 'hold' | null>(null)
  const [dialog, setDialog] = useState<CaseDialog | null>(null)
  const escalation = useEscalation(profileId)
  const { wake } = useSnoozing()

  const last = jobs.find(({ jobId }) => jobId === item.jobId) ?? null
  const followed = followedJob(attempt, jobs)
  const busy = attempt?.busy ?? false
  const isOpen = mover !== 'nobody' && mover !== 'running'
  const isOurs = mover === 'credentials'
  const offered = offeredFor(mover, playbook.data)
  const [first] = offered
  const canEdit = offered.includes('edit-credentials')
  const canStart = canEdit || offered.includes('relaunch')
  const canPlan = canStart && isOpen

  const startStored = (allowed?: Allowed): void => {
    setQuestion(null)
    void start([], allowed)
  }
  const startAsked = (): void => {
    const obstacle = obstacleOf(item)
    if (obstacle) setQuestion(obstacle)
    else if (!busy) startStored()
  }
  const startAnyway = (): void => setQuestion(obstacleOf(item) ?? 'lockout')
  const actsOnChosen = useActsOnChosen()
  useKeys({
    E: escalation.copy,
    ...(actsOnChosen
      ? {}
      : {
          ...(playbook.data?.texts.length ? { M: () => setDialog('answer') } : {}),
          ...(isOpen ? { S: () => setDialog('snooze') } : {}),
          ...(canStart ? { R: startAsked } : {}),
          ...(canPlan ? { P: () => setDialog('plan') } : {}),
        }),
  })

  const form = credentials.data && (
    <FixForm
      key={item.jobId}
      credentials={credentials.data}
      focusField={isOurs ? fieldToFix(item, credentials.data.fields) : null}
      takesFocus={takesFocus && isOurs}
      busy={busy}
      held={item.held}
      options={<StartOptions options={options} onChange={setOptions} />}
      onSubmit={(fields, despiteHold) => void start(fields, { despiteHold })}
    />
  )
  const customerText = playbook.data && (
    <CustomerText playbook={playbook.data} onAnswer={() => setDialog('answer')} />
  )
  const again = (
    <StartStored
      item={item}
      busy={busy}
      primary={first === 'relaunch'}
      question={question}
      onAsk={setQuestion}
      onStart={startStored}
      onPlan={canPlan ? () => setDialog('plan') : undefined}
    />
  )

  return (
    <article className={classes.case} aria-label={`Case of profile ${profileId}`}>
      <p className={classes.reason}>
        {reasonOf(item, { jobs, fields: credentials.data?.fields ?? null, alike })}
      </p>
      <CaseFacts item={item} message={last?.message} />
      {notes?.(item.jobId)}
      <CasePlan item={item} onChange={() => setDialog('plan')} />
      {(attempt || followed) && (
        <StartAgainProgress
          attempt={attempt}
          job={followed}
          timeline={timeline}
          onStart={() => startAsked()}
          onLook={() => void history.refetch()}
        />
      )}
      {attempt?.outcome?.refusal && !busy && (
        <StartAgainRefused outcome={attempt.outcome} onAsk={startAnyway} />
      )}
      {first === 'copy-customer-text' && customerText}
      {canStart && item.noAgentSince && <NoAgentNotice since={item.noAgentSince} />}
      {canEdit && (
        <section aria-label="Credentials">
          <h3 className={classes.heading}>New credentials</h3>
          {credentials.isPending && <SkeletonRows rows={2} label="Reading the credentials" />}
          {credentials.isError && (
            <FailureMessage error={credentials.error} retry={() => void credentials.refetch()} />
          )}
          {form}
          <LockoutWords verdict={item.lockout} fields={credentials.data?.fields ?? null} />
          {credentials.data && credentials.data.fields.length > 0 && again}
        </section>
      )}
      {(first === 'copy-escalation' || (canStart && !canEdit)) && (
        <section className={classes.actions} aria-label="What can be done">
          {first === 'copy-escalation' && (
            <SupportActions escalation={escalation} profileId={profileId} primary />
          )}
          {canStart && !canEdit && (
            <>
              {again}
              <StartOptions options={options} onChange={setOptions} />
            </>
          )}
        </section>
      )}
      {first !== 'copy-customer-text' && customerText}
      <div className={classes.tools}>
        {item.providerId !== null && homepage(item.providerId)}
        {isOpen &&
          (item.snoozedUntil ? (
            <Button variant="default" loading={wake.isPending} onClick={() => wake.mutate(item)}>
              End the snooze
            </Button>
          ) : (
            <Button variant="default" rightSection={<Kbd>S</Kbd>} onClick={() => setDialog('snooze')}>
              Snooze
            </Button>
          ))}
        {first !== 'copy-escalation' && (
          <SupportActions escalation={escalation} profileId={profileId} primary={false} />
        )}
      </div>
      {playbook.data && <Guidance playbook={playbook.data} />}
      {playbook.isError && <FailureMessage error={playbook.error} retry={() => void playbook.refetch()} />}
      {last && followed?.jobId !== last.jobId && <LastStages job={last} timeline={timeline} />}
      {history.isError && <FailureMessage error={history.error} retry={() => void history.refetch()} />}
      {jobs.length > 0 && <CaseHistory jobs={jobs} />}
      <CaseDialogs
        shown={dialog}
        item={item}
        playbook={playbook.data}
        onClose={() => setDialog(null)}
        onSnoozed={onSnoozed}
      />
    </article>
  )
}
