import { afterEach, beforeEach, expect, test } from 'vitest'
import { openBulkBed, type BulkBed } from '../support/bulk-bed'
import { ended } from '../support/bulk-engine'
import { valueOf } from '../support/session'

let bed: BulkBed

beforeEach(async () => {
  bed = await openBulkBed()
})
afterEach(() => bed.close())

const again = { kind: 'job-start', mode: 'bill', sendNotification: false, again: { snoozed: false } } as const
/** How often a job was started for each profile, by the service's own log. */
const starts = (): Readonly<Record<string, number>> =>
  Object.fromEntries(
    [...bed.practice.service.log.changes()].flatMap(([change, times]) => {
      const [, id] = /^POST \S*\/jobs\/ (\d+)$/.exec(change) ?? []
      return id === undefined ? [] : [[id, times]]
    }),
  )

/** The last job of each, as Triage would know it. */
const chosen = async (ids: readonly number[]): Promise<readonly string[]> => {
  const jobs: string[] = []
  for (const id of ids) {
    valueOf(await bed.engine().directory.read(id, { priority: 'bulk' }))
    const profile = bed.profile(id)
    if (!profile) throw new Error(`no profile ${id}`)
    jobs.push(bed.practice.service.world().jobs.lastOf(profile)?.id ?? 'none')
  }
  return jobs
}

// Their last jobs in the practice world: timeout_site, site_error, agent_failure, timeout_agent.
const ids = [17, 18, 20, 21]

test('chosen cases are started once each, also over a restart, and not if another job has run since', async () => {
  const caseJobs = await chosen(ids)
  const overtaken = bed.profile(20)
  if (!overtaken) throw new Error('no profile')
  bed.practice.service.world().jobs.start(overtaken, 'bill')
  const started = valueOf(await bed.engine().bulk.start(again, ids, undefined, undefined, caseJobs))
  valueOf(await bed.engine().bulk.pause(started.id))
  await bed.restart()
  // The bed's directory is in memory, and the run leaves out profiles of which nothing is known any more.
  await chosen(ids)
  valueOf(await bed.engine().bulk.resume(started.id))
  const run = await bed.engine().until(started.id, ended)
  expect(run.counts).toMatchObject({ total: 4, done: 3 })
  expect(starts()).toEqual({ 17: 1, 18: 1, 21: 1 })
  const left = (await bed.items(run)).filter(({ state }) => state !== 'done')
  expect(left.map(({ profileId }) => profileId)).toEqual([20])
  expect(['case-changed', 'job-running']).toContain(left[0]?.reason)
})

test('a start of cases needs the job of each', async () => {
  const refused = { ok: false, error: { code: 'invalid-input' } }
  expect(await bed.engine().bulk.start(again, ids, undefined)).toMatchObject(refused)
  expect(await bed.engine().bulk.preview(again, ids, undefined, ['one'])).toMatchObject(refused)
  expect(starts()).toEqual({})
})
