import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { connectedBed, type Bed } from '../support/bed'
import { context, valueOf } from '../support/session'

/** The watcher with real agents, over TLS and with a real store: failures on the way, and a restart in the middle. */

let bed: Bed

beforeAll(async () => {
  bed = await connectedBed({ profiles: 30 })
})
afterAll(() => bed.close())
afterEach(() => bed.practice.service.faults.clear())

const startOne = async (): Promise<{ readonly profileId: number; readonly jobId: string }> => {
  const { calls } = bed.running
  const made = await calls['profiles:create'](
    { providerId: 3150, zipcode: '00007', label: 'watched' },
    context,
  )
  const { id: profileId } = valueOf(made)
  // Held at this stage for ten minutes.
  for (const [field, value] of [
    ['username', 'login'],
    ['password', 'x'],
  ] as const) {
    valueOf(await calls['credentials:save']({ profileId, field, value, action: 'add' }, context))
  }
  const started = await calls['jobs:start']({ profileId, mode: 'bill', sendNotification: false }, context)
  return { profileId, jobId: valueOf(started).jobId }
}

const looksAt = (jobId: string): number =>
  bed.practice.service.log.entries().filter(({ path }) => path.includes(`/jobs/${jobId}`)).length

const ledgerOf = async (jobId: string) => valueOf(await (await bed.running.session()).ledger.job(jobId))
const watched = async (): Promise<readonly string[]> =>
  valueOf(await bed.running.calls['jobs:running']({}, context)).map(({ jobId }) => jobId)

it('a status that is not there or fails for a while does not lose the job', async () => {
  const { profileId, jobId } = await startOne()
  valueOf(await bed.running.calls['jobs:look']({ profileIds: [profileId] }, context))
  const path = `/jobs/${jobId}`
  for (const status of [404, 500]) {
    const body = { error: status === 404 ? 'Job not found' : 'Internal error' }
    bed.practice.service.faults.add({ kind: 'status', status, body, method: 'GET', path, times: 0 })
    const code = status === 404 ? 'not-found' : 'server-error'
    await expect
      .poll(() =>
        bed.running
          .told('jobs:changed')
          .flatMap(({ jobs }) => jobs)
          .at(-1),
      )
      .toMatchObject({ jobId, watchTrouble: { code } })
    bed.practice.service.faults.clear()
  }
  bed.practice.service.clock.advance(3_600)
  await expect.poll(() => ledgerOf(jobId)).toMatchObject({ finished: true })
  await expect.poll(() => bed.running.notices.at(-1)).toMatchObject({ profileId, count: 1 })
})

it('two times without network delay what is known of the jobs, and nothing else', async () => {
  const jobs = [await startOne(), await startOne(), await startOne()]
  const ids = jobs.map(({ jobId }) => jobId)
  valueOf(
    await bed.running.calls['jobs:look']({ profileIds: jobs.map(({ profileId }) => profileId) }, context),
  )
  const { watcher } = await bed.running.session()
  const troubles = () => {
    watcher.wake()
    return watcher
      .running()
      .filter(({ jobId }) => ids.includes(jobId))
      .map(({ watchTrouble }) => watchTrouble?.code ?? null)
  }
  bed.practice.service.log.clear()
  for (const time of [1, 2]) {
    bed.practice.service.faults.add({ kind: 'reset', at: 'headers', times: 0 })
    await expect.poll(troubles).toEqual(ids.map(() => 'connection-lost'))
    // The agents continue meanwhile, and the second time they end.
    if (time === 2) bed.practice.service.clock.advance(3_600)
    bed.practice.service.faults.clear()
    await expect.poll(troubles).toEqual(time === 2 ? [] : ids.map(() => null))
  }
  for (const jobId of ids) expect(await ledgerOf(jobId)).toMatchObject({ finished: true })
  expect(bed.practice.service.log.entries().filter(({ method }) => method !== 'GET')).toEqual([])
})

it('after a restart in the middle of 50 running jobs each is followed to its end, and asked for once after it', async () => {
  const jobs: { readonly profileId: number; readonly jobId: string }[] = []
  for (let at = 0; at < 50; at += 1) jobs.push(await startOne())
  const ids = jobs.map(({ jobId }) => jobId).toSorted()
  await bed.reopen()
  expect((await watched()).toSorted()).toEqual(ids)
  // The requests that a start of the console makes: one for each job.
  await expect.poll(() => ids.every((id) => looksAt(id) > 0)).toBe(true)

  bed.practice.service.log.clear()
  bed.practice.service.clock.advance(3_600)
  const { watcher } = await bed.running.session()
  watcher.wake()
  await expect.poll(watched).toEqual([])
  watcher.wake()
  for (const { jobId } of jobs) expect(await ledgerOf(jobId)).toMatchObject({ finished: true })
  expect(ids.map(looksAt)).toEqual(ids.map(() => 1))
  expect(bed.practice.service.log.entries().filter(({ method }) => method === 'POST')).toEqual([])
})
