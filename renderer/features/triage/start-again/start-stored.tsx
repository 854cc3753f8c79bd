import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { isOverrideReason, overrideReason } from '../../../../shared/domain/lockout'
import type { TriageCase } from '../../../../shared/domain/triage'
import { pressOnce } from '../../../lib/press-once'
import { Kbd } from '../../../ui/kbd'
import { HoldQuestion } from '../../../parts/hold-question'
import { Notice } from '../../../ui/notice'
import { Until } from '../common/until'
import classes from './start-stored.module.css'
import type { Allowed } from './use-start-again'

interface Props {
  readonly item: TriageCase
  readonly busy: boolean
  /** Whether this is the main action, or one among others. */
  readonly primary: boolean
  readonly question: 'lockout' | 'hold' | null
  readonly onAsk: (question: 'lockout' | 'hold' | null) => void
  readonly onStart: (allowed?: Allowed) => void
  /** Asks for a time at which it is started; undefined where none can be planned. */
  readonly onPlan: (() => void) | undefined
}

/** What prevents a start with the stored credentials, before anybody is asked. */
export const obstacleOf = ({ lockout, held }: TriageCase): 'lockout' | 'hold' | null =>
  lockout.personAllowed ? (held ? 'hold' : null) : 'lockout'

/** The guard's refusal: its reason, and a way past it, which is logged. */
const LockoutQuestion = ({ item, busy, onAsk, onStart }: Props) => {
  const [reason, setReason] = useState('')
  const isSound = isOverrideReason(reason)
  return (
    <Notice tone="trouble" title="Not started: another failed login could lock the customer’s account.">
      {item.lockout.failures} logins have failed with the current credentials. Store new ones first; or say
      why it should be started anyway. The reason goes into the activity log.
      <form
        className={classes.override}
        aria-label="Start anyway"
        onSubmit={(event) => {
          event.preventDefault()
          if (isSound && !busy) onStart({ override: { reason: reason.trim() }, despiteHold: item.held })
        }}
      >
        <TextInput
          label="Reason"
          className={classes.reason}
          placeholder="The customer has unlocked the account"
          autoFocus
          description={`At least ${overrideReason.shortest} characters`}
          maxLength={overrideReason.longest}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') onAsk(null)
          }}
        />
        <Button type="submit" color="red" disabled={!isSound} loading={busy}>
          Start anyway
        </Button>
        <Button variant="default" onClick={() => onAsk(null)}>
          Leave it
        </Button>
      </form>
    </Notice>
  )
}

/** Starts a job with what is stored. If the guard or a hold prevents it, the person is asked first. */
export const StartStored = (props: Props) => {
  const { item, busy, primary, question, onAsk, onStart, onPlan } = props
  if (question === 'lockout') return <LockoutQuestion {...props} />
  if (question === 'hold') {
    return (
      <HoldQuestion
        provider={item.provider}
        busy={busy}
        onStart={() => onStart({ despiteHold: true })}
        onLeave={() => onAsk(null)}
      />
    )
  }
  const obstacle = obstacleOf(item)
  return (
    <div className={classes.row}>
      <Button
        variant={primary ? 'filled' : 'default'}
        loading={busy}
        rightSection={<Kbd>R</Kbd>}
        data-case-focus={primary || undefined}
        {...pressOnce(() => (obstacle ? onAsk(obstacle) : onStart()))}
      >
        {primary ? 'Start again now' : 'Start again with what is stored'}
      </Button>
      {onPlan && (
        <Button variant="default" rightSection={<Kbd>P</Kbd>} onClick={onPlan}>
          Start at…
        </Button>
      )}
      {item.snoozedUntil && (
        <span className="lc-muted">
          Snoozed until <Until at={item.snoozedUntil} />
        </span>
      )}
    </div>
  )
}
