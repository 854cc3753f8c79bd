import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { fail } from '../../shared/errors/failure'
import { connectedBed, type Bed } from '../support/bed'
import { historyKinds } from '../../shared/history/history'
import { context, valueOf } from '../support/session'

let bed: Bed

beforeAll(async () => {
  bed = await connectedBed({ profiles: 30, speed: 20 })
})
afterAll(() => bed.close())

const linesOf = async (filter: { readonly profileId?: number; readonly text?: string }) => {
  const { activityReader } = await bed.running.session()
  const { signal } = new AbortController()
  const { lines } = valueOf(await activityReader.lines(filter, 0, 1000, signal))
  return lines.filter((line) => line !== null)
}

it('forgets what this computer keeps of a profile, says so in the log, and leaves the chain whole', async () => {
  const { calls, session } = bed.running
  const draft = { providerId: 3150, zipcode: '00007', label: 'to be forgotten' }
  const { id } = valueOf(await calls['profiles:create'](draft, context))
  valueOf(await calls['tags:add']({ profileId: id, name: 'solar' }, context))
  const password = { profileId: id, field: 'password', value: 'x', action: 'add' } as const
  valueOf(await calls['credentials:save'](password, context))
  valueOf(await calls['profiles:delete']({ id, seen: draft }, context))
  expect(await linesOf({ text: 'to be forgotten' })).toHaveLength(4)

  const requests = bed.practice.service.log.entries().length
  valueOf(await calls['profiles:forget']({ id }, context))
  expect(bed.running.closedFor).toEqual([id])
  expect(bed.practice.service.log.entries()).toHaveLength(requests)
  expect(await linesOf({ text: 'to be forgotten' })).toEqual([])
  const lines = await linesOf({ profileId: id })
  expect(lines.map(({ action, personal }) => [action, personal])).toEqual([
    ['create', null],
    ['tag-add', null],
    ['credential-add', null],
    ['delete', null],
    ['forget', null],
  ])
  expect(lines.at(-1)).toMatchObject({ outcome: 'done', personalHash: null })
  const { activityReader, store, directory } = await session()
  expect(valueOf(await activityReader.check(true)).state).toBe('whole')
  expect(valueOf(await store.credentials.ofProfile(id))).toEqual([])
  expect((await directory.known([id]))[0]?.profile).toBeNull()
})

it('has a history with what was done from here and what was found elsewhere, which is forgotten too', async () => {
  const { calls } = bed.running
  const draft = { providerId: 3150, zipcode: '00007', label: 'seen before' }
  const { id, zipcode } = valueOf(await calls['profiles:create'](draft, context))
  valueOf(await calls['tags:add']({ profileId: id, name: 'solar' }, context))
  valueOf(await calls['profiles:change']({ id, seen: { ...draft, zipcode }, label: 'seen then' }, context))
  const renamed = { ...draft, zipcode, label: 'seen then' }
  valueOf(await calls['profiles:change']({ id, seen: renamed, zipcode: '10001' }, context))
  // Somebody else's changes, found by the next reading.
  const elsewhere = bed.practice.service.world().profiles
  elsewhere.addTag(id, 'theirs')
  for (const label of ['only read', 'seen now']) {
    elsewhere.change(id, { label })
    valueOf(await calls['profiles:get']({ id }, context))
  }

  const { connection } = await bed.running.session()
  const question = { connectionId: connection.id, profileId: id, kinds: [...historyKinds], after: null }
  // The page may ask while another connection takes over.
  expect(await calls['history:page']({ ...question, connectionId: 'another' }, context)).toEqual(
    fail('not-connected'),
  )
  const { entries, start } = valueOf(await calls['history:page'](question, context))
  const changes = entries.filter((entry) => entry.kind === 'change')
  const told = changes.map(({ fields, own }) => [
    fields.map(({ field, after }) => [field, after]),
    own.map(
      ({ seq, perhaps }) =>
        !perhaps && entries.some((entry) => entry.kind === 'line' && entry.line.seq === seq),
    ),
  ])
  expect(told).toHaveLength(6)
  expect(told).toEqual(
    expect.arrayContaining([
      [[['tag.theirs', '']], []],
      [[['label', 'seen now']], []],
      [[['label', 'only read']], []],
      [[['zipcode', '10001']], [true]],
      [[['label', 'seen then']], [true]],
      [[['tag.solar', '']], [true]],
    ]),
  )
  expect(start.firstSeen).toBe(start.knownFrom)

  const until = changes.find(({ fields }) => fields.some(({ after }) => after === 'seen then'))?.at ?? ''
  const then = valueOf(await calls['history:as-of']({ profileId: id, until }, context))
  expect(then.profile?.value).toMatchObject({ label: 'seen before', tags: ['solar'] })

  // A label that only readings have shown is looked for as well.
  const { place } = await bed.running.session()
  valueOf(await place.keep(JSON.stringify({ profiles: { text: 'only read' }, view: '/x' })))
  valueOf(await calls['profiles:forget']({ id }, context))
  expect(JSON.parse(valueOf(await place.get()) ?? '')).toEqual({ profiles: {}, view: '/x' })
  const left = valueOf(await calls['history:page'](question, context))
  expect(left.start).toEqual({ firstSeen: null, knownFrom: null, billsFrom: null })
  expect(left.entries.map((entry) => entry.kind === 'line' && entry.line.action)).toEqual([
    'forget',
    'change',
    'change',
    'tag-add',
    'create',
  ])
})

