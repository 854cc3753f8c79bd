import type { Answers } from '../../../renderer/bridge/fake'
import { CheckSection } from '../../../renderer/features/connection/check/check-section'
import { Chart } from '../../../renderer/features/intervals/chart'
import { IntervalsTab } from '../../../renderer/features/intervals/intervals-tab'
import { joinMonths } from '../../../renderer/features/intervals/join-months'
import { zoneNamed } from '../../../renderer/features/intervals/zones'
import { CasePanel } from '../../../renderer/features/triage/case/case-panel'
import { checkStepIds, type CheckStep, type CheckStepId } from '../../../shared/domain/connection'
import type { Channel } from '../../../shared/domain/interval'
import { verdictOf } from '../../../shared/domain/lockout'
import type { TriageCase } from '../../../shared/domain/triage'
import { fail, ok, type FailureCode } from '../../../shared/errors/failure'
import { channel, read, record } from '../../unit/renderer/intervals/samples'
import { caseOf, failedProfile, jobOf, lackingBills, outcomeOf } from '../../unit/renderer/triage/samples'
import { press, typeInto, type Where } from '../hands'
import { longText } from '../samples'
import { never, part, view } from '../story'

export default { title: 'views/Case' }

const panelOf = (profileId: number, more: Partial<TriageCase> = {}, answers: Answers = {}) =>
  view(
    <CasePanel
      profileId={profileId}
      timeline={() => null}
      homepage={() => <span>https://utility.example</span>}
    />,
    {
      ...failedProfile,
      'triage:cases': ({ ids }) => ok(ids.map((id) => caseOf(id, more))),
      'jobs:of-profile': () => ok([jobOf(profileId, { status: more.status ?? 'credential_error' })]),
      ...answers,
    },
  )
export const CaseOfCredentials = panelOf(5001)
export const CaseWaiting = panelOf(5002, {}, { 'triage:cases': never })
export const CaseFailed = panelOf(5003, {}, { 'triage:cases': () => fail('permission-denied') })
export const CaseOfCustomer = panelOf(5004, { status: 'action_needed' })
export const CaseOfSupport = panelOf(5005, {
  status: 'unexpected_presentation',
  detail: longText,
  trouble: true,
})
export const CaseOfData = panelOf(5011, {
  status: 'success',
  mover: 'data',
  bills: lackingBills,
  intervals: {
    readAt: '2026-11-22T08:00:00Z',
    meters: 2,
    lastInterval: { from: '2026-10-12', to: '2026-10-13' },
    notComplete: ['2026-08', '2026-10'],
  },
  nothingCame: true,
})
export const CaseNearLockout = panelOf(5006, { lockout: verdictOf(2, true) })
export const CaseOnHold = panelOf(5007, { held: true })
export const CaseSnoozed = panelOf(5008, {
  snoozedUntil: '2026-12-24T08:00:00Z',
  snoozeNote: 'The customer calls back.',
})
const fix = async (where: Where): Promise<void> => {
  await typeInto('password', 'a new one')(where)
  await press(where, /Save and start again/)
}
export const CaseStarting = { ...panelOf(5009, {}, { 'triage:start-again': never }), play: fix }
export const CaseNotStarted = {
  ...panelOf(
    5010,
    {},
    {
      'triage:start-again': () =>
        ok(outcomeOf({ stored: ['password'], failure: { code: 'permission-denied', apiText: 'Not yours' } })),
    },
  ),
  play: fix,
}

const seen = (id: CheckStepId, more: Partial<CheckStep> = {}): CheckStep => ({
  id,
  state: 'passed',
  detail: null,
  failure: null,
  server: null,
  ...more,
})
const ladder = (steps: readonly CheckStep[] | undefined, running = false, error: unknown = null) =>
  part(
    <CheckSection
      check={{
        steps,
        running,
        error,
        at: steps ? '2026-11-22T08:00:00Z' : null,
        start: () => undefined,
        clear: () => undefined,
      }}
      unreachedSince={null}
    />,
  )
const brokenAt = (at: number, code: FailureCode): readonly CheckStep[] =>
  checkStepIds.map((id, index) =>
    seen(id, {
      state: index < at ? 'passed' : index === at ? 'failed' : 'skipped',
      failure: index === at ? { code } : null,
    }),
  )
export const CheckNotMade = ladder(undefined)
export const CheckRunning = ladder(
  [
    seen('name', { detail: '203.0.113.7' }),
    seen('port', { detail: '443 answers' }),
    seen('server-certificate', { state: 'running' }),
  ],
  true,
)
export const CheckPassed = ladder(checkStepIds.map((id) => seen(id, { detail: `What ${id} told` })))
export const CheckNoName = ladder(brokenAt(0, 'name-not-found'))
export const CheckRefused = ladder(brokenAt(7, 'permission-denied'))

const quarters = 7 * 96
const walk = (more: { readonly name: string; readonly base: number; readonly holes?: boolean }): Channel =>
  channel(
    '2026-11-01T00:00:00Z',
    900,
    Array.from({ length: quarters }, (_, at) =>
      more.holes && at % 200 < 40 ? null : more.base + Math.sin(at / 15) + (at % 7) / 10,
    ),
    { name: more.name },
  )
const zone = zoneNamed('UTC')
const chartOf = (...channels: readonly Channel[]) =>
  part(
    <>
      <p id="summary">Quarters of an hour, 1 to 7 November 2026.</p>
      <Chart
        channels={joinMonths([read('2026-11', channels)])}
        zone={zone}
        zoneWords="UTC"
        bands={[]}
        describedBy="summary"
      />
    </>,
  )
export const ChartOne = chartOf(walk({ name: 'Consumption', base: 2 }))
export const ChartHoles = chartOf(walk({ name: 'Consumption', base: 2, holes: true }))
export const ChartEight = chartOf(
  ...Array.from({ length: 8 }, (_, at) => walk({ name: `Channel ${at + 1}`, base: at })),
)
export const ChartOneReading = chartOf(channel('2026-11-01T00:00:00Z', 900, [1.5]))

const intervals = <IntervalsTab profileId={268} />
const months: Answers = { 'jobs:of-profile': () => ok([]), 'intervals:list': () => ok([record('2026-11')]) }
export const IntervalsWaiting = view(intervals, { 'jobs:of-profile': () => ok([]), 'intervals:list': never })
export const IntervalsFailed = view(intervals, {
  'jobs:of-profile': () => ok([]),
  'intervals:list': () => fail('permission-denied'),
})
export const IntervalsNone = view(intervals, {
  'jobs:of-profile': () => ok([]),
  'intervals:list': () => ok([]),
})
export const IntervalsRead = view(intervals, {
  ...months,
  'bills:list': () => ok({ bills: [], newBillIds: [] }),
  'intervals:matches': () => ok([]),
  'intervals:readings': () =>
    ok({ months: [read('2026-11', [walk({ name: 'Consumption', base: 2 })])], placeZone: null }),
})
