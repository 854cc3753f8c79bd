import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ends, inProgress } from '../../electron/practice/world/statuses'
import { groupBy } from '../../shared/domain/group-by'
import { startPracticeForTests, type PracticeForTests } from '../support/practice'

let practice: PracticeForTests

beforeAll(async () => {
  practice = await startPracticeForTests()
  practice.service.clock.freeze()
})
afterAll(() => practice.close())
beforeEach(() => practice.service.reset())

interface Status {
  readonly job_status: string
  readonly finished: boolean
  readonly detail?: unknown
}

const setField = async (id: number, field: string, text: string, method = 'POST'): Promise<number> =>
  (await practice.call(method, `profiles/${id}/sensitive`, { field, value: await practice.encrypt(text) }))
    .status

const newProfile = async (username: string): Promise<number> => {
  const { json } = await practice.call('POST', 'profiles', {
    provider_id: 3149,
    zipcode: '00007',
    label: 'agent',
  })
  const { profile_id: id } = json as { profile_id: number }
  await setField(id, 'username', username)
  await setField(id, 'password', 'secret')
  return id
}

const startJob = async (id: number, mode?: string): Promise<string> => {
  const { json } = await practice.call('POST', 'jobs', { profile_id: id, mode })
  return (json as { job_id: string }).job_id
}

const statusOf = async (job: string): Promise<Status> =>
  (await practice.call('GET', `jobs/${job}`)).json as Status

/** Every state of a job, second by second of the agents' clock, until it has finished. */
const watch = async (job: string): Promise<readonly Status[]> => {
  const seen: Status[] = []
  for (;;) {
    const status = await statusOf(job)
    if (status.job_status !== seen.at(-1)?.job_status) seen.push(status)
    if (status.finished) return seen
    practice.service.clock.advance(1)
  }
}

const names = (seen: readonly Status[]): readonly string[] => seen.map((status) => status.job_status)

const countOf = async (path: string): Promise<number> => {
  const { json } = await practice.call('GET', path)
  const { data, intervals } = json as { data?: unknown[]; intervals?: unknown[] }
  return (data ?? intervals ?? []).length
}

it('walks the stages of bill mode, some of them twice', async () => {
  const seen = await watch(await startJob(await newProfile('anybody')))
  expect(names(seen)).toEqual([
    'queued',
    'init',
    'start',
    'login',
    'account_navigation',
    'bill_extract',
    'bill_processing',
    'bill_extract',
    'bill_processing',
    'logout',
    'worker_wait',
    'success',
  ])
  expect(seen.map((status) => status.finished)).toEqual([...new Array<boolean>(11).fill(false), true])
})

it('walks the stages of interval mode', async () => {
  const seen = await watch(await startJob(await newProfile('anybody'), 'interval'))
  expect(names(seen).slice(4, 7)).toEqual(['account_navigation', 'interval_extract', 'interval_processing'])
  expect(names(seen).at(-1)).toBe('success')
})

it.each(ends)('ends as the username says: %s', async (end) => {
  const seen = await watch(await startJob(await newProfile(end)))
  expect(seen.at(-1)).toMatchObject({ job_status: end, finished: true })
  expect(names(seen).every((name) => name === end || (inProgress as readonly string[]).includes(name))).toBe(
    true,
  )
})

it.each(inProgress)(
  'stays at %s until the agent times out, where the username is that stage',
  async (stage) => {
    const seen = names(await watch(await startJob(await newProfile(stage))))
    expect(seen.slice(-2)).toEqual([stage, 'timeout_agent'])
  },
)

it.each(['credential_error', 'action_needed'])('ends with %s right after the login', async (end) => {
  const seen = names(await watch(await startJob(await newProfile(end))))
  expect(seen).toEqual(['queued', 'init', 'start', 'login', end])
})

it('reads the username whatever its case and the spaces around it', async () => {
  const seen = names(await watch(await startJob(await newProfile('  Site_Error '))))
  expect(seen.at(-1)).toBe('site_error')
})

it.each(['username', 'password'])('ends with incomplete_parameters without the %s', async (field) => {
  const id = await newProfile('anybody')
  await practice.call('DELETE', `profiles/${id}/sensitive/${field}`)
  expect(names(await watch(await startJob(id))).at(-1)).toBe('incomplete_parameters')
})

