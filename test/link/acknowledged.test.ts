import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { fail } from '../../shared/errors/failure'
import { connectedBed, type Bed } from '../support/bed'
import { context, valueOf } from '../support/session'

/** A change that was made is never reported as failed, whatever cannot be read after it. */

let bed: Bed

beforeAll(async () => {
  bed = await connectedBed({ profiles: 30, speed: 20 })
})
afterAll(() => bed.close())
afterEach(() => {
  bed.practice.service.faults.clear()
  vi.restoreAllMocks()
})

describe('a change that the API has acknowledged', () => {
  it('of a tag: what was known of the tags follows it, here and in the list', async () => {
    const { calls, session } = bed.running
    const profileId = 268
    // While the directory fills itself it may not have read this profile; its tags would then be unknown.
    valueOf(await calls['profiles:get']({ id: profileId }, context))
    const before = valueOf(await calls['tags:list']({ profileId }, context))
    const broken = {
      kind: 'status',
      status: 500,
      method: 'GET',
      path: `/profiles/${profileId}/tags`,
    } as const
    bed.practice.service.faults.add({ ...broken, times: 0 })
    expect(await calls['tags:add']({ profileId, name: 'added' }, context)).toMatchObject({
      ok: true,
      value: { tags: null },
    })
    const { directory } = await session()
    const known = async () => (await directory.known([profileId]))[0]?.profile?.tags
    expect(await known()).toEqual([...before, 'added'])
    expect(await calls['tags:remove']({ profileId, name: 'added' }, context)).toEqual({
      ok: true,
      value: null,
    })
    expect(await known()).toEqual(before)
  })
})

describe('a change of this computer', () => {
  const unread = () => Promise.resolve(fail('internal'))

  it('of a view and of a tag’s colour', async () => {
    const { calls, session } = bed.running
    const { directory } = await session()
    const view = { id: crypto.randomUUID(), name: 'Solar', text: 'tag:solar', sort: null, digit: null }
    vi.spyOn(directory, 'ask').mockImplementation(unread)
    expect(await calls['views:save'](view, context)).toEqual({ ok: true, value: null })
    expect(await calls['views:remove']({ id: view.id }, context)).toEqual({ ok: true, value: null })
    expect(await calls['tags:colour']({ name: 'solar', colour: 1 }, context)).toEqual({
      ok: true,
      value: null,
    })
  })

  it('of the failure desk', async () => {
    const { calls, session } = bed.running
    const { directory } = await session()
    vi.spyOn(directory, 'ask').mockImplementation(unread)
    const asked = [
      calls['triage:hold']({ providerId: 3150, on: true }, context),
      calls['triage:wake']({ profileIds: [121] }, context),
      calls['triage:sweep']({ action: 'pause' }, context),
    ]
    for (const answer of await Promise.all(asked)) expect(answer).toEqual({ ok: true, value: null })
  })
})
