import type { Answers } from '../../../renderer/bridge/fake'
import { BulkPage } from '../../../renderer/features/bulk/bulk-page'
import { ConnectionPage } from '../../../renderer/features/connection/connection-page'
import { ProfilesPage } from '../../../renderer/features/profiles/profiles-page'
import { TriagePage } from '../../../renderer/features/triage/triage-page'
import { fail, ok } from '../../../shared/errors/failure'
import { bulkAnswers, closingRun, gapAnswer, run } from '../../unit/renderer/bulk/samples'
import { practice, production, viewOf } from '../../unit/renderer/connection/samples'
import { directory, profileAnswers, reply, row } from '../../unit/renderer/profiles/samples'
import { failedProfile, queueOf } from '../../unit/renderer/triage/samples'
import { never, view } from '../story'

export default { title: 'views/Work' }

const nothing = (): void => undefined
const denied = () => fail('permission-denied', { apiText: 'Permission denied' })

const profiles = (
  <ProfilesPage
    connectionId="gallery"
    onOpen={nothing}
    inspector={() => null}
    selectionBar={() => null}
    onSaveView={nothing}
  />
)
export const ProfilesFew = view(profiles, profileAnswers)
export const ProfilesNone = view(profiles, { ...profileAnswers, 'profiles:search': () => ok(reply([])) })
export const ProfilesMany = view(profiles, {
  ...profileAnswers,
  'profiles:search': () => ok(reply(Array.from({ length: 10_000 }, (_, at) => at + 1))),
  'profiles:rows': ({ ids }) => ok(ids.map((id) => row(id, { tags: id % 3 === 0 ? ['solar'] : [] }))),
})
export const ProfilesWaiting = view(profiles, {
  ...profileAnswers,
  'directory:state': () => ok(directory({ phase: 'listing', total: 0, read: 0, listedAt: null })),
  'profiles:search': () => ok(reply([])),
})
export const ProfilesFailed = view(profiles, {
  ...profileAnswers,
  'directory:state': () =>
    ok(
      directory({
        phase: 'waiting',
        total: 0,
        read: 0,
        listedAt: null,
        failure: { code: 'permission-denied', apiText: 'Permission denied' },
      }),
    ),
  'profiles:search': () => ok(reply([])),
})
export const ProfilesUnread = view(profiles, { ...profileAnswers, 'profiles:rows': never })

const queue = (
  <TriagePage
    connectionId="gallery"
    onOpen={nothing}
    onTag={nothing}
    onStartAgain={nothing}
    onSaveView={nothing}
    onCloseGaps={nothing}
    inspector={() => <p>The case</p>}
  />
)
const some: Answers = {
  ...failedProfile,
  'triage:queue': () =>
    ok(
      queueOf([
        { mover: 'credentials', provider: 'Gas', status: 'credential_error', ids: [5, 4] },
        { mover: 'customer', provider: 'Power', status: 'action_needed', ids: [9] },
      ]),
    ),
}
export const QueueSome = view(queue, some)
export const QueueEmpty = view(queue, failedProfile)
export const QueueWaiting = view(queue, { ...failedProfile, 'triage:queue': never })
export const QueueFailed = view(queue, { ...failedProfile, 'triage:queue': denied })

const runs = (open: string | null) => (
  <BulkPage
    runId={open}
    onRun={nothing}
    onShowProfiles={nothing}
    onOpenProfile={nothing}
    onProfiles={nothing}
  />
)
const report: Answers = {
  ...bulkAnswers,
  'bulk:list': () => ok([run()]),
  'bulk:unmatched': () => ok({ unknown: [], undecided: [] }),
  'bulk:items': () => ok({ items: [], total: 0 }),
}
const done = run()
const failing = run({ counts: { done: 300, failed: 60, unknown: 2, unchanged: 50 } })
export const RunsNone = view(runs(null), { ...bulkAnswers, 'bulk:list': () => ok([]) })
export const RunsWaiting = view(runs(null), { ...bulkAnswers, 'bulk:list': never })
export const RunsFailed = view(runs(null), { ...bulkAnswers, 'bulk:list': denied })
export const RunDone = view(runs(done.id), {
  ...report,
  'bulk:report': () =>
    ok({ run: done, groups: [{ state: 'done', reason: null, failure: null, count: 388 }] }),
})
export const RunWithFailures = view(runs(failing.id), {
  ...report,
  'bulk:list': () => ok([failing]),
  'bulk:report': () =>
    ok({
      run: failing,
      groups: [
        { state: 'done', reason: null, failure: null, count: 300 },
        {
          state: 'failed',
          reason: null,
          failure: { code: 'permission-denied', apiText: 'Not yours' },
          count: 60,
        },
        { state: 'unknown', reason: null, failure: { code: 'outcome-unknown' }, count: 2 },
        { state: 'unchanged', reason: 'already-so', failure: null, count: 50 },
      ],
    }),
})

const closing = closingRun()
export const RunThatClosedGaps = view(runs(closing.id), {
  ...report,
  'bulk:list': () => ok([closing]),
  'bulk:report': () =>
    ok({ run: closing, groups: [{ state: 'done', reason: null, failure: null, count: 34 }] }),
  'bulk:gaps': () => ok(gapAnswer()),
})

const connections = <ConnectionPage />
export const ConnectionFirstStart = view(connections, {
  'connection:list': () => ok({ ...viewOf(), ready: false }),
})
export const ConnectionWaiting = view(connections, { 'connection:list': never })
export const ConnectionFailed = view(connections, { 'connection:list': denied })
export const ConnectionInUse = view(connections, {
  'connection:list': () => ok(viewOf(production, practice)),
  'connection:reach': () => ok({ state: 'online' }),
  'notifications:get': never,
})