describe('after a credential_error', () => {
  it.each([
    ['an unchanged password fails again', [], 'credential_error'],
    ['the same password sent again fails again', ['secret'], 'credential_error'],
    ['a changed password succeeds', ['other'], 'success'],
  ])('%s', async (_title, passwords, end) => {
    const id = await newProfile('credential_error')
    await watch(await startJob(id))
    for (const password of passwords) expect(await setField(id, 'password', password, 'PUT')).toBe(200)
    expect(names(await watch(await startJob(id))).at(-1)).toBe(end)
  })

  it('a password deleted and added anew succeeds, and so does every run after it', async () => {
    const id = await newProfile('credential_error')
    await watch(await startJob(id))
    await practice.call('DELETE', `profiles/${id}/sensitive/password`)
    await setField(id, 'password', 'other')
    expect(names(await watch(await startJob(id))).at(-1)).toBe('success')
    expect(names(await watch(await startJob(id))).at(-1)).toBe('success')
  })

  it('a seeded profile fails again, and succeeds with a changed password', async () => {
    const { json } = await practice.call('GET', 'jobs/profiles/13')
    expect(json).toMatchObject({ job_status: 'credential_error' })
    expect(names(await watch(await startJob(13))).at(-1)).toBe('credential_error')
    await setField(13, 'password', 'new', 'PUT')
    expect(names(await watch(await startJob(13))).at(-1)).toBe('success')
  })
})

describe('data', () => {
  it('is complete once the job has finished, and is cached for the next run', async () => {
    const id = await newProfile('anybody')
    const first = await startJob(id)
    expect((await practice.call('GET', `data/bills/${id}`)).status).toBe(404)
    await watch(first)
    const bills = await countOf(`data/bills/${id}`)
    expect(bills).toBeGreaterThanOrEqual(24)
    await watch(await startJob(id))
    expect(await countOf(`data/bills/${id}`)).toBe(bills)
    const { json } = await practice.call('GET', `data/bills/${id}`)
    const { data } = json as { data: { cached: boolean; cached_job_id: string }[] }
    expect(data.every((bill) => bill.cached && bill.cached_job_id === first)).toBe(true)
  })

  it('comes bill by bill before the end, where the username is early_data', async () => {
    const id = await newProfile('early_data')
    const job = await startJob(id)
    const counts = new Map<string, number>()
    while (!(await statusOf(job)).finished) {
      counts.set((await statusOf(job)).job_status, await countOf(`data/bills/${id}`))
      practice.service.clock.advance(1)
    }
    const complete = await countOf(`data/bills/${id}`)
    expect(counts.get('account_navigation')).toBe(0)
    expect(counts.get('bill_processing')).toBeGreaterThan(0)
    expect(counts.get('bill_processing')).toBeLessThanOrEqual(complete)
    expect(counts.get('worker_wait')).toBe(complete)
  })

  it('adds the months since the last run to what a seeded profile has', async () => {
    const before = await countOf('data/bills/268')
    const job = await startJob(268)
    await watch(job)
    expect(await countOf('data/bills/268')).toBeGreaterThan(before)
    expect(await countOf(`data/bills/268?job_id=${job}`)).toBe((await countOf('data/bills/268')) - before)
  })

  it('brings months of intervals, the current one incomplete', async () => {
    const id = await newProfile('anybody')
    expect((await practice.call('GET', `data/intervals/${id}`)).status).toBe(404)
    await watch(await startJob(id, 'interval'))
    const { json } = await practice.call('GET', `data/intervals/${id}`)
    const { intervals } = json as { intervals: { meter_id: string; month_id: string; complete: boolean }[] }
    const meters = groupBy(intervals, ({ meter_id }) => meter_id)
    expect(meters.size).toBe(3)
    for (const months of meters.values()) {
      const current = months.filter(({ complete }) => !complete).map(({ month_id }) => month_id)
      // On the first of a month nothing of it can be had yet, and in America the month before has not ended yet.
      expect(months.slice(-1).map(({ month_id }) => month_id)).toEqual(expect.arrayContaining(current))
      expect([11, 12]).toContain(months.length - current.length)
    }
  })

  it('does not come from a run that failed', async () => {
    const id = await newProfile('site_error')
    await watch(await startJob(id))
    expect((await practice.call('GET', `data/bills/${id}`)).status).toBe(404)
  })
})

it('gives details in words, as an object, or not at all', async () => {
  const details: string[] = []
  for (const end of ends)
    details.push(typeof (await watch(await startJob(await newProfile(end)))).at(-1)?.detail)
  const kinds = new Set(details)
  expect(kinds.has('undefined')).toBe(true) // success comes without a detail
  expect(kinds.size).toBeGreaterThan(1)
})

it('keeps jobs that are under way in a fresh world, which come to their end', async () => {
  const { profiles, jobs } = practice.service.world()
  const running = profiles.list({}).flatMap((id) => {
    const profile = profiles.get(id)
    const job = profile && jobs.lastOf(profile)
    return job && !jobs.stateOf(job).finished ? [job] : []
  })
  expect(running.length).toBeGreaterThan(0)
  practice.service.clock.advance(120)
  expect(running.map((job) => jobs.stateOf(job).status)).toEqual(running.map(() => 'success'))
})
