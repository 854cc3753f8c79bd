import { sumBy } from 'es-toolkit/math/sumBy'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { makeBed, type Bed } from '../support/bed'
import { connectTo, context, valueOf } from '../support/session'

const never = new AbortController().signal

let bed: Bed
beforeAll(async () => {
  bed = await makeBed({ profiles: 30, speed: 20 })
  await connectTo(bed.running, bed.practice)
})
afterAll(() => bed.close())

const search = async (text: string) =>
  valueOf(await bed.running.calls['profiles:search']({ text, sort: null }, context))
const rowOf = async (id: number) =>
  valueOf(await bed.running.calls['profiles:rows']({ ids: [id], fresh: false }, context))[0]

describe('bills that were read', () => {
  it('are found by what they lack, told to the list, and known again after a start', async () => {
    expect((await rowOf(268))?.bills).toBeUndefined()
    const { bills } = await bed.running.session()
    const listed = valueOf(await bills.list(268, undefined, never)).bills
    const last = listed
      .flatMap(({ endDate }) => endDate ?? [])
      .toSorted()
      .at(-1)
    const found = await search('type:electricity')
    expect([...found.ids]).toEqual([268])
    expect(found.notes.join()).toContain('have not been read')
    expect((await rowOf(268))?.bills).toMatchObject({ lastBill: last })
    await vi.waitFor(() =>
      expect(
        bed.running
          .told('profiles:changed')
          .flatMap(({ rows }) => rows)
          .some(({ id, bills: told }) => id === 268 && told?.lastBill === last),
      ).toBe(true),
    )
    await bed.reopen()
    await vi.waitFor(async () => expect([...(await search('type:electricity')).ids]).toEqual([268]))
    expect((await rowOf(268))?.bills).toMatchObject({ lastBill: last })
  })

  it('of a whole view are read in the background, and its coverage told as far as it is known', async () => {
    const session = await bed.running.session()
    await vi.waitFor(async () => expect((await session.directory.state()).phase).toBe('idle'))
    const question = { text: '', type: null, sort: 'missing' } as const
    const before = valueOf(await session.directory.ask('coverage', question))
    expect(before.counts.unknown).toBeGreaterThan(0)
    const wanted = valueOf(
      await session.directory.ask('recordsWanted', { what: 'bills', text: '', all: false }),
    )
    expect(wanted).toHaveLength(before.unread)
    await session.sweeps.bills.start(wanted)
    await vi.waitFor(() => expect(session.sweeps.bills.state().phase).toBe('idle'), { timeout: 20_000 })
    const after = valueOf(await session.directory.ask('coverage', question))
    expect([after.unread, after.profiles]).toEqual([0, before.profiles])
    expect(sumBy(Object.values<number>({ ...after.counts }), (one) => one)).toBe(after.profiles)
    const ids = new Set(after.lines.filter((_, at) => at % 2 === 0))
    expect(ids.size).toBe(after.profiles)
  })

  it('are read again when a job of their profile has ended', async () => {
    const { calls } = bed.running
    const { directory, bills } = await bed.running.session()
    const { id } = valueOf(await calls['profiles:create']({ providerId: 3150, label: 'Runs' }, context))
    for (const field of ['username', 'password']) {
      valueOf(
        await calls['credentials:save']({ profileId: id, field, value: 'someone', action: 'add' }, context),
      )
    }
    valueOf(await bills.list(id, undefined, never))
    const lastBill = async () => (await directory.known([id]))[0]?.bills?.lastBill
    expect(await lastBill()).toBeNull()
    valueOf(await calls['jobs:start']({ profileId: id, mode: 'bill', sendNotification: false }, context))
    await vi.waitFor(async () => expect(typeof (await lastBill())).toBe('string'), { timeout: 40_000 })
  })

  it('are forgotten with the profile', async () => {
    valueOf(await bed.running.calls['profiles:forget']({ id: 268 }, context))
    const { store } = await bed.running.session()
    expect(valueOf(await store.bills.periods(0, 500)).ids).not.toContain(268)
    await vi.waitFor(async () => expect([...(await search('type:electricity')).ids]).not.toContain(268))
  })
})

describe('interval months that were read', () => {
  it('are found by their last day, known again after a start, and forgotten with the profile', async () => {
    const { directory, sweeps } = await bed.running.session()
    await vi.waitFor(async () => expect((await directory.state()).phase).toBe('idle'))
    expect((await rowOf(516))?.intervals).toBeUndefined()
    const question = { what: 'intervals', text: 'id:12,268,516', all: false } as const
    const wanted = valueOf(await directory.ask('recordsWanted', question))
    expect(wanted).toContain(516)
    await sweeps.intervals.start(wanted)
    await vi.waitFor(() => expect(sweeps.intervals.state().phase).toBe('idle'), { timeout: 20_000 })
    const read = (await rowOf(516))?.intervals
    expect(read?.lastInterval?.from).toMatch(/^\d{4}-\d{2}-\d{2}$/)
    const found = await search(`lastinterval:${read?.lastInterval?.from ?? ''}`)
    expect([...found.ids]).toContain(516)
    expect(found.notes.join()).toContain('have not been read')
    // Bills are read by themselves.
    expect(sweeps.bills.state()).toMatchObject({ what: 'bills', total: 0 })

    await bed.reopen()
    await vi.waitFor(async () => expect((await rowOf(516))?.intervals).toEqual(read))
    valueOf(await bed.running.calls['profiles:forget']({ id: 516 }, context))
    const { store } = await bed.running.session()
    const { ids } = valueOf(await store.intervals.months('', 500))
    expect(ids.length).toBeGreaterThan(0)
    expect(ids).not.toContain(516)
    expect((await rowOf(516))?.intervals).toBeUndefined()
  })
})
