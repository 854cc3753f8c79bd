import { afterEach, describe, expect, it, vi } from 'vitest'
import { deletedHere, wasListed, type DirectoryState } from '../../shared/domain/directory'
import { makeBed, type Bed } from '../support/bed'
import { connectTo, context, valueOf } from '../support/session'

const profiles = 120

let bed: Bed

const begin = async (dialect: 'reference' | 'examples' | 'mixed' = 'mixed'): Promise<void> => {
  bed = await makeBed({ profiles, dialect })
}
afterEach(() => bed.close())

const state = async (): Promise<DirectoryState> => (await bed.running.session()).directory.state()
const until = (expected: Partial<DirectoryState>) =>
  vi.waitFor(async () => expect(await state()).toMatchObject(expected), { interval: 50 })
const search = async (text: string) =>
  valueOf(await bed.running.calls['profiles:search']({ text, sort: null }, context))
const known = async (ids: readonly number[]) => (await bed.running.session()).directory.known(ids)
/** Connects, and pauses the filling after a few profiles. */
const pauseInTheFilling = async (): Promise<void> => {
  bed.practice.service.faults.add({ kind: 'delay', milliseconds: 60, times: 0 })
  await connectTo(bed.running, bed.practice)
  await vi.waitFor(async () => expect((await state()).read).toBeGreaterThan(5), {
    interval: 20,
  })
  const { directory } = await bed.running.session()
  directory.pause(true)
  await until({ phase: 'paused' })
}
/** The profiles whose details were requested. */
const detailsAsked = () =>
  bed.practice.service.log
    .entries()
    .flatMap(({ method, path }) => (method === 'GET' ? [/\/profiles\/(\d+)\/?$/.exec(path)?.[1]] : []))
    .flatMap((id) => (id === undefined ? [] : [Number(id)]))

