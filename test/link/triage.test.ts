import { customerTextFor } from '../../shared/domain/customer-text'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { fail } from '../../shared/errors/failure'
import { connectedBed, type Bed } from '../support/bed'
import { seenToEnd } from '../support/seen-to-end'
import { context, valueOf, type ConsoleForTests } from '../support/session'

/** The queue, snoozes, the sweep, provider trouble and releases against the service, including restarts. */

let bed: Bed

beforeEach(async () => {
  bed = await connectedBed({ profiles: 40, speed: 400 })
  await filled()
})
afterEach(() => bed.close())

const waits = { interval: 100 } as const

const filled = (): Promise<void> =>
  vi.waitFor(async () => {
    const { directory } = await bed.running.session()
    expect((await directory.state()).phase).toBe('idle')
  }, waits)

const reopen = async (): Promise<void> => {
  await bed.reopen()
  await filled()
}

const state = async () => valueOf(await bed.running.calls['triage:state']({}, context))
const queue = async (filter: Parameters<ConsoleForTests['calls']['triage:queue']>[0] = {}) =>
  valueOf(await bed.running.calls['triage:queue'](filter, context))
const idsOf = async (filter: Parameters<typeof queue>[0] = {}) => [...(await queue(filter)).ids]
const caseOf = async (id: number) =>
  valueOf(await bed.running.calls['triage:cases']({ ids: [id] }, context))[0]

const withLogin = async (username: string, providerId = 3150): Promise<number> => {
  const draft = { providerId, zipcode: '00007', label: username }
  const { id } = valueOf(await bed.running.calls['profiles:create'](draft, context))
  const { credentials } = await bed.running.session()
  valueOf(await credentials.add(id, 'username', username))
  valueOf(await credentials.add(id, 'password', 'a-password'))
  return id
}

/** Starts a job, and waits until the console has seen its end. */
const run = async (profileId: number): Promise<void> => {
  const start = { profileId, mode: 'bill', sendNotification: false } as const
  const { jobId } = valueOf(await bed.running.calls['jobs:start'](start, context))
  await seenToEnd(bed.running, jobId)
}

const starts = () =>
  bed.practice.service.log
    .entries()
    .filter(({ method, path }) => method === 'POST' && /\/jobs\/?$/.test(path))

describe('the queue', () => {
  it('has every profile whose last job failed, by mover, provider and status, and loses those that succeed', async () => {
    const { groups, ids } = await queue()
    expect(groups.map(({ mover }) => mover)).toEqual([
      'credentials',
      'customer',
      'retry',
      'support',
      'data',
      'unknown',
    ])
    expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(ids.length)
    expect((await state()).counts.open).toBe(ids.length)

    const profileId = await withLogin('site_error')
    await run(profileId)
    expect((await idsOf({ statuses: ['site_error'], providerIds: [3150] }))[0]).toBe(profileId)
    expect(await caseOf(profileId)).toMatchObject({
      label: 'site_error',
      providerId: 3150,
      status: 'site_error',
      mover: 'retry',
      mode: 'bill',
      endedAt: expect.any(String) as string,
      snoozedUntil: null,
      held: false,
    })
    const { credentials } = await bed.running.session()
    valueOf(await credentials.set(profileId, 'username', 'fine now'))
    await run(profileId)
    expect(await idsOf()).not.toContain(profileId)
    expect(await caseOf(profileId)).toMatchObject({ mover: 'nobody' })
  })

  it('tells the page when its counts change', async () => {
    await run(await withLogin('terminated'))
    const { counts } = await state()
    await vi.waitFor(() => expect(bed.running.told('triage:changed').at(-1)?.counts).toEqual(counts), waits)
    const revisions = bed.running.told('triage:changed').map(({ revision }) => revision)
    expect(revisions).toEqual(revisions.toSorted((a, b) => a - b))
  })
})