it('forgets the searches that come back at the next start: by its label, an earlier one, a part of one', async () => {
  const { calls, session } = bed.running
  const { place } = await session()
  const draft = { providerId: 3150, zipcode: '00007', label: 'Ana Lovelace' }
  const { id, zipcode } = valueOf(await calls['profiles:create'](draft, context))
  valueOf(await calls['profiles:change']({ id, seen: { ...draft, zipcode }, label: 'Ada Byron' }, context))
  const screen = (text: string) => ({
    profiles: { text, currentId: id },
    triage: { text, snoozed: false },
    view: '/x',
  })
  const keptAfter = async (text: string) => {
    valueOf(await place.keep(JSON.stringify(screen(text))))
    return JSON.parse(valueOf(await place.get()) ?? '') as unknown
  }
  valueOf(await place.keep(JSON.stringify(screen('label:"Ada Byron" tag:solar'))))
  valueOf(await calls['profiles:forget']({ id, label: 'Countess' }, context))
  const empty = { profiles: { currentId: id }, triage: { snoozed: false }, view: '/x' }
  expect(JSON.parse(valueOf(await place.get()) ?? '')).toEqual(empty)
  // They may still be on the screen, whose state is saved again and again.
  for (const text of ['ada byron', 'lovelace', 'tag:solar Countess', 'label:byr'])
    expect(await keptAfter(text)).toEqual(empty)
  expect(await keptAfter('tag:lovelace Grace')).toEqual(screen('tag:lovelace Grace'))
  expect(await keptAfter('Ada Byron')).toEqual(empty)
  await bed.reopen()
  const after = await bed.running.session()
  expect(JSON.parse(valueOf(await after.place.get()) ?? '')).toEqual(empty)
})

it('forgets the saved views that have its label, or an earlier one, and says which', async () => {
  const { calls } = bed.running
  const draft = { providerId: 3150, zipcode: '00007', label: 'Grace Hopper' }
  const { id, zipcode } = valueOf(await calls['profiles:create'](draft, context))
  valueOf(await calls['profiles:change']({ id, seen: { ...draft, zipcode }, label: 'Rear Admiral' }, context))
  const save = async (name: string, text: string) =>
    valueOf(await calls['views:save']({ id: randomUUID(), name, text, sort: null, digit: null }, context))
  await save('Earlier', 'label:"grace hopper"')
  await save('Now', 'rear admiral status:none')
  await save('Part', 'hopper')
  expect(valueOf(await calls['profiles:forget']({ id }, context))).toEqual({
    removed: ['Earlier', 'Now'],
    left: ['Part'],
    unwritten: [],
  })
  expect(valueOf(await calls['views:list']({}, context)).map(({ name }) => name)).toEqual(['Part'])
})