describe('the directory fills itself', () => {
  it.each(['reference', 'examples', 'mixed'] as const)('in the dialect %s', async (dialect) => {
    await begin(dialect)
    await connectTo(bed.running, bed.practice)
    await until({ phase: 'idle', left: 0, failure: null })
    const { total, read } = await state()
    expect(total).toBeGreaterThanOrEqual(profiles)
    expect(read).toBe(total)
    const { ids, unread } = await search('')
    expect(ids).toHaveLength(total)
    expect(unread).toBe(0)
    const [row] = await known([516])
    expect(row).toMatchObject({ id: 516, profile: { id: 516 } })
    expect(row?.lastJob).toBeDefined()
    expect([...(await search('id:516')).ids]).toEqual([516])
  })

  it('goes on after a start where it stopped, and shows at once what it knew', async () => {
    await begin()
    bed.practice.service.faults.add({ kind: 'delay', milliseconds: 60, times: 0 })
    await connectTo(bed.running, bed.practice)
    await vi.waitFor(async () => expect((await state()).read).toBeGreaterThan(20), {
      interval: 20,
    })
    let ended = ''
    await bed.reopen(() => {
      bed.practice.service.faults.clear()
      bed.practice.service.log.clear()
      ended = new Date().toISOString()
    })
    await until({ phase: 'idle', left: 0 })
    const { total } = await state()
    const { ids } = await search('')
    // Reading continues while the list opens, so what it knew before is recognised by its time of reading.
    const remembered = (await known([...ids]))
      .filter(({ readAt }) => (readAt ?? '') < ended)
      .map(({ id }) => id)
    expect(remembered.length).toBeGreaterThan(20)
    expect(remembered.length).toBeLessThan(total)
    const asked = new Set(detailsAsked())
    expect(remembered.filter((id) => asked.has(id))).toEqual([])
    expect(new Set([...remembered, ...asked]).size).toBe(total)
  })

  it('asks after a start for new profiles only, and leaves the rest as it is', async () => {
    await begin()
    await connectTo(bed.running, bed.practice)
    await until({ phase: 'idle', left: 0 })
    const created = await bed.practice.call('POST', 'profiles/', { provider_id: 3150, label: 'A new one' })
    const id = Number((created.json as { profile_id: unknown }).profile_id)
    bed.practice.service.log.clear()
    await bed.reopen()
    await until({ phase: 'idle', left: 0 })
    expect(new Set(detailsAsked())).toEqual(new Set([id]))
    expect([...(await search('"A new one"')).ids]).toEqual([id])
  })

  it('waits while there is no network, says why, and goes on by itself', async () => {
    await begin()
    bed.practice.service.faults.add({ kind: 'certificate', as: 'page', times: 0 })
    await connectTo(bed.running, bed.practice)
    await until({
      phase: 'waiting',
      failure: expect.objectContaining({ code: 'certificate-refused' }) as never,
    })
    bed.practice.service.faults.clear()
    await until({ phase: 'idle', left: 0, failure: null })
  })

  it('passes over a profile that cannot be read, and says so in its row', async () => {
    await begin()
    bed.practice.service.faults.add({
      kind: 'body',
      body: '{"label": ',
      contentType: 'application/json',
      path: '/profiles/121/?$',
      times: 0,
    })
    await connectTo(bed.running, bed.practice)
    await until({ phase: 'idle', left: 0 })
    const [row] = await known([121])
    expect(row).toMatchObject({ profile: null, failure: { code: 'bad-reply' } })
    const { total, read } = await state()
    expect(read).toBe(total - 1)
    expect((await search('nobody has this label')).unread).toBe(1)
  })

  it.each(['/profiles/516/?$', '/jobs/profiles/516/?$'])(
    'does not read it again at each search that shows it, but when asked to: %s',
    async (path) => {
      await begin()
      bed.practice.service.faults.add({ kind: 'status', status: 500, path, times: 0 })
      await connectTo(bed.running, bed.practice)
      await until({ phase: 'idle', left: 0 })
      bed.practice.service.log.clear()
      await search('id:516')
      await search('id:516')
      valueOf(await bed.running.calls['profiles:get']({ id: 268 }, context))
      expect(detailsAsked()).toEqual([268])
      await bed.running.calls['profiles:rows']({ ids: [516], fresh: true }, context)
      await vi.waitFor(() => expect(detailsAsked()).toContain(516))
    },
  )

  it('pauses, also over a start, until it is told to go on', async () => {
    await begin()
    await pauseInTheFilling()
    await bed.reopen()
    await until({ phase: 'paused' })
    bed.practice.service.log.clear()
    const again = (await bed.running.session()).directory
    valueOf(await bed.running.calls['profiles:match']({ label: 'anything' }, context))
    expect(detailsAsked()).toEqual([])
    again.pause(false)
    await until({ phase: 'idle', left: 0 })
  })
})

it('what changes of a profile in a window of its own is told, although the page never asked for its row', async () => {
  await begin()
  await connectTo(bed.running, bed.practice)
  await until({ phase: 'idle', left: 0 })
  bed.running.inWindows.add(516)
  const labels = () =>
    bed.running
      .told('profiles:changed')
      .flatMap(({ rows }) => rows.map(({ id, profile }) => [id, profile?.label]))
  const { directory, bills } = await bed.running.session()
  const [row] = await known([516])
  if (!row?.profile) throw new Error('not read')
  directory.changed({ ...row.profile, label: 'Ana King' })
  await vi.waitFor(() => expect(labels()).toContainEqual([516, 'Ana King']))
  const before = labels().length
  valueOf(await bills.list(516, undefined, context.signal))
  await vi.waitFor(() => expect(labels().length).toBeGreaterThan(before))
  expect(new Set(labels().map(([id]) => id))).toEqual(new Set([516]))
})

