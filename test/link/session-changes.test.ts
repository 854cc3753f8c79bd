import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { subjectOf } from '../../shared/domain/line-parts'
import { connectedBed, type Bed } from '../support/bed'
import { context, valueOf } from '../support/session'

/** Every kind of change through the page's handlers, against the service, over real TLS and with a real store. */

let bed: Bed

beforeAll(async () => {
  bed = await connectedBed({ profiles: 30, speed: 20 })
})
afterAll(() => bed.close())
beforeEach(() => bed.practice.service.log.clear())
afterEach(() => bed.practice.service.faults.clear())

const writes = () =>
  bed.practice.service.log
    .entries()
    .filter(({ method }) => method !== 'GET')
    .map(({ method, path }) => `${method} ${path.replace('/link/4.0/', '')}`)

const lastEntries = async (count: number) => {
  const { activity } = await bed.running.session()
  return valueOf(await activity.read({ after: 0, limit: 1000 })).slice(-count)
}

/** The last lines of the activity log, as `action outcome`. */
const lastLines = async (count: number): Promise<readonly string[]> =>
  (await lastEntries(count)).map(({ line }) => `${line.action} ${line.outcome}`)

/** What they were about: tags, and the names of fields. */
const lastSubjects = async (count: number): Promise<readonly string[]> =>
  (await lastEntries(count)).map(subjectOf)

const unsettled = async () => valueOf(await (await bed.running.session()).store.changes.unsettled())

/** Loses the reply after the request was carried out, or loses both. */
const lose = (method: string, path: string, done: boolean): void =>
  bed.practice.service.faults.add({ kind: 'reset', at: 'headers', method, path, done, times: 0 })

const seen = (label: string) => ({ label, zipcode: '00007', providerId: 3150 })

const newProfile = async (label: string): Promise<number> =>
  valueOf(await bed.running.calls['profiles:create']({ providerId: 3150, zipcode: '00007', label }, context))
    .id

describe('a change that is answered', () => {
  it('is written down with its outcome, each kind of it', async () => {
    const { calls } = bed.running
    const id = await newProfile('each kind')
    const password = { profileId: id, field: 'password', value: 'a-password' }
    valueOf(
      await calls['profiles:change']({ id, seen: seen('each kind'), label: 'each kind, renamed' }, context),
    )
    valueOf(await calls['tags:add']({ profileId: id, name: 'solar' }, context))
    valueOf(await calls['tags:remove']({ profileId: id, name: 'solar' }, context))
    valueOf(await calls['credentials:save']({ ...password, action: 'add' }, context))
    valueOf(await calls['credentials:save']({ ...password, action: 'change' }, context))
    valueOf(await calls['credentials:delete']({ profileId: id, field: 'password' }, context))
    valueOf(await calls['jobs:start']({ profileId: id, mode: 'bill', sendNotification: false }, context))
    valueOf(await calls['profiles:delete']({ id, seen: seen('each kind, renamed') }, context))
    expect(await lastLines(9)).toEqual([
      'create done',
      'change done',
      'tag-add done',
      'tag-remove done',
      'credential-add done',
      'credential-change done',
      'credential-delete done',
      'job-start done',
      'delete done',
    ])
    expect(await lastSubjects(9)).toEqual([
      '',
      'Label',
      'solar',
      'solar',
      'password',
      'password',
      'password',
      '',
      '',
    ])
    expect(writes()).toHaveLength(9)
    expect(await unsettled()).toEqual([])
  })

  it('is written down as refused where the API declines it', async () => {
    const profileId = await newProfile('refused')
    const save = { profileId, field: 'password', value: 'x', action: 'add' } as const
    valueOf(await bed.running.calls['credentials:save'](save, context))
    expect(await bed.running.calls['credentials:save'](save, context)).toMatchObject({
      error: { code: 'conflict' },
    })
    expect(await lastLines(1)).toEqual(['credential-add refused'])
    const { changes } = valueOf(await bed.running.calls['credentials:list']({ profileId }, context))
    expect(changes.map(({ action, outcome }) => `${action} ${outcome}`)).toEqual([
      'add refused',
      'add acknowledged',
    ])
  })

  it('that changes a credential which is not there adds it, both with their own lines', async () => {
    const profileId = await newProfile('added instead')
    const change = { profileId, field: 'password', value: 'x', action: 'change' } as const
    expect(valueOf(await bed.running.calls['credentials:save'](change, context))?.fields).toEqual([
      'password',
    ])
    expect(await lastLines(2)).toEqual(['credential-change refused', 'credential-add done'])
  })
})