describe('a snooze', () => {
  const inAnHour = (): string => new Date(Date.now() + 3_600_000).toISOString()

  it('takes a case out of the queue, over a restart, until it is woken', async () => {
    const profileId = await withLogin('action_needed')
    await run(profileId)
    const before = (await state()).counts
    const until = inAnHour()
    valueOf(
      await bed.running.calls['triage:snooze'](
        { profileIds: [profileId], until, note: 'calls back' },
        context,
      ),
    )
    await reopen()
    expect(await idsOf()).not.toContain(profileId)
    expect(await idsOf({ snoozed: true })).toEqual([profileId])
    expect(await caseOf(profileId)).toMatchObject({ snoozedUntil: until, snoozeNote: 'calls back' })
    expect((await state()).counts).toMatchObject({ snoozed: 1, open: before.open - 1 })
    for (const bytes of bed.machine.files().values()) expect(bytes.includes('calls back')).toBe(false)
    valueOf(await bed.running.calls['triage:wake']({ profileIds: [profileId] }, context))
    expect(await idsOf()).toContain(profileId)
  })

  it('is of one failure: the next one is in the queue again', async () => {
    const profileId = await withLogin('action_needed')
    await run(profileId)
    const snooze = { profileIds: [profileId], until: inAnHour(), note: '' }
    valueOf(await bed.running.calls['triage:snooze'](snooze, context))
    await run(profileId)
    expect(await idsOf()).toContain(profileId)
  })

  it('ends by itself, and refuses a time that is over', async () => {
    const profileId = await withLogin('action_needed')
    await run(profileId)
    const until = new Date(Date.now() + 1_500).toISOString()
    valueOf(await bed.running.calls['triage:snooze']({ profileIds: [profileId], until, note: '' }, context))
    expect(await idsOf()).not.toContain(profileId)
    await vi.waitFor(async () => expect(await idsOf()).toContain(profileId), waits)
    const past = { profileIds: [profileId], until: new Date(0).toISOString(), note: '' }
    expect(await bed.running.calls['triage:snooze'](past, context)).toMatchObject({
      error: { code: 'invalid-input' },
    })
  })
})

describe('the sweep', () => {
  it('hears of jobs that were started elsewhere, goes on after a pause and after a restart', async () => {
    const profileId = await withLogin('agent_failure')
    await bed.practice.call('POST', 'jobs/', {
      profile_id: profileId,
      mode: 'bill',
      send_notification: false,
    })
    bed.practice.service.clock.advance(3600)
    expect(await idsOf()).not.toContain(profileId)

    bed.practice.service.faults.add({ kind: 'delay', milliseconds: 300, path: '/jobs/profiles/', times: 0 })
    valueOf(await bed.running.calls['triage:sweep']({ action: 'start' }, context))
    const paused = valueOf(await bed.running.calls['triage:sweep']({ action: 'pause' }, context))?.sweep
    expect(paused).toMatchObject({ phase: 'paused', done: 0 })
    await reopen()
    bed.practice.service.faults.clear()
    expect((await state()).sweep).toMatchObject({ phase: 'paused', total: paused?.total })
    valueOf(await bed.running.calls['triage:sweep']({ action: 'resume' }, context))
    await vi.waitFor(
      async () =>
        expect((await state()).sweep).toMatchObject({
          phase: 'done',
          total: paused?.total,
          done: paused?.total,
          failed: 0,
        }),
      waits,
    )
    expect(await idsOf()).toContain(profileId)
  })

  it('waits while nothing can be read, and then goes on to the end', async () => {
    bed.practice.service.faults.add({ kind: 'status', status: 429, path: '/jobs/profiles/', times: 3 })
    valueOf(await bed.running.calls['triage:sweep']({ action: 'start', text: 'provider:3150' }, context))
    await vi.waitFor(
      async () => expect((await state()).sweep).toMatchObject({ phase: 'done', failed: 0 }),
      waits,
    )
    const { text, done, total } = (await state()).sweep
    expect({ text, done }).toEqual({ text: 'provider:3150', done: total })
  })
})