describe('at a refresh', () => {
  it('a profile deleted elsewhere goes with a word, and a new one comes', async () => {
    await begin()
    await connectTo(bed.running, bed.practice)
    await until({ phase: 'idle', left: 0 })
    await bed.practice.call('DELETE', 'profiles/268/')
    await bed.practice.call('POST', 'profiles/', { provider_id: 3150, label: 'Come since' })
    const { directory } = await bed.running.session()
    directory.refresh()
    await vi.waitFor(async () => expect((await search('"Come since"')).ids).toHaveLength(1))
    await until({ phase: 'idle', left: 0 })
    await vi.waitFor(() =>
      expect(bed.running.told('profiles:changed').flatMap(({ removed }) => removed)).toContain(268),
    )
    expect((await search('id:268')).ids).toHaveLength(0)
    await bed.reopen()
    expect((await known([268]))[0]?.profile).toBeNull()
  })
})

describe('a listing', () => {
  it('does not drop a profile that was made after it was asked for', async () => {
    await begin()
    await connectTo(bed.running, bed.practice)
    await until({ phase: 'idle', left: 0 })
    const { directory } = await bed.running.session()
    const { faults } = bed.practice.service
    faults.add({ kind: 'delay', milliseconds: 800, method: 'GET', path: '/profiles/?$' })
    directory.refresh()
    await until({ phase: 'listing' })
    const { id } = valueOf(
      await bed.running.calls['profiles:create']({ providerId: 3150, label: 'Made meanwhile' }, context),
    )
    await until({ phase: 'idle', left: 0 })
    expect([...(await search('"Made meanwhile"')).ids]).toEqual([id])
    expect(bed.running.told('profiles:changed').flatMap(({ removed }) => removed)).not.toContain(id)
  })
})

describe('a change', () => {
  it('is found by the next search', async () => {
    await begin()
    await connectTo(bed.running, bed.practice)
    await until({ phase: 'idle', left: 0 })
    const { label, zipcode, providerId } = valueOf(
      await bed.running.calls['profiles:get']({ id: 516 }, context),
    )
    const change = { id: 516, seen: { label, zipcode, providerId }, label: 'Renamed just now' }
    valueOf(await bed.running.calls['profiles:change'](change, context))
    expect([...(await search('renamed')).ids]).toEqual([516])
    valueOf(await bed.running.calls['tags:add']({ profileId: 516, name: 'brand new' }, context))
    expect([...(await search('tag:"brand new"')).ids]).toEqual([516])
    const tags = valueOf(await bed.running.calls['tags:known']({}, context))
    expect(tags).toContainEqual({ name: 'brand new', count: 1, colour: null })
    valueOf(await bed.running.calls['tags:colour']({ name: 'brand new', colour: 3 }, context))
    await bed.reopen()
    await vi.waitFor(async () =>
      expect(valueOf(await bed.running.calls['tags:known']({}, context))).toContainEqual({
        name: 'brand new',
        count: 1,
        colour: 3,
      }),
    )
  })
})

describe('a reading under way', () => {
  const readAtOf = async (id: number) => (await known([id]))[0]?.readAt ?? ''

  it('does not take back the change that overtook it', async () => {
    await begin()
    await connectTo(bed.running, bed.practice)
    await until({ phase: 'idle', left: 0 })
    const readAt = await readAtOf(516)
    const { faults, log } = bed.practice.service
    log.clear()
    // The profile's reply waits for the one about its last job.
    faults.add({ kind: 'delay', milliseconds: 800, path: '/jobs/profiles/516/?$' })
    await bed.running.calls['profiles:rows']({ ids: [516], fresh: true }, context)
    await vi.waitFor(() => expect(detailsAsked()).toContain(516))
    valueOf(await bed.running.calls['tags:add']({ profileId: 516, name: 'overtook' }, context))
    await vi.waitFor(async () => expect(await readAtOf(516)).not.toBe(readAt))
    expect([...(await search('tag:overtook')).ids]).toEqual([516])
  })

  it('does not bring back what was deleted', async () => {
    await begin()
    await connectTo(bed.running, bed.practice)
    await until({ phase: 'idle', left: 0 })
    const { faults, log } = bed.practice.service
    const { label, zipcode, providerId } = valueOf(
      await bed.running.calls['profiles:get']({ id: 516 }, context),
    )
    const seen = { label, zipcode, providerId }
    log.clear()
    faults.add({ kind: 'delay', milliseconds: 800, path: '/jobs/profiles/516/?$' })
    await bed.running.calls['profiles:rows']({ ids: [516], fresh: true }, context)
    await vi.waitFor(() => expect(detailsAsked()).toContain(516))
    valueOf(await bed.running.calls['profiles:delete']({ id: 516, seen }, context))
    // Profile and last job are read twice, and the profile once more before it is deleted.
    await vi.waitFor(() => expect(detailsAsked().filter((id) => id === 516)).toHaveLength(5))
    expect([...(await search('id:516')).ids]).toEqual([])
  })
})

