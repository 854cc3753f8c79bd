import type { Answers } from '../../../renderer/bridge/fake'
import { changedFields } from '../../../renderer/features/bills/bill-changes'
import { BillsTab } from '../../../renderer/features/bills/bills-tab'
import { CredentialsTab } from '../../../renderer/features/credentials/credentials-tab'
import { AsOfPanel } from '../../../renderer/features/history/as-of-panel'
import { HistoryTab } from '../../../renderer/features/history/history-tab'
import { JobCard } from '../../../renderer/features/jobs/card/job-card'
import { Overview } from '../../../renderer/features/profile/overview'
import { JobsTab } from '../../../renderer/features/jobs/jobs-tab'
import { verdictOf } from '../../../shared/domain/lockout'
import { fail, ok } from '../../../shared/errors/failure'
import { longSeries, monthOf } from '../../unit/renderer/bills/samples'
import { asOf, entries, historyAnswers, on, page } from '../../unit/renderer/history/samples'
import { profile } from '../../unit/renderer/profiles/samples'
import { jobOf } from '../../unit/renderer/triage/samples'
import { longText } from '../samples'
import { noPaces } from '../../../shared/domain/job'
import { atTime, never, part, view } from '../story'

export default { title: 'views/Profile' }

const denied = () => fail('permission-denied', { apiText: 'Permission denied' })

const overview = <Overview profileId={1} />
const known: Answers = { 'profiles:get': ({ id }) => ok(profile(id)) }
export const OverviewWaiting = view(overview, { ...known, 'profiles:get': never, 'jobs:of-profile': never })
export const OverviewFailed = view(overview, { 'profiles:get': denied, 'jobs:of-profile': denied })
export const OverviewLastJobWaiting = view(overview, { ...known, 'jobs:of-profile': never })
export const OverviewLastJobFailed = view(overview, { ...known, 'jobs:of-profile': denied })
export const OverviewSome = view(overview, { ...known, 'jobs:of-profile': () => ok([jobOf(1)]) })

const bills = <BillsTab profileId={516} pdf={() => null} />
const noJobs: Answers = { 'jobs:of-profile': () => ok([]) }
export const BillsWaiting = view(bills, { ...noJobs, 'bills:list': never })
export const BillsFailed = view(bills, { ...noJobs, 'bills:list': denied })
export const BillsNone = view(bills, { ...noJobs, 'bills:list': () => ok({ bills: [], newBillIds: [] }) })
export const BillsSome = atTime(
  '2026-12-05T12:00:00Z',
  view(bills, {
    'jobs:of-profile': () => ok([jobOf(516, { status: 'success' })]),
    'bills:list': () =>
      ok({
        bills: Array.from({ length: 11 }, (_, at) => monthOf(at + 1)),
        newBillIds: ['bill-11'],
      }),
  }),
)

/** Three years of four meters: a late and a missing bill, an unusual one, another rate plan, and use that is fed in. */
const manyBills = [
  ...longSeries({ meterNumber: '84799987', ratePlan: 'E-TOU-C' }, 420).filter((_, at) => at !== 26),
  ...longSeries({ meterNumber: '67563764', exportedEnergy: '260' }, 180),
  ...longSeries({ meterNumber: '20449413', type: 'gas', units: 'therms' }, 40),
  ...longSeries({ meterNumber: null, type: 'billing' }, 0),
  ...longSeries({ meterNumber: '84799987', ratePlan: 'E-TOU-C' }, 400)
    .slice(-1)
    .map((bill) => ({ ...bill, billId: 'again', billDate: '2026-11-20' })),
]
export const BillsMany = atTime(
  '2026-12-14T12:00:00Z',
  view(bills, {
    'jobs:of-profile': () => ok([jobOf(516, { status: 'success' })]),
    'bills:list': () => ok({ bills: manyBills, newBillIds: [] }),
  }),
)

const history = (
  <HistoryTab connectionId="c1" profileId={516} showFields={(change) => changedFields([change])} />
)
const then = <AsOfPanel profileId={516} day="2026-11-03" />
export const HistoryWaiting = view(history, { 'history:page': never })
export const HistoryFailed = view(history, { 'history:page': denied })
export const HistoryNone = view(history, { 'history:page': () => ok(page({ entries: [] })) })
export const HistorySome = view(history, historyAnswers)
export const HistoryMore = view(history, {
  'history:page': () =>
    ok(
      page({
        entries: [{ kind: 'unreadable', source: 'change', at: on(13), n: 10 }, ...entries],
        next: { change: { at: on(7), n: 1 } },
      }),
    ),
})
export const HistoryAsOf = part(then, historyAnswers)
export const HistoryAsOfWaiting = part(then, { 'history:as-of': never })
export const HistoryAsOfFailed = part(then, { 'history:as-of': denied })
export const HistoryAsOfUnknown = part(then, {
  'history:as-of': ({ until }) =>
    ok(
      asOf(until, {
        profile: null,
        bills: null,
        job: null,
        start: { firstSeen: on(5), knownFrom: on(5), billsFrom: on(6) },
      }),
    ),
})

const credentials = <CredentialsTab profileId={516} />
export const CredentialsWaiting = view(credentials, { 'credentials:list': never })
export const CredentialsFailed = view(credentials, { 'credentials:list': denied })
export const CredentialsNone = view(credentials, {
  'credentials:list': () => ok({ fields: [], changes: [] }),
})
export const CredentialsSome = view(credentials, {
  'credentials:list': () => ok({ fields: ['username', 'password'], changes: [] }),
})

const ready: Answers = {
  'jobs:of-profile': () => ok([]),
  'jobs:paces': () => ok(noPaces),
  'jobs:lockout': () => ok(verdictOf(0, true)),
  'jobs:agent': () => ok({ noneSince: null }),
  'bills:list': () => ok({ bills: [], newBillIds: [] }),
}
const jobs = <JobsTab profileId={516} />
export const JobsWaiting = view(jobs, { ...ready, 'jobs:of-profile': never })
export const JobsFailed = view(jobs, { ...ready, 'jobs:of-profile': denied })
export const JobsNone = view(jobs, ready)
export const JobsSome = view(jobs, {
  ...ready,
  'jobs:of-profile': () =>
    ok([
      jobOf(516, { jobId: 'third', status: 'login', finished: false, endedAt: null }),
      jobOf(516, { jobId: 'second', detail: '{"site_message":"The site is down."}' }),
      jobOf(516, { jobId: 'first', status: 'success' }),
    ]),
})
export const JobsLockoutNear = view(jobs, { ...ready, 'jobs:lockout': () => ok(verdictOf(2, true)) })

export const JobFailed = part(<JobCard job={jobOf(516)} latest />, ready)
export const JobLongDetail = part(<JobCard job={jobOf(516, { detail: longText })} latest />, ready)
export const JobRunning = part(
  <JobCard job={jobOf(516, { status: 'login', finished: false, endedAt: null })} latest />,
  ready,
)
