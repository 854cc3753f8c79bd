import { Button, Loader, TextInput } from '@mantine/core'
import { IconCircleCheck, IconCircleDashed, IconCircleMinus, IconCircleX } from '@tabler/icons-react'
import { useState } from 'react'
import { checkStepIds, type CheckStep, type CheckStepId } from '../../../../shared/domain/connection'
import { failureOf } from '../../../bridge/call'
import { withLocalTimes } from '../../../lib/time'
import { TimeAgo } from '../../../ui/time-ago'
import classes from './check-section.module.css'
import { FailureNotice } from '../../../parts/failure-notice'
import { Section } from '../../../parts/section'
import type { Check } from '../common/use-check'

const titles: Record<CheckStepId, string> = {
  name: 'Name',
  port: 'Port',
  'server-certificate': 'The server’s certificate',
  'our-certificate': 'Our certificate',
  'echo-get': 'Echo by GET',
  'echo-post': 'Echo by POST',
  'certificate-info': 'Certificate info',
  profiles: 'Profiles',
}

const looks = {
  running: { word: 'checking', icon: null },
  passed: { word: 'passed', icon: IconCircleCheck },
  failed: { word: 'failed', icon: IconCircleX },
  skipped: { word: 'not tried', icon: IconCircleMinus },
  waiting: { word: 'not yet', icon: IconCircleDashed },
} as const

const RungRow = ({ id, step }: { readonly id: CheckStepId; readonly step: CheckStep | undefined }) => {
  const state = step?.state ?? 'waiting'
  const { word, icon: Icon } = looks[state]
  const detail = step?.detail ? withLocalTimes(step.detail) : undefined
  return (
    <li className={classes.step} data-state={state}>
      <div className={classes.row}>
        {Icon ? (
          <Icon className={classes.icon} size={16} stroke={1.75} aria-hidden />
        ) : (
          <Loader size={16} aria-hidden />
        )}
        <span className={classes.title}>{titles[id]}</span>
        <span className={classes.detail} title={detail}>
          {detail}
        </span>
        <span className={classes.word}>{word}</span>
      </div>
      {step?.failure && <FailureNotice standing withDetail failure={step.failure} ofRead />}
    </li>
  )
}

const summaryOf = (steps: readonly CheckStep[], running: boolean): string => {
  const failed = steps.find(({ state }) => state === 'failed')
  if (failed) return `Failed at: ${titles[failed.id]}`
  const passed = steps.filter(({ state }) => state === 'passed').length
  if (running) return `${passed} of ${checkStepIds.length} passed`
  return passed === checkStepIds.length ? 'All passed' : ''
}

interface SummaryProps {
  readonly check: Check
  readonly unreachedSince: string | null
}

/** The result of the check and its time: a result stays in view, and may be older than the loss of the connection. */
const Summary = ({ check: { steps, running, at }, unreachedSince }: SummaryProps) => {
  const text = steps ? summaryOf(steps, running) : ''
  const isOver = text !== '' && !running && at !== null
  return (
    <span role="status">
      <span>{text}</span>
      {isOver && (
        <>
          {' · '}
          <TimeAgo at={at} />
          {unreachedSince !== null && at < unreachedSince && ', before the server became unreachable'}
        </>
      )}
    </span>
  )
}

interface Props {
  readonly check: Check
  /** Since when the server of this connection has been unreachable; null while it is reachable as far as is known. */
  readonly unreachedSince: string | null
}

/**
 * The steps of the check, from the server's name to its view of our certificate. The first step that fails says why.
 */
export const CheckSection = ({ check, unreachedSince }: Props) => {
  const { steps, error, running, start } = check
  const [text, setText] = useState('')
  return (
    <Section
      title="Check"
      note={<Summary check={check} unreachedSince={unreachedSince} />}
      actions={
        <>
          <TextInput
            aria-label="Text to echo"
            placeholder="Text to echo"
            title="Sent by Echo and expected back; “Link Console” where it is empty"
            maxLength={1000}
            value={text}
            onChange={({ currentTarget }) => setText(currentTarget.value)}
          />
          <Button variant="default" loading={running} onClick={() => start(text)}>
            Check the connection
          </Button>
        </>
      }
    >
      {error !== null && <FailureNotice standing withDetail failure={failureOf(error)} />}
      {steps && error === null ? (
        <ol className={classes.ladder}>
          {checkStepIds.map((id) => (
            <RungRow key={id} id={id} step={steps.find((step) => step.id === id)} />
          ))}
        </ol>
      ) : (
        error === null && (
          <p className={classes.lead}>
            Goes from the server’s name to its view of our certificate, and names the step that fails.
          </p>
        )
      )}
    </Section>
  )
}
