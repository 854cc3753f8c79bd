import { describe, expect, it, vi } from 'vitest'
import { createConfirming, type ConfirmParts } from '../../../electron/directory/confirm'
import { indexMethods } from '../../../electron/directory/index/methods'
import type { RowUpdate } from '../../../electron/directory/index/row-update'
import { createProfileIndex } from '../../../electron/directory/index/profile-index'
import { bareProfile } from '../../../electron/link/decode/profile'
import { ok } from '../../../shared/errors/failure'

const { signal } = new AbortController()
const now = new Date('2026-11-25T12:00:00.000Z')
const longAgo = '2026-11-25T09:00:00.000Z'
const justNow = '2026-11-25T11:59:30.000Z'

const news = (id: number, tags: readonly string[], readAt = longAgo): RowUpdate => ({
  id,
  profile: { ...bareProfile(id), label: `CASE-${id}`, tags },
  lastJob: null,
  readAt,
})

/** The directory knows `known`; the server names `named`, and tells `stored` of what is read. */
const stage = (known: readonly RowUpdate[], named: readonly number[], stored: readonly RowUpdate[] = []) => {
  const index = createProfileIndex()
  index.merge(known)
  const methods = indexMethods(index)
  const read = vi.fn<(id: number) => Promise<void>>(async (id) => {
    index.merge(stored.filter((one) => one.id === id))
  })
  const list = vi.fn<ConfirmParts['link']['profiles']['list']>(async () => ok(named))
  const call = vi.fn(async (method: keyof typeof methods, argument: never) => methods[method](argument))
  const { confirm, close } = createConfirming({
    link: { profiles: { list } },
    call: call as unknown as ConfirmParts['call'],
    found: () => undefined,
    read,
    now: () => now,
  })
  return {
    confirm: (text: string) => confirm(text, signal),
    close,
    read: () => read.mock.calls.map(([id]) => id),
    calls: () => call.mock.calls.map(([method]) => method),
    filters: () => list.mock.calls.map(([filter]) => filter),
    unread: (text: string) => index.search(text, null, null).unread,
    found: (text: string) => [...index.search(text, null, null).ids],
  }
}
const added = (count: number) => ok({ serverAsked: true, added: count })

describe('what the server finds', () => {
  it('and the directory did not have is read, and counted where it matches', async () => {
    const { confirm, read, found } = stage(
      [],
      [2, 1],
      [news(1, ['solar', 'vip'], justNow), news(2, ['solar'], justNow)],
    )
    expect(await confirm('tag:solar tag:vip')).toEqual(added(1))
    expect(read()).toEqual([2, 1])
    expect(found('tag:solar tag:vip')).toEqual([1])
  })

  it('is not read any more once the directory is closed, also where the answer comes after that', async () => {
    const { confirm, close, read } = stage([], [2, 1])
    const asked = confirm('tag:solar')
    close()
    await asked
    expect(read()).toEqual([])
  })

  it('is asked for in every spelling of a tag that is known: the search regards no case, the server does', async () => {
    const { confirm, filters } = stage([news(1, ['VIP']), news(2, ['vip']), news(3, ['vipers'])], [])
    await confirm('tag:vip')
    expect(filters()).toEqual([{ tags: ['vip'] }, { tags: ['VIP'] }])
  })

  it('is asked for without looking through the tags where the search has none', async () => {
    const { confirm, calls } = stage([news(1, ['VIP'])], [1])
    await confirm('label:CASE-1 -tag:vip')
    expect(calls()).not.toContain('tags')
  })

  it('and the directory knew by its id alone is read', async () => {
    const { confirm, found } = stage([{ id: 1 }], [1], [news(1, ['solar'], justNow)])
    expect(await confirm('tag:solar')).toEqual(added(1))
    expect(found('tag:solar')).toEqual([1])
  })

  it('and was changed elsewhere since it was read is read again', async () => {
    const tagged = stage([news(1, []), news(2, ['solar'])], [2, 1], [news(1, ['solar'], justNow)])
    expect(await tagged.confirm('tag:solar created:2026-10')).toMatchObject(added(0))
    expect(tagged.read()).toEqual([1])
    expect(tagged.found('tag:solar')).toEqual([2, 1])
  })

  it('and matches, or was read just now, is not read', async () => {
    const { confirm, read } = stage([news(1, ['solar']), news(2, [], justNow)], [2, 1])
    expect(await confirm('tag:solar')).toEqual(added(0))
    expect(read()).toEqual([])
  })

  it('by a date or an id says nothing new of what was read', async () => {
    const { confirm, read } = stage([news(1, [])], [1])
    expect(await confirm('created:2026-10')).toEqual(added(0))
    expect(await confirm('id:1')).toEqual(added(0))
    expect(read()).toEqual([])
  })

  it('is found at once, read or not, however many there are, and all of them are read', async () => {
    const many = Array.from({ length: 1000 }, (_, at) => at + 1)
    const { confirm, read, found, unread } = stage([{ id: 5000 }], many)
    expect(await confirm('tag:solar')).toEqual(added(1000))
    expect(found('tag:solar')).toEqual(many.toReversed())
    expect(unread('tag:solar')).toBe(1)
    await vi.waitFor(() => expect(read()).toEqual(many))
  })

  it('rules out what it does not name only where it was asked for one exact spelling', async () => {
    const { confirm, found, unread } = stage([{ id: 1 }, { id: 2 }, news(3, ['Solar'])], [1])
    for (const text of ['tag:solar', 'label:CASE-1']) {
      await confirm(text)
      expect(unread(text), text).toBeGreaterThan(0)
    }
    await confirm('tag:=solar')
    expect([found('tag:=solar'), unread('tag:=solar')]).toEqual([[1], 0])
  })

  it('leaves the result once it was read and does not fit', async () => {
    const { confirm, found } = stage(
      [{ id: 1 }, { id: 2 }],
      [2, 1],
      [news(1, ['sun'], justNow), news(2, ['solar'], justNow)],
    )
    await confirm('tag:solar')
    await vi.waitFor(() => expect(found('tag:solar')).toEqual([2]))
  })

  it('by a part of a label, a date or half of the search proves nothing of what was not read', async () => {
    const { confirm, found, unread } = stage([{ id: 1 }, { id: 2 }], [1])
    await confirm('label:CASE-1')
    expect(found('label:CASE-1')).toEqual([])
    expect(unread('label:CASE-1')).toBe(2)
    await confirm('tag:solar status:none')
    expect(found('tag:solar status:none')).toEqual([])
    expect(unread('tag:solar status:none')).toBe(2)
    await confirm('tag:=solar status:none')
    expect(unread('tag:=solar status:none')).toBe(1)
  })

  it('by the name of a provider is asked for by its id', async () => {
    const pge = {
      ...news(1, []),
      profile: { ...bareProfile(1), provider: 'Pacific Gas & Electric', providerId: 3150 },
    }
    const { confirm, filters } = stage([pge], [1])
    await confirm('provider:"Pacific Gas & Electric"')
    expect(filters()).toEqual([{ providerId: 3150 }])
  })

  it('under an id beyond the lists is passed over', async () => {
    const { confirm, read } = stage([], [2 ** 31 + 1])
    expect(await confirm('tag:solar')).toEqual(added(0))
    expect(read()).toEqual([])
  })
})
