import { Button } from '@mantine/core'
import { CallError } from '../../../renderer/bridge/call'
import { AcceptedBand, AcceptedMark } from '../../../renderer/parts/accepted'
import { AsOf } from '../../../renderer/parts/as-of'
import { ErrorBoundary } from '../../../renderer/parts/error-boundary'
import { FailureMessage } from '../../../renderer/parts/failure-message'
import { FailureNotice } from '../../../renderer/parts/failure-notice'
import { HoldQuestion } from '../../../renderer/parts/hold-question'
import { NoAgentNotice } from '../../../renderer/parts/no-agent'
import { StateMessage } from '../../../renderer/parts/state-message'
import type { Answers } from '../../../renderer/bridge/fake'
import { ok } from '../../../shared/errors/failure'
import { jobOf } from '../../unit/renderer/triage/samples'
import { longText, unbroken } from '../samples'
import { part } from '../story'

export default { title: 'parts/Messages' }

const nothing = (): void => undefined
const offline: Answers = {
  'connection:reach': () =>
    ok({ state: 'offline', since: '2026-11-22T08:00:00Z', nextTry: null, reason: { code: 'unreachable' } }),
}
const denied = new CallError({ code: 'permission-denied', apiText: 'Permission denied' })

const accepted = jobOf(516, { status: 'bill_extract', finished: false })

export const Accepted = part(
  <>
    <AcceptedBand job={accepted} />
    <AcceptedMark job={accepted} />
  </>,
)
const minuteAgo = new Date(Date.now() - 60_000).toISOString()
const loggingIn = {
  ...jobOf(516, { status: 'login', finished: false }),
  startedHere: true,
  startedAt: minuteAgo,
  endedAt: null,
}
export const AcceptanceWaitedFor = part(<AcceptedBand job={loggingIn} />, {
  'jobs:paces': () => ok({ stages: {}, acceptance: { fromMs: 15_000, toMs: 20_000 } }),
})
export const Empty = part(<StateMessage title="There are no bills." advice="A job brings them." />)
export const EmptyWithActions = part(
  <StateMessage
    title="No profile matches."
    advice="Another word may."
    action={{ label: 'Clear the search', run: nothing }}
    second={{ label: 'New profile', run: nothing }}
  />,
)
export const Failed = part(<FailureMessage error={denied} retry={nothing} />)
export const FailedLong = part(
  <FailureMessage error={new CallError({ code: 'server-error', apiText: longText })} retry={nothing} />,
)
export const FailedOffline = part(<FailureMessage error={new CallError({ code: 'unreachable' })} />, offline)
export const NotDone = part(
  <FailureNotice
    failure={{ code: 'server-error', apiText: 'Try later' }}
    actions={<Button>Try again</Button>}
  >
    The password was not stored.
  </FailureNotice>,
)
export const NotDoneWarning = part(<FailureNotice tone="warning" failure={{ code: 'outcome-unknown' }} />)
export const NotDoneInDetail = part(
  <FailureNotice
    withDetail
    failure={{ code: 'certificate-expired', detail: '2026-11-21T08:00:00.000Z' }}
    retry={nothing}
  />,
)
export const NotDoneRetrying = part(
  <FailureNotice failure={{ code: 'timed-out' }} retry={nothing} retrying />,
)
export const ForInformation = part(
  <FailureNotice standing tone="info" failure={{ code: 'certificate-none' }} />,
)
export const ReadBefore = part(
  <AsOf query={{ data: [], dataUpdatedAt: Date.parse('2026-11-22T07:00:00Z') }} />,
  offline,
)
export const OnHold = part(
  <HoldQuestion provider="Mock Utility" busy={false} onStart={nothing} onLeave={nothing} />,
)
export const OnHoldBusy = part(<HoldQuestion provider={unbroken} busy onStart={nothing} onLeave={nothing} />)
export const NoAgent = part(<NoAgentNotice since="2026-11-22T08:00:00Z" />)

const Broken = (): never => {
  throw new Error('broken on purpose')
}
export const ViewBroken = part(
  <ErrorBoundary>
    <Broken />
  </ErrorBoundary>,
)
