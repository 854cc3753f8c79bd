import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { connectedBed, type Bed } from '../support/bed'
import { context, valueOf } from '../support/session'

/** All ways to start a job, used at the same moment against a service whose jobs take their time. */

let bed: Bed

beforeAll(async () => {
  bed = await connectedBed({ profiles: 5, speed: 1 })
})
afterAll(() => bed.close())
beforeEach(() => bed.practice.service.log.clear())

const newProfile = async (label: string): Promise<number> =>
  valueOf(await bed.running.calls['profiles:create']({ providerId: 3150, zipcode: '00007', label }, context))
    .id

const starts = (): number =>
  bed.practice.service.log
    .entries()
    .filter(({ method, path }) => method === 'POST' && /\/jobs\/?$/.test(path)).length

const start = { mode: 'bill', sendNotification: false } as const

it('a person, the desk and a bulk run send one request for a profile; who comes late says that a job runs', async () => {
  const profileId = await newProfile('at once')
  const { bulk } = await bed.running.session()
  const [person, desk, run] = await Promise.all([
    bed.running.calls['jobs:start']({ profileId, ...start }, context),
    bed.running.calls['triage:start-again']({ profileId, fields: [], ...start }, context).then(valueOf),
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
  const first = valueOf(await bed.running.calls['jobs:start']({ profileId, ...start }, context))
  const beside = { profileId, ...start, beside: first.jobId }
  const both = await Promise.all([
    bed.running.calls['jobs:start'](beside, context),
    bed.running.calls['jobs:start'](beside, context),
  ])
  expect(both.map(({ ok }) => ok).toSorted()).toEqual([false, true])
  expect(starts()).toBe(2)
})

it('a profile is not forgotten while its start is under way', async () => {
  const profileId = await newProfile('forgotten')
  const starting = bed.running.calls['jobs:start']({ profileId, ...start }, context)
  // It is being read before the start, and nothing is stored yet.
  expect(await bed.running.calls['profiles:forget']({ id: profileId }, context)).toMatchObject({
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
      bed.running.calls['profiles:change']({ id: profileId, seen, label }, context).then(valueOf),
    ),
  )
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(['changed', 'overtaken'])
})
