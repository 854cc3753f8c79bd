import { Button, Loader } from '@mantine/core'
import { IconCircleCheck, IconCircleDashed, IconCircleX } from '@tabler/icons-react'
import type { PracticeStep } from '../../../shared/domain/connection'
import { FailureNotice } from '../../parts/failure-notice'
import classes from './practice-steps.module.css'
import type { EnterPractice } from './use-enter-practice'

const steps: readonly { readonly id: PracticeStep['step']; readonly text: string }[] = [
  { id: 'service', text: 'Practice service started' },
  { id: 'key', text: 'Private key made' },
  { id: 'request', text: 'Signing request made' },
  { id: 'signed', text: 'Signed by the practice service' },
  { id: 'imported', text: 'Certificate imported' },
  { id: 'connected', text: 'Connected' },
]

const stateWords = {
  running: 'in progress',
  done: 'done',
  failed: 'failed',
  waiting: 'not yet',
  earlier: 'from before',
}
type State = keyof typeof stateWords

/**
 * The states of the steps. A step without a report was completed on an earlier visit. If entering failed, it did so at
 * the first open step.
 */
const statesOf = ({ steps: reported, failure }: EnterPractice): readonly State[] => {
  const last = steps.findLastIndex(({ id }) => reported[id])
  const states = steps.map(({ id }, at): State => reported[id] ?? (at < last ? 'earlier' : 'waiting'))
  const open = failure ? states.findIndex((state) => state !== 'done' && state !== 'earlier') : -1
  return states.map((state, at) => (at === open ? 'failed' : state))
}

const StepIcon = ({ state }: { readonly state: State }) => {
  if (state === 'running') return <Loader size={16} aria-hidden />
  const Icon =
    state === 'done' || state === 'earlier'
      ? IconCircleCheck
      : state === 'failed'
        ? IconCircleX
        : IconCircleDashed
  return <Icon size={16} stroke={1.75} aria-hidden />
}

/** Progress of entering Practice, with the same steps as for the real API. */
export const PracticeSteps = ({ practice }: { readonly practice: EnterPractice }) => {
  const states = statesOf(practice)
  return (
    <section className={classes.entering} aria-labelledby="entering-practice">
      <h1 className={classes.heading} id="entering-practice">
        Entering Practice
      </h1>
      <p className={classes.lead}>The same steps as for the Link API, here at once.</p>
      <ol className={classes.steps} aria-live="polite">
        {steps.map(({ id, text }, at) => {
          const state = states[at] ?? 'waiting'
          return (
            <li key={id} className={classes.step} data-state={state}>
              <StepIcon state={state} />
              {text}
              <span className={classes.state}>{stateWords[state]}</span>
            </li>
          )
        })}
      </ol>
      {practice.failure && (
        <>
          <FailureNotice withDetail failure={practice.failure} retry={practice.enter} />
          <Button className={classes.back} variant="default" onClick={practice.dismiss}>
            Back
          </Button>
        </>
      )}
    </section>
  )
}