describe('an ID that no profile answers to', () => {
  const strange = 9_999_999
  const ask = async (id: number) => {
    const read = await bed.running.calls['profiles:get']({ id }, context)
    return read.ok ? null : read.error
  }
  const told = (id: number) =>
    vi.waitFor(() =>
      expect(bed.running.told('profiles:changed').flatMap(({ removed }) => removed)).toContain(id),
    )

  it('was deleted only where this console knows it, and by itself only where it did it', async () => {
    await begin()
    await connectTo(bed.running, bed.practice)
    await until({ phase: 'idle', left: 0 })
    const { total } = await state()
    // Requested like a row of a list kept from earlier: it is read, and does not exist.
    await bed.running.calls['profiles:rows']({ ids: [strange], fresh: true }, context)
    await told(strange)
    expect(await ask(strange)).toMatchObject({ code: 'not-found' })
    expect(await ask(strange)).not.toMatchObject({ detail: wasListed })
    // Having been requested in vain does not make a profile known.
    bed.practice.service.faults.add({
      kind: 'status',
      status: 500,
      path: `/profiles/${strange + 1}/?$`,
      times: 0,
    })
    await bed.running.calls['profiles:rows']({ ids: [strange + 1], fresh: true }, context)
    await vi.waitFor(() => expect(detailsAsked()).toContain(strange + 1))
    await vi.waitFor(async () => expect(await ask(strange + 1)).toMatchObject({ code: 'server-error' }))
    expect((await state()).total).toBe(total)
    bed.practice.service.faults.clear()
    expect(await ask(strange + 1)).not.toMatchObject({ detail: wasListed })

    // The caller gets it as the answer only. An event would make the page ask again.
    expect(await ask(strange + 2)).toMatchObject({ code: 'not-found' })

    await bed.practice.call('DELETE', 'profiles/268/')
    expect(await ask(268)).toMatchObject({ code: 'not-found', detail: wasListed })
    const { label, zipcode, providerId } = valueOf(
      await bed.running.calls['profiles:get']({ id: 516 }, context),
    )
    valueOf(
      await bed.running.calls['profiles:delete']({ id: 516, seen: { label, zipcode, providerId } }, context),
    )
    expect(await ask(516)).toMatchObject({ code: 'not-found', detail: deletedHere })
    // What is learned about it later does not change that.
    await bed.running.calls['profiles:rows']({ ids: [516], fresh: true }, context)
    await vi.waitFor(() => expect(detailsAsked().filter((id) => id === 516).length).toBeGreaterThan(3))
    expect(await ask(516)).toMatchObject({ detail: deletedHere })
    await told(516)
    expect(bed.running.told('profiles:changed').flatMap(({ removed }) => removed)).not.toContain(strange + 2)
  })
})

