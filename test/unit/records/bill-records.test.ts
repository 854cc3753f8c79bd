import { describe, expect, it, vi } from 'vitest'
import { createBillRecords } from '../../../electron/records/bill-records'
import type { LinkClient } from '../../../electron/link/link-client'
import type { Store } from '../../../electron/store/store'
import type { Bill } from '../../../shared/domain/bill'
import { ok } from '../../../shared/errors/failure'

const never = new AbortController().signal

/** Records over a profile whose jobs brought these bills, of which no list was ever kept. */
const over = (byJob: Readonly<Record<string, readonly string[]>>) => {
  const brought: Record<string, readonly string[]> = { ...byJob }
  const list = vi.fn<LinkClient['bills']['list']>(async (_profileId, jobId) =>
    ok(
      Object.entries(brought).flatMap(([job, ids]) =>
        jobId === undefined || jobId === job ? ids.map((billId) => ({ billId }) as Bill) : [],
      ),
    ),
  )
  const bills: Partial<Store['bills']> = {
    listOf: async () => ok(null),
    putList: async () => ok(''),
  }
  const records = createBillRecords(
    { bills: { list } as Partial<LinkClient['bills']> as LinkClient['bills'] },
    { bills: bills as Store['bills'], files: {} as Store['files'] },
    { billsRead: () => undefined, isGone: () => false, forgettingOf: () => () => false },
    () => new Date('2026-11-26T08:00:00Z'),
  )
  const newOf = async (jobId?: string) => {
    const read = await records.list(516, jobId, never)
    return read.ok ? read.value.newBillIds : read
  }
  return { brought, list, newOf }
}

describe('new bills', () => {
  it('are those beyond the whole list, though a job’s own is asked for first', async () => {
    const { brought, list, newOf } = over({ old: ['a', 'b'], now: [] })
    expect(await newOf('now')).toEqual([])
    brought['now'] = ['c']
    expect(await newOf('now')).toEqual(['c'])
    expect(await newOf()).toEqual(['c'])
    // The whole list once, to know what there was, and then only as it is asked for.
    expect(list.mock.calls.map(([, jobId]) => jobId)).toEqual([undefined, 'now', 'now', undefined])
  })

  it('are none of a job that had brought them before the first look', async () => {
    const { newOf } = over({ old: ['a'], now: ['b'] })
    expect(await newOf('now')).toEqual([])
    expect(await newOf()).toEqual([])
  })
})

it('tells nothing of bills whose profile was forgotten while they were written down', async () => {
  let gone = false
  const told: number[] = []
  const bills: Partial<Store['bills']> = {
    listOf: async () => ok(null),
    putList: async () => {
      gone = true
      return ok('')
    },
  }
  const list: LinkClient['bills']['list'] = async () => ok([])
  const records = createBillRecords(
    { bills: { list } as Partial<LinkClient['bills']> as LinkClient['bills'] },
    { bills: bills as Store['bills'], files: {} as Store['files'] },
    { billsRead: (id) => told.push(id), isGone: () => gone, forgettingOf: () => () => false },
    () => new Date('2026-11-26T08:00:00Z'),
  )
  expect((await records.refresh(516, never)).ok).toBe(true)
  expect(told).toEqual([])
})

it('of two readings at once, the list that was asked for last is kept', async () => {
  const answers: ((ids: readonly string[]) => void)[] = []
  const list: LinkClient['bills']['list'] = () =>
    new Promise((resolve) => {
      answers.push((ids) => resolve(ok(ids.map((billId) => ({ billId }) as Bill))))
    })
  const kept: (readonly (string | null)[])[] = []
  const bills: Partial<Store['bills']> = {
    listOf: async () => ok(null),
    putList: async (_profileId, listed) => {
      kept.push(listed.map(({ billId }) => billId))
      return ok('')
    },
  }
  const records = createBillRecords(
    { bills: { list } as Partial<LinkClient['bills']> as LinkClient['bills'] },
    { bills: bills as Store['bills'], files: {} as Store['files'] },
    { billsRead: () => undefined, isGone: () => false, forgettingOf: () => () => false },
    () => new Date('2026-11-26T08:00:00Z'),
  )
  const inTheBackground = records.refresh(516, never)
  const byAPerson = records.list(516, undefined, never)
  answers[1]?.(['a', 'b'])
  await byAPerson
  answers[0]?.(['a'])
  await vi.waitFor(() => expect(answers).toHaveLength(3))
  answers[2]?.(['a', 'b'])
  await inTheBackground
  expect(kept.map((ids) => ids.length)).toEqual([2, 2])
})

it('keeps no PDF of a profile that was forgotten while it was on its way', async () => {
  let gone = false
  const put = vi.fn(async () => ok(undefined))
  const files: Partial<Store['files']> = { get: async () => ok(null), put }
  const pdf: LinkClient['bills']['pdf'] = async () => {
    gone = true
    return ok(new Uint8Array([1]))
  }
  const records = createBillRecords(
    { bills: { pdf } as Partial<LinkClient['bills']> as LinkClient['bills'] },
    { bills: {} as Store['bills'], files: files as Store['files'] },
    { billsRead: () => undefined, isGone: () => gone, forgettingOf: () => () => false },
    () => new Date('2026-11-26T08:00:00Z'),
  )
  expect(await records.pdf(516, 'b1', { signal: never })).toEqual(ok(new Uint8Array([1])))
  expect(put).not.toHaveBeenCalled()
})

it('keeps nothing that was asked for before the forgetting, though the profile has been read anew since', async () => {
  let isForgotten = false
  const put = vi.fn(async () => ok(undefined))
  const putList = vi.fn(async () => ok(''))
  const told: number[] = []
  const records = createBillRecords(
    {
      bills: {
        pdf: async () => {
          isForgotten = true
          return ok(new Uint8Array([1]))
        },
        list: async () => {
          isForgotten = true
          return ok([])
        },
      } as Partial<LinkClient['bills']> as LinkClient['bills'],
    },
    {
      bills: { listOf: async () => ok(null), putList } as Partial<Store['bills']> as Store['bills'],
      files: { get: async () => ok(null), put } as Partial<Store['files']> as Store['files'],
    },
    {
      billsRead: (id) => told.push(id),
      isGone: () => false,
      forgettingOf: () => {
        const before = isForgotten
        return () => isForgotten !== before
      },
    },
    () => new Date('2026-11-26T08:00:00Z'),
  )
  expect((await records.pdf(516, 'b1', { signal: never })).ok).toBe(true)
  expect(put).not.toHaveBeenCalled()
  isForgotten = false
  expect((await records.list(516, undefined, never)).ok).toBe(true)
  isForgotten = false
  expect((await records.refresh(516, never)).ok).toBe(true)
  expect([putList.mock.calls, told]).toEqual([[], []])
  // What is asked for after it is kept.
  await records.pdf(516, 'b1', { signal: never })
  expect(put).toHaveBeenCalledTimes(1)
})