describe('provider trouble', () => {
  const failing = async (count: number): Promise<readonly number[]> => {
    const ids = await Promise.all(
      Array.from({ length: count }, () => withLogin('unexpected_presentation', 3149)),
    )
    await Promise.all(ids.map(run))
    return ids
  }
  const troubleAt3149 = async () => (await state()).troubles.find(({ providerId }) => providerId === 3149)

  it('is seen, held over a restart, and released with each profile started once', async () => {
    const ids = await failing(12)
    await vi.waitFor(async () => expect(await troubleAt3149()).toBeDefined(), waits)
    expect(await troubleAt3149()).toMatchObject({ status: 'unexpected_presentation', held: false })
    expect((await troubleAt3149())?.sentence).toMatch(/^The last jobs of \d+ of \d+ profiles failed here/)
    expect(await caseOf(ids[0] ?? 0)).toMatchObject({ trouble: true, held: false })

    valueOf(await bed.running.calls['triage:hold']({ providerId: 3149, on: true }, context))
    await reopen()
    expect((await state()).counts.held).toBeGreaterThanOrEqual(12)
    expect(await troubleAt3149()).toMatchObject({ held: true })

    bed.practice.service.log.clear()
    const release = { providerId: 3149, overMinutes: 1, mode: 'bill', sendNotification: false } as const
    const { store: full } = await bed.running.session()
    vi.spyOn(full.triage, 'changeProvider').mockResolvedValueOnce(fail('store-full'))
    expect(await bed.running.calls['triage:release'](release, context)).toMatchObject({
      error: { code: 'store-full' },
    })
    expect(await troubleAt3149()).toMatchObject({ held: true, release: null })
    const begun = valueOf(await bed.running.calls['triage:release'](release, context))
    await vi.waitFor(() => expect(starts().length).toBeGreaterThanOrEqual(1), waits)
    await reopen()
    const { store: fullAgain } = await bed.running.session()
    vi.spyOn(fullAgain.triage, 'changeProvider').mockResolvedValueOnce(fail('store-full'))
    expect(await bed.running.calls['triage:hold']({ providerId: 3149, on: true }, context)).toMatchObject({
      error: { code: 'store-full' },
    })
    expect(await troubleAt3149()).toMatchObject({ held: false, release: { total: begun.total } })
    await vi.waitFor(() => expect(starts().length).toBeGreaterThanOrEqual(3), waits)
    valueOf(await bed.running.calls['triage:cancel-release']({ providerId: 3149 }, context))
    expect((await troubleAt3149())?.release ?? null).toBeNull()
    const { store } = await bed.running.session()
    const jobs = await Promise.all(ids.map(async (id) => valueOf(await store.jobs.ofProfile(id)).length))
    expect(Math.max(...jobs)).toBe(2)
    expect(jobs.filter((count) => count === 2).length).toBeLessThanOrEqual(starts().length)
  })
})

describe('what is told about a profile', () => {
  it('is a playbook with its placeholders filled in', async () => {
    const profileId = await withLogin('credential_error')
    const playbook = valueOf(
      await bed.running.calls['triage:playbook']({ status: 'credential_error', profileId }, context),
    )
    expect(playbook).toMatchObject({ source: 'built-in', problem: null })
    const mail = customerTextFor(playbook, 'en', 'mail')?.text
    expect(mail).toContain('Reference: credential_error')
    expect(mail).not.toMatch(/[{}]/)
    const strange = valueOf(
      await bed.running.calls['triage:playbook']({ status: 'new_status_2027' }, context),
    )
    expect(strange.meaning).toMatch(/does not know/)
  })

  it('is a text for Link’s support with the stages and times, and without label and login', async () => {
    const profileId = await withLogin('agent_failure')
    await run(profileId)
    const { text } = valueOf(await bed.running.calls['triage:escalation']({ profileId }, context))
    const one = await caseOf(profileId)
    expect(text).toContain(`Profile ID: ${profileId}`)
    expect(text).toContain(`Job ID: ${one?.jobId ?? ''}`)
    expect(text).toContain('Mode: bill')
    expect(text).toMatch(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC {2}queued/)
    expect(text).toContain('Link Console 1.2.3')
    expect(text).not.toContain('a-password')
  })

  it('is a folder of evidence', async () => {
    const profileId = await withLogin('terminated')
    await run(profileId)
    const { triage } = await bed.running.session()
    const files = valueOf(await triage.evidence(profileId, '1.2.3'))
    const texts = new Map(files.map(({ name, bytes }) => [name, Buffer.from(bytes).toString('utf8')]))
    expect([...texts.keys()]).toEqual([
      'about.json',
      'jobs.json',
      'jobs.csv',
      'statuses.csv',
      'escalation.txt',
    ])
    expect(JSON.parse(texts.get('jobs.json') ?? '')).toMatchObject([{ status: 'terminated' }])
    expect(texts.get('statuses.csv')).toContain(',queued,')
    expect([...texts.values()].join('')).not.toContain('a-password')
  })
})