it('is forgotten where its line in the log, or the searches, could not be written: that is said beside it', async () => {
  const { calls, session } = bed.running
  const { store, directory } = await session()
  const forgotten = async () => valueOf(await calls['profiles:forget']({ id: 4, label: 'nobody’s' }, context))
  valueOf(await calls['profiles:get']({ id: 4 }, context))
  vi.spyOn(store.activity, 'append').mockResolvedValueOnce(fail('store-full'))
  expect(await forgotten()).toEqual({ removed: [], left: [], unwritten: ['line'] })
  expect((await directory.known([4]))[0]?.profile).toBeNull()
  vi.spyOn(store.settings, 'change').mockResolvedValue(fail('store-full'))
  expect(await forgotten()).toEqual({ removed: [], left: [], unwritten: ['searches', 'views'] })
  vi.mocked(store.settings.change).mockRestore()
  expect(await forgotten()).toEqual({ removed: [], left: [], unwritten: [] })
})

it('stays known where it could not be forgotten', async () => {
  const { calls, session } = bed.running
  const { store, directory } = await session()
  valueOf(await calls['profiles:get']({ id: 6 }, context))
  vi.spyOn(store.profiles, 'forget').mockResolvedValueOnce(fail('store-full'))
  expect(await calls['profiles:forget']({ id: 6 }, context)).toMatchObject({ error: { code: 'store-full' } })
  expect((await directory.known([6]))[0]?.profile).not.toBeNull()
  expect(bed.running.closedFor).not.toContain(6)
  const lines = await linesOf({ profileId: 6 })
  expect(lines.map(({ action, outcome }) => [action, outcome]).at(-1)).toEqual(['forget', 'failed'])
})

it('touches nothing at the service: the profile is read as it is when it is opened again', async () => {
  const { calls } = bed.running
  valueOf(await calls['profiles:get']({ id: 1 }, context))
  valueOf(await calls['profiles:forget']({ id: 1 }, context))
  expect(valueOf(await calls['profiles:get']({ id: 1 }, context)).id).toBe(1)
})

it('takes along what triage and the queue of messages still have in hand of it', async () => {
  const { calls, session } = bed.running
  const { triage, store, notifications, directory } = await session()
  const waiting = async () => [...valueOf(await triage.queue({ text: '' })).ids]
  await vi.waitFor(async () => expect(await waiting()).not.toEqual([]))
  const [id = 0] = await waiting()
  valueOf(await triage.snooze([id], new Date(Date.now() + 3_600_000).toISOString(), 'on holiday'))
  await vi.waitFor(async () => expect(await waiting()).not.toContain(id))
  const message = { id: 'm', at: new Date().toISOString(), reason: 'not-the-form', body: 'x' } as const
  valueOf(await store.unrecognised.put({ ...message, profileId: id }))
  valueOf(await store.unrecognised.put({ ...message, id: 'n', profileId: null }))
  valueOf(await calls['profiles:forget']({ id }, context))
  expect(notifications.view().unrecognised).toBe(1)
  await directory.rows([id], true)
  await vi.waitFor(async () => expect(await waiting()).toContain(id))
})

it('waits for a start that a release still has to make', async () => {
  const { calls, session } = bed.running
  const { store } = await session()
  const start = {
    providerId: 9,
    profileId: 5,
    due: new Date().toISOString(),
    jobId: 'a',
    mode: 'bill',
  } as const
  valueOf(
    await store.triage.changeProvider({
      providerId: 9,
      heldSince: null,
      starts: [{ ...start, sendNotification: false, state: 'waiting' }],
    }),
  )
  expect(await calls['profiles:forget']({ id: 5 }, context)).toMatchObject({
    error: { code: 'profile-busy' },
  })
  valueOf(await store.triage.changeRelease({ providerId: 9, profileId: 5, state: 'started' }))
  valueOf(await calls['profiles:forget']({ id: 5 }, context))
})

