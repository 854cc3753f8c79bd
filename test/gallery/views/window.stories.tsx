import type { Answers } from '../../../renderer/bridge/fake'
import { verdictOf } from '../../../shared/domain/lockout'
import { moverOf, type Stage } from '../../../shared/domain/status'
import { fail, ok } from '../../../shared/errors/failure'
import { production, viewOf } from '../../unit/renderer/connection/samples'
import { reply as coverage, resting, rows as coverageRows } from '../../unit/renderer/coverage/samples'
import { directory, profile, profileAnswers, reply } from '../../unit/renderer/profiles/samples'
import { caseOf, failedProfile, jobOf } from '../../unit/renderer/triage/samples'
import { noPaces } from '../../../shared/domain/job'
import { never, wholeWindow } from '../story'

/** `test/e2e/gallery-screens.ts` photographs each of these in every look, under the second part of its id. */
export default { title: 'views/Window' }

const denied = () => fail('permission-denied', { apiText: 'Permission denied' })

const connected: Answers = {
  ...profileAnswers,
  ...failedProfile,
  'app:info': () => ok({ version: '0.1.0', electron: '45.0.0', platform: 'linux', environment: [] }),
  'connection:list': () => ok(viewOf(production)),
  'connection:reach': () => ok({ state: 'online' }),
  'place:get': () => ok({ place: null }),
  'place:keep': () => ok(null),
  'profiles:get': ({ id }) => ok(profile(id)),
  'tags:list': () => ok(['solar', 'residential']),
  'jobs:running': () => ok([]),
  'jobs:paces': () => ok(noPaces),
  'jobs:lockout': () => ok(verdictOf(0, true)),
  'jobs:agent': () => ok({ noneSince: null }),
  'jobs:look': () => ok(null),
  'bulk:list': () => ok([]),
  'triage:cases': () => ok([]),
  'jobs:of-profile': ({ profileId }) => ok([jobOf(profileId, { status: 'success' })]),
  'lookup:provider': ({ id }) =>
    ok({
      id,
      name: 'Mock Utility',
      types: ['electricity'],
      lseId: null,
      homepageUrl: 'https://utility.example/',
    }),
}
const at = (address: string, more: Answers) => wholeWindow(address, { ...connected, ...more })

const unlisted = { total: 0, read: 0, listedAt: null } as const
export const ProfilesWaiting = at('/profiles', {
  'directory:state': () => ok(directory({ ...unlisted, phase: 'listing' })),
  'profiles:search': () => ok(reply([])),
})
export const ProfilesFailed = at('/profiles', {
  'directory:state': () =>
    ok(
      directory({
        ...unlisted,
        phase: 'waiting',
        failure: { code: 'permission-denied', apiText: 'Permission denied' },
      }),
    ),
  'profiles:search': () => ok(reply([])),
})
export const ProfileWaiting = at('/profiles/1/overview', { 'profiles:get': never })
export const ProfileFailed = at('/profiles/1/overview', { 'profiles:get': denied })
export const ProfileLastJobWaiting = at('/profiles/2/overview', { 'jobs:of-profile': never })
export const ProfileLastJobFailed = at('/profiles/2/overview', { 'jobs:of-profile': denied })
export const ProfileCredentialsWaiting = at('/profiles/121/credentials', { 'credentials:list': never })
export const ProfileCredentialsFailed = at('/profiles/121/credentials', { 'credentials:list': denied })
export const ProfileJobsWaiting = at('/profiles/268/jobs', { 'jobs:of-profile': never })
export const ProfileJobsFailed = at('/profiles/268/jobs', { 'jobs:of-profile': denied })
export const ProfileBillsWaiting = at('/profiles/516/bills', { 'bills:list': never })
export const ProfileBillsFailed = at('/profiles/516/bills', { 'bills:list': denied })
export const ProfileIntervalsWaiting = at('/profiles/3/intervals', { 'intervals:list': never })
export const ProfileIntervalsFailed = at('/profiles/3/intervals', { 'intervals:list': denied })

const covered: Answers = {
  'coverage:overview': () => ok(coverage()),
  'coverage:rows': ({ ids }) => ok(ids.flatMap((id) => coverageRows[id] ?? [])),
  'coverage:sweep-state': ({ what }) => ok({ ...resting, what }),
}
const unreachable = { code: 'unreachable' } as const
export const CoverageWaiting = at('/coverage', { ...covered, 'coverage:overview': never })
export const CoverageFailed = at('/coverage', { ...covered, 'coverage:overview': denied })
export const CoverageReading = at('/coverage', {
  ...covered,
  'coverage:sweep-state': ({ what }) =>
    ok({
      ...resting,
      what,
      phase: 'reading',
      total: what === 'bills' ? 12_400 : 380,
      done: what === 'bills' ? 4_120 : 12,
      failed: what === 'bills' ? 3 : 0,
      rate: 212,
      secondsLeft: 39,
    }),
})
export const CoverageReadingWaits = at('/coverage', {
  ...covered,
  'coverage:sweep-state': ({ what }) =>
    ok(
      what === 'bills'
        ? { ...resting, what, phase: 'waiting', total: 2_043, done: 412, failure: unreachable }
        : { ...resting, what },
    ),
})
export const CoverageReadingLeftSomeOut = at('/coverage', {
  ...covered,
  'coverage:sweep-state': ({ what }) => ok({ ...resting, what, failed: what === 'bills' ? 12 : 3 }),
})

const minuteAt = (minute: number): string => `2026-11-22T08:0${minute}:00Z`
/** A case whose job is now in this stage, after it was seen queued. */
const inStage = (status: Stage) => {
  const mode = status.startsWith('interval') ? 'interval' : 'bill'
  const seen = (stage: Stage, minute: number) => ({
    status: stage,
    firstSeen: minuteAt(minute),
    lastSeen: minuteAt(minute),
  })
  const observations = [seen('queued', 1), ...(status === 'queued' ? [] : [seen(status, 2)])]
  const running = { status, mode, finished: false, endedAt: null } as const
  return at('/profiles/517/fix', {
    'profiles:get': ({ id }) => ok(profile(id, { label: `Stays in ${status}` })),
    'triage:cases': ({ ids }) =>
      ok(ids.map((id) => caseOf(id, { status, mode, mover: moverOf(status, false), endedAt: null }))),
    'jobs:of-profile': ({ profileId }) => ok([jobOf(profileId, { ...running, observations })]),
    'jobs:running': () => ok([jobOf(517, { ...running, observations })]),
  })
}
export const TriageCaseQueued = inStage('queued')
export const TriageCaseInit = inStage('init')
export const TriageCaseStart = inStage('start')
export const TriageCaseLogin = inStage('login')
export const TriageCaseAccountNavigation = inStage('account_navigation')
export const TriageCaseBillExtract = inStage('bill_extract')
export const TriageCaseBillProcessing = inStage('bill_processing')
export const TriageCaseIntervalExtract = inStage('interval_extract')
export const TriageCaseIntervalProcessing = inStage('interval_processing')
export const TriageCaseLogout = inStage('logout')
export const TriageCaseWorkerWait = inStage('worker_wait')