describe('how a profile has gone', () => {
  const detailOf = async (id: number) => {
    const read = await bed.running.calls['profiles:get']({ id }, context)
    return read.ok ? 'there' : read.error.detail
  }
  const deletedAt = async (id: number) => void (await bed.practice.call('DELETE', `profiles/${id}/`))

  it('is said of one that the page, the sweep or a forgetting has met as of one that is read', async () => {
    await begin()
    await connectTo(bed.running, bed.practice)
    await until({ phase: 'idle', left: 0 })
    const { calls } = bed.running

    // The page of an ID that never existed also requests its last job and tags.
    for (const ask of [calls['jobs:of-profile'], calls['tags:list']])
      await ask({ profileId: 999_999 }, context)
    expect(await detailOf(999_999)).toBeUndefined()

    await deletedAt(268)
    const body = { error: 'Profile not found' }
    bed.practice.service.faults.add({ kind: 'status', status: 404, body, path: '/jobs/profiles/268/?$' })
    valueOf(await calls['triage:sweep']({ action: 'start', text: 'id:268' }, context))
    await vi.waitFor(async () => expect([...(await search('id:268')).ids]).toEqual([]))
    expect(await detailOf(268)).toBe(wasListed)

    valueOf(await calls['profiles:forget']({ id: 516 }, context))
    await deletedAt(516)
    expect(await detailOf(516)).toBeUndefined()
  })
})

describe('a ZIP code', () => {
  it('stays as it was stored, where reading does not tell it', async () => {
    await begin('reference')
    await connectTo(bed.running, bed.practice)
    await until({ phase: 'idle', left: 0 })
    const draft = { providerId: 3150, label: 'With a ZIP code', zipcode: '00007' }
    const { id } = valueOf(await bed.running.calls['profiles:create'](draft, context))
    const read = async () => valueOf(await bed.running.calls['profiles:get']({ id }, context))
    expect(await read()).toMatchObject({ label: draft.label, zipcode: '00007' })
    valueOf(await bed.running.calls['profiles:change']({ id, seen: draft, label: 'Renamed' }, context))
    await read()
    await bed.reopen()
    expect(await known([id])).toMatchObject([{ profile: { label: 'Renamed', zipcode: '00007' } }])
    expect([...(await search(`zip:00007 id:${id}`)).ids]).toEqual([id])
    expect(await read()).toMatchObject({ label: 'Renamed', zipcode: '00007' })
  })
})

describe('a label', () => {
  it('leads to the profile that is called exactly so, where the server finds parts of labels', async () => {
    await begin('examples')
    await connectTo(bed.running, bed.practice)
    for (const label of ['ORDER-77', 'ORDER-770'])
      await bed.practice.call('POST', 'profiles/', { provider_id: 3150, label })
    const match = async (label: string) =>
      valueOf(await bed.running.calls['profiles:match']({ label }, context)).ids
    const [id] = await match('ORDER-77')
    expect(await match('ORDER-77')).toHaveLength(1)
    expect((await known([id ?? 0]))[0]?.profile?.label).toBe('ORDER-77')
    expect(await match('ORDER-7')).toEqual([])
  })
})

describe("the server's own search", () => {
  it('brings in what is known by its id alone, while the filling is paused', async () => {
    await begin()
    const label = 'Not read when the filling paused'
    const { service, call } = bed.practice
    const created = await call('POST', 'profiles/', { provider_id: 3150, label })
    const id = Number((created.json as { profile_id: unknown }).profile_id)
    service.faults.add({ kind: 'status', status: 500, path: `/profiles/${id}/?$`, times: 0 })
    await pauseInTheFilling()
    service.faults.clear()
    expect((await known([id]))[0]?.profile).toBeNull()
    const text = `label:"${label}"`
    const confirmed = valueOf(await bed.running.calls['profiles:confirm']({ text }, context))
    expect(confirmed).toMatchObject({ serverAsked: true })
    // A label that the server finds proves nothing until the profile has been read, which follows by itself.
    await vi.waitFor(async () => expect([...(await search(text)).ids]).toEqual([id]))
  })
})