describe('a change whose reply is lost', () => {
  it('create: the one new profile is found, and is not made twice', async () => {
    lose('POST', '/profiles/?$', true)
    const made = valueOf(
      await bed.running.calls['profiles:create']({ providerId: 3150, label: 'lost one' }, context),
    )
    expect(made.label).toBe('lost one')
    expect(writes()).toEqual(['POST profiles/'])
    expect(await lastLines(1)).toEqual(['create done'])
  })

  it('create: fields left empty are neither sent nor searched for', async () => {
    const { link } = await bed.running.session()
    const [create, list] = [vi.spyOn(link.profiles, 'create'), vi.spyOn(link.profiles, 'list')]
    lose('POST', '/profiles/?$', true)
    const draft = { providerId: 3149, zipcode: '', label: '' }
    valueOf(await bed.running.calls['profiles:create'](draft, context))
    expect(create.mock.calls.map(([sent]) => sent)).toEqual([{ providerId: 3149 }])
    expect(list.mock.calls).toHaveLength(2)
    for (const [filter] of list.mock.calls) expect(filter.label).toBeUndefined()
    vi.restoreAllMocks()
  })

  it('create: two that were not there before stay in doubt', async () => {
    const { faults } = bed.practice.service
    lose('POST', '/profiles/?$', true)
    const search = { method: 'GET', path: '/profiles/?$' }
    // The search before the change is answered normally. The search that settles it also finds a colleague's profile.
    faults.add({ kind: 'delay', milliseconds: 0, ...search })
    faults.add({
      kind: 'body',
      body: '{"profiles": [9001, 9002]}',
      contentType: 'application/json',
      ...search,
    })
    const made = await bed.running.calls['profiles:create']({ providerId: 3150, label: 'twins' }, context)
    expect(made).toMatchObject({ error: { code: 'outcome-unknown' } })
    expect(writes()).toEqual(['POST profiles/'])
    expect(await lastLines(1)).toEqual(['create unknown'])
    expect(await unsettled()).toMatchObject([{ kind: 'create', outcome: 'unknown' }])
  })

  it.each([
    ['happened', true, { ok: true }],
    ['did not happen', false, { ok: false, error: { code: 'change-did-not-happen' } }],
  ] as const)('tag, profile, field: it %s, by reading', async (_words, done, answer) => {
    const { calls } = bed.running
    const profileId = await newProfile(`before ${String(done)}`)
    const value = 'a-password'
    bed.practice.service.log.clear()
    lose('POST', '/tags', done)
    lose('PUT', `/profiles/${profileId}`, done)
    lose('POST', '/sensitive', done)
    expect(await calls['tags:add']({ profileId, name: 'solar' }, context)).toMatchObject(answer)
    const before = seen(`before ${String(done)}`)
    expect(
      await calls['profiles:change']({ id: profileId, seen: before, label: 'after' }, context),
    ).toMatchObject(answer)
    const add = { profileId, field: 'password', value, action: 'add' } as const
    expect(await calls['credentials:save'](add, context)).toMatchObject(answer)
    expect(writes()).toHaveLength(3)
    const outcome = { true: 'done', false: 'failed' }[String(done)]
    expect(await lastLines(3)).toEqual([
      `tag-add ${outcome}`,
      `change ${outcome}`,
      `credential-add ${outcome}`,
    ])
  })

  it.each([
    ['happened', true, { ok: true }, []],
    ['did not happen', false, { ok: false, error: { code: 'change-did-not-happen' } }, ['solar']],
  ] as const)('tag removal and deletion: it %s, by reading', async (_words, done, answer, left) => {
    const { calls } = bed.running
    const profileId = await newProfile(`removed ${String(done)}`)
    valueOf(await calls['tags:add']({ profileId, name: 'solar' }, context))
    bed.practice.service.log.clear()
    lose('DELETE', '/tags', done)
    lose('DELETE', `/profiles/${profileId}/?$`, done)
    expect(await calls['tags:remove']({ profileId, name: 'solar' }, context)).toMatchObject(answer)
    expect(bed.practice.service.world().profiles.get(profileId)?.tags).toEqual(left)
    const before = seen(`removed ${String(done)}`)
    expect(await calls['profiles:delete']({ id: profileId, seen: before }, context)).toMatchObject(answer)
    expect(writes()).toHaveLength(2)
    expect(bed.practice.service.world().profiles.get(profileId) === undefined).toBe(done)
  })

  it('a changed credential cannot be read back: it stays in doubt, in the journal too', async () => {
    const profileId = await newProfile('in doubt')
    const save = { profileId, field: 'password', value: 'x' } as const
    valueOf(await bed.running.calls['credentials:save']({ ...save, action: 'add' }, context))
    bed.practice.service.log.clear()
    lose('PUT', '/sensitive', true)
    expect(await bed.running.calls['credentials:save']({ ...save, action: 'change' }, context)).toMatchObject(
      {
        error: { code: 'outcome-unknown' },
      },
    )
    expect(writes()).toHaveLength(1)
    expect(await lastLines(1)).toEqual(['credential-change unknown'])
    const open = await unsettled()
    expect(open.at(-1)).toMatchObject({ kind: 'credential-change', profileId, outcome: 'unknown' })
    const { changes } = valueOf(await bed.running.calls['credentials:list']({ profileId }, context))
    expect(changes[0]).toMatchObject({ action: 'change', outcome: 'unknown' })
  })

  it('a job start is never repeated: a job that turned up is told of, one that did not is said', async () => {
    const { calls } = bed.running
    const profileId = await newProfile('lost start')
    const start = { profileId, mode: 'bill', sendNotification: false } as const
    bed.practice.service.log.clear()
    lose('POST', '/jobs', false)
    expect(await calls['jobs:start'](start, context)).toMatchObject({
      error: { code: 'change-did-not-happen' },
    })
    bed.practice.service.faults.clear()
    lose('POST', '/jobs', true)
    expect(await calls['jobs:start'](start, context)).toMatchObject({ error: { code: 'outcome-unknown' } })
    expect(writes()).toHaveLength(2)
    const jobs = valueOf(await calls['jobs:of-profile']({ profileId }, context))
    expect(jobs).toHaveLength(1)
    expect(jobs[0]).toMatchObject({ startedHere: false, finished: expect.any(Boolean) as boolean })
    expect(bed.running.told('jobs:changed').flatMap((change) => change.jobs)).toContainEqual(
      expect.objectContaining({ jobId: jobs[0]?.jobId }),
    )
    expect(await lastLines(2)).toEqual(['job-start failed', 'job-start unknown'])
  })

  it('a provider without an agent is remembered over a restart, for its other profiles too', async () => {
    const create = async (label: string): Promise<number> =>
      valueOf(
        await bed.running.calls['profiles:create']({ providerId: 189, zipcode: '00007', label }, context),
      ).id
    const profileId = await create('no agent')
    const start = { profileId, mode: 'bill', sendNotification: false } as const
    const none = { noneSince: null }
    expect(valueOf(await bed.running.calls['jobs:agent']({ profileId }, context))).toEqual(none)
    expect(await bed.running.calls['jobs:start'](start, context)).toMatchObject({
      error: { code: 'not-found', subject: 'agent', apiText: 'No agent for provider' },
    })
    const other = await create('no agent either')
    const elsewhere = await newProfile('with an agent')
    await bed.reopen()
    const { calls } = bed.running
    const known = { noneSince: expect.any(String) as string }
    expect(valueOf(await calls['jobs:agent']({ profileId: other }, context))).toEqual(known)
    expect(valueOf(await calls['jobs:agent']({ profileId: elsewhere }, context))).toEqual(none)
    const operation = { kind: 'job-start', mode: 'bill', sendNotification: false } as const
    const { bulk } = await bed.running.session()
    const preview = await bulk.preview(operation, [profileId, other, elsewhere])
    expect(valueOf(preview)).toMatchObject({
      changes: 3,
      withoutAgent: 2,
    })
  })

  it('a job is found by its id, in the search of profiles too', async () => {
    const { calls } = bed.running
    const profileId = await newProfile('by its job')
    const { jobId } = valueOf(
      await calls['jobs:start']({ profileId, mode: 'bill', sendNotification: false }, context),
    )
    expect(valueOf(await calls['jobs:find']({ text: jobId }, context)).job).toMatchObject({
      profileId,
      jobId,
    })
    const found = valueOf(await calls['profiles:search']({ text: ` ${jobId}`, sort: null }, context))
    expect([...found.ids]).toEqual([profileId])
    expect(found.notes).toEqual([`This is the ID of a job of profile ${profileId}.`])
    const unseen = '00000000-0000-4000-8000-000000000000'
    expect(valueOf(await calls['jobs:find']({ text: unseen }, context))).toEqual({
      job: null,
      reported: null,
    })
  })

  it('a page in place of the reply is no refusal: the job that runs is found', async () => {
    const { calls } = bed.running
    const profileId = await newProfile('behind a portal')
    bed.practice.service.faults.add({ kind: 'portal', method: 'POST', path: '/jobs/', done: true })
    const start = { profileId, mode: 'bill', sendNotification: false } as const
    expect(await calls['jobs:start'](start, context)).toMatchObject({ error: { code: 'outcome-unknown' } })
    expect(await lastLines(1)).toEqual(['job-start unknown'])
    expect(valueOf(await calls['jobs:of-profile']({ profileId }, context))).toHaveLength(1)
  })

  it('a field that was added behind a page is there, and its history says so', async () => {
    const { calls } = bed.running
    const profileId = await newProfile('added behind a portal')
    const add = { profileId, field: 'password', value: 'x', action: 'add' } as const
    const portal = { kind: 'portal', method: 'POST', path: '/sensitive' } as const
    bed.practice.service.faults.add(portal)
    expect(await calls['credentials:save'](add, context)).toMatchObject({
      error: { code: 'change-did-not-happen' },
    })
    bed.practice.service.faults.add({ ...portal, done: true })
    valueOf(await calls['credentials:save'](add, context))
    expect(await lastLines(2)).toEqual(['credential-add failed', 'credential-add done'])
    const { changes } = valueOf(await calls['credentials:list']({ profileId }, context))
    expect(changes.map(({ outcome }) => outcome)).toEqual(['acknowledged', 'refused'])
  })

  it('a page in place of the key leaves nothing in doubt: the value was not sent', async () => {
    const { calls } = bed.running
    const profileId = await newProfile('no key')
    const field = { profileId, field: 'password', value: 'x' } as const
    valueOf(await calls['credentials:save']({ ...field, action: 'add' }, context))
    bed.practice.service.keys.expireNow()
    bed.practice.service.faults.add({ kind: 'portal', method: 'GET', path: '/keys', times: 0 })
    bed.practice.service.log.clear()
    const saved = await calls['credentials:save']({ ...field, action: 'change' }, context)
    expect(saved).toMatchObject({ error: { code: 'not-the-api' } })
    expect(await lastLines(1)).toEqual(['credential-change failed'])
    // Once, with the expired key.
    expect(writes()).toEqual([`PUT profiles/${profileId}/sensitive/`])
  })
})
