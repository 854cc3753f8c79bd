import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { connectedBed, type Bed } from '../support/bed'
import { context, valueOf } from '../support/session'

/** The guard through the page's handlers, with agents whose logins really fail, over TLS and with a real store. */

let bed: Bed

beforeAll(async () => {
  bed = await connectedBed({ profiles: 30, speed: 200 })
})
afterAll(() => bed.close())
beforeEach(() => bed.practice.service.log.clear())

const save = async (profileId: number, field: string, value: string, action: 'add' | 'change') =>
  valueOf(await bed.running.calls['credentials:save']({ profileId, field, value, action }, context))

const newProfile = async (username: string | null): Promise<number> => {
  const { id } = valueOf(
    await bed.running.calls['profiles:create'](
      { providerId: 3150, zipcode: '00007', label: 'guarded' },
      context,
    ),
  )
  if (username !== null) await save(id, 'username', username, 'add')
  if (username !== null) await save(id, 'password', 'wrong', 'add')
  return id
}

const start = (profileId: number, override?: { readonly reason: string }) =>
  bed.running.calls['jobs:start']({ profileId, mode: 'bill', sendNotification: false, override }, context)

/** Starts a job and lets it end in this way. */
const runTo = async (
  profileId: number,
  status: string,
  override?: { readonly reason: string },
): Promise<void> => {
  const { jobId } = valueOf(await start(profileId, override))
  bed.practice.service.clock.advance(3600)
  const { watcher } = await bed.running.session()
  watcher.wake()
  await expect
    .poll(() =>
      bed.running
        .told('jobs:changed')
        .flatMap(({ jobs }) => jobs)
        .findLast((job) => job.jobId === jobId),
    )
    .toMatchObject({ status, finished: true })
}

const verdict = async (profileId: number) =>
  valueOf(await bed.running.calls['jobs:lockout']({ profileId }, context))
const starts = () => bed.practice.service.log.entries().filter(({ method }) => method === 'POST').length

it('refuses the third start, takes it with a reason that is logged, and begins anew after a change', async () => {
  const id = await newProfile('credential_error')
  expect(await verdict(id)).toMatchObject({ failures: 0, bulkAllowed: true, personAllowed: true })
  await runTo(id, 'credential_error')
  expect(await verdict(id)).toMatchObject({ failures: 1, bulkAllowed: false, personAllowed: true })
  await runTo(id, 'credential_error')
  expect(await verdict(id)).toMatchObject({ failures: 2, personAllowed: false })

  bed.practice.service.log.clear()
  expect(await start(id)).toMatchObject({ ok: false, error: { code: 'lockout' } })
  expect(starts()).toBe(0)

  await runTo(id, 'credential_error', { reason: 'The customer had it unlocked.' })
  const { activity } = await bed.running.session()
  const lines = valueOf(await activity.read({ after: 0, limit: 1000, profileId: id }))
  expect(lines.at(-1)).toMatchObject({
    line: { action: 'job-start', outcome: 'done' },
    personal: { reason: 'The customer had it unlocked.' },
  })

  await save(id, 'password', 'right', 'change')
  expect(await verdict(id)).toMatchObject({ failures: 0, historyKnown: true, bulkAllowed: true })
  await runTo(id, 'success')
})

it('does not count a job for which credentials were missing', async () => {
  const id = await newProfile(null)
  await runTo(id, 'incomplete_parameters')
  await runTo(id, 'incomplete_parameters')
  await runTo(id, 'incomplete_parameters')
  expect(await verdict(id)).toMatchObject({ failures: 0, personAllowed: true })
})

it('counts credentials as unchanged while nobody knows whether the change arrived', async () => {
  const id = await newProfile('credential_error')
  await runTo(id, 'credential_error')
  const { faults } = bed.practice.service
  faults.add({ kind: 'reset', at: 'headers', method: 'PUT', path: '/sensitive|/profiles', times: 0 })
  const change = { profileId: id, field: 'password', value: 'right', action: 'change' } as const
  expect(await bed.running.calls['credentials:save'](change, context)).toMatchObject({
    error: { code: 'outcome-unknown' },
  })
  faults.clear()
  expect(await verdict(id)).toMatchObject({ failures: 1, bulkAllowed: false })
})