it('waits for a bulk run that has the profile', async () => {
  const { calls, session } = bed.running
  const { bulk } = await session()
  bed.practice.service.faults.add({ kind: 'delay', milliseconds: 60_000, path: '/profiles/2/tags', times: 0 })
  const run = valueOf(await bulk.start({ kind: 'tag-add', tags: ['late'] }, [2], undefined))
  expect(await calls['profiles:forget']({ id: 2 }, context)).toMatchObject({
    error: { code: 'profile-busy' },
  })
  valueOf(await calls['profiles:forget']({ id: 3 }, context))
  valueOf(await bulk.cancel(run.id))
})

it('waits for a start again that is under way, also between two of its steps', async () => {
  const { calls, session } = bed.running
  const { launcher } = await session()
  const draft = { providerId: 3150, zipcode: '00007', label: 'two fields' }
  const { id } = valueOf(await calls['profiles:create'](draft, context))
  const between = vi.spyOn(launcher, 'holdOf')
  let forgotten: unknown = null
  between.mockImplementationOnce(async () => {
    forgotten = await calls['profiles:forget']({ id }, context)
    return null
  })
  const fields = [
    { name: 'username', value: 'a' },
    { name: 'password', value: 'b' },
  ]
  const request = { profileId: id, fields, mode: 'bill', sendNotification: false } as const
  const again = valueOf(await calls['triage:start-again'](request, context))
  between.mockRestore()
  expect(forgotten).toMatchObject({ error: { code: 'profile-busy' } })
  expect(again.stored).toEqual(['username', 'password'])
})

it('follows no running job of it any longer, and writes none down again', async () => {
  const { calls, session } = bed.running
  const { watcher, ledger, store } = await session()
  const draft = { providerId: 3150, zipcode: '00007', label: 'still running' }
  const { id } = valueOf(await calls['profiles:create'](draft, context))
  for (const field of ['username', 'password'])
    valueOf(await calls['credentials:save']({ profileId: id, field, value: 'x', action: 'add' }, context))
  const start = { profileId: id, mode: 'bill', sendNotification: false } as const
  const { jobId } = valueOf(await calls['jobs:start'](start, context))
  const followed = () => watcher.running().map((job) => job.jobId)
  expect(followed()).toContain(jobId)
  vi.spyOn(store.profiles, 'forget').mockResolvedValueOnce(fail('store-full'))
  expect(await calls['profiles:forget']({ id }, context)).toMatchObject({ error: { code: 'store-full' } })
  expect(followed()).toContain(jobId)
  valueOf(await calls['profiles:forget']({ id }, context))
  expect(followed()).not.toContain(jobId)
  watcher.wake()
  expect(valueOf(await ledger.ofProfile(id))).toEqual([])
})

it('a read of it that was under way does not make it known again; one that is asked for later does', async () => {
  const { calls, session } = bed.running
  const { directory, ledger, lastJob } = await session()
  valueOf(await calls['profiles:get']({ id: 8 }, context))
  bed.practice.service.faults.add({ kind: 'delay', milliseconds: 700, path: '/profiles/8', times: 2 })
  bed.practice.service.faults.add({ kind: 'delay', milliseconds: 700, path: '/jobs', times: 1 })
  const asked = bed.practice.service.log.entries().length
  const reads = [calls['profiles:get']({ id: 8 }, context), lastJob(8), directory.rows([8], true)]
  await vi.waitFor(() => expect(bed.practice.service.log.entries().length).toBeGreaterThan(asked))
  valueOf(await calls['profiles:forget']({ id: 8 }, context))
  const known = async () => (await directory.known([8]))[0]?.profile ?? null
  await Promise.all(reads)
  expect(await known()).toBeNull()
  expect(valueOf(await ledger.ofProfile(8))).toEqual([])
  bed.practice.service.faults.clear()
  valueOf(await calls['profiles:get']({ id: 8 }, context))
  expect(await known()).not.toBeNull()
})
