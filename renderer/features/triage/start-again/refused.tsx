import { Button } from '@mantine/core'
import type { StartAgainOutcome } from '../../../../shared/domain/triage'
import { InView } from '../../../ui/in-view'
import { Notice } from '../../../ui/notice'
import { TimeAgo } from '../../../ui/time-ago'
import { listed } from '../../../lib/listed'
import { capital } from '../common/words'

interface Props {
  readonly outcome: StartAgainOutcome
  /** Leads to the question with which it can be started anyway. */
  readonly onAsk: () => void
}

/** A start that was refused, either before anything was sent or after the fields were stored. */
export const StartAgainRefused = ({ outcome: { refusal, stored }, onAsk }: Props) => {
  if (!refusal) return null
  const result =
    stored.length > 0 ? `${capital(listed(stored))} stored, but no job was started.` : 'Nothing was sent.'
  return (
    <InView>
      <Notice
        tone="trouble"
        title={
          refusal.kind === 'held'
            ? 'Not started: job starts are on hold.'
            : 'Not started: the lockout guard refused.'
        }
        actions={
          <Button variant="default" onClick={onAsk}>
            Start anyway…
          </Button>
        }
      >
        {result}{' '}
        {refusal.kind === 'held' ? (
          <>
            {refusal.provider ?? 'The provider'} is on hold since <TimeAgo at={refusal.since} />.
          </>
        ) : (
          `${refusal.verdict.failures} logins have failed with the current credentials; another one could lock the customer’s account.`
        )}
      </Notice>
    </InView>
  )
}
