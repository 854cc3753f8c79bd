import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { startPracticeForTests, type PracticeForTests } from '../support/practice'
import {
  connectTo,
  context,
  makeMachine,
  startConsole,
  valueOf,
  type ConsoleForTests,
  type Machine,
} from '../support/session'

/** All doors to a start, opened at the same moment, against a service whose jobs take their time. */

let practice: PracticeForTests
let machine: Machine
let running: ConsoleForTests

beforeAll(async () => {
  practice = await startPracticeForTests({ profiles: 5, speed: 1 })
  machine = makeMachine()
  running = await startConsole(machine)
  await connectTo(running, practice)
})
afterAll(async () => {
  await running.close()
  await practice.close()
  machine.remove()
})
beforeEach(() => practice.service.log.clear())

const newProfile = async (label: string): Promise<number> =>
  valueOf(await running.calls['profiles:create']({ providerId: 3150, zipcode: '00007', label }, context)).id

const starts = (): number =>
  practice.service.log.entries().filter(({ method, path }) => method === 'POST' && /\/jobs\/?$/.test(path))
    .length

const start = { mode: 'bill', sendNotification: false } as const

it('a person, the desk and a bulk run send one request for a profile; who comes late says that a job runs', async () => {
  const profileId = await newProfile('at once')
  const { bulk } = await running.session()
  const [person, desk, run] = await Promise.all([
    running.calls['jobs:start']({ profileId, ...start }, context),
    running.calls['triage:start-again']({ profileId, fields: [], ...start }, context).then(valueOf),
    bulk.start({ kind: 'job-start', ...start }, [profileId], undefined).then(valueOf),
  ])
  await vi.waitFor(() => expect(bulk.list().find(({ id }) => id === run.id)?.state).toBe('done'))
  expect(starts()).toBe(1)
  const [item] = valueOf(await bulk.items(run.id, undefined, 0, 10)).items
  expect([person.ok, desk.job !== null, item?.state === 'done'].filter(Boolean)).toHaveLength(1)
  const late = [person.ok ? null : person.error.code, desk.failure?.code, item?.reason]
  expect(late.filter((why) => why === 'job-running')).toHaveLength(2)
})

it('a person who knows of the job that runs starts one more beside it, and no third', async () => {
  const profileId = await newProfile('beside')
  const first = valueOf(await running.calls['jobs:start']({ profileId, ...start }, context))
  const beside = { profileId, ...start, beside: first.jobId }
  const both = await Promise.all([
    running.calls['jobs:start'](beside, context),
    running.calls['jobs:start'](beside, context),
  ])
  expect(both.map(({ ok }) => ok).toSorted()).toEqual([false, true])
  expect(starts()).toBe(2)
})

it('a profile is not forgotten while its start is under way', async () => {
  const profileId = await newProfile('forgotten')
  const starting = running.calls['jobs:start']({ profileId, ...start }, context)
  // Its reading before is under way, and nothing is written down yet.
  expect(await running.calls['profiles:forget']({ id: profileId }, context)).toMatchObject({
    ok: false,
    error: { code: 'profile-busy' },
  })
  valueOf(await starting)
})

it('of two changes at once that were made of the same profile, the second one is told of the first', async () => {
  const profileId = await newProfile('twice')
  const seen = { label: 'twice', zipcode: '00007', providerId: 3150 }
  const outcomes = await Promise.all(
    ['one', 'other'].map((label) =>
      running.calls['profiles:change']({ id: profileId, seen, label }, context).then(valueOf),
    ),
  )
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(['changed', 'overtaken'])
})
