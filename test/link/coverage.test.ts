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

  it('are forgotten with the profile', async () => {
    valueOf(await bed.running.calls['profiles:forget']({ id: 268 }, context))
    const { store } = await bed.running.session()
    expect(valueOf(await store.bills.periods(0, 10)).ids).toEqual([])
    await vi.waitFor(async () => expect((await search('type:electricity')).ids).toHaveLength(0))
  })
})
