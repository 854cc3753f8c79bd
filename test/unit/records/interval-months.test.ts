import { expect, test, vi } from 'vitest'
import { createIntervalMonths } from '../../../electron/records/interval-months'
import { monthsSummaryOf, unpackMonths } from '../../../shared/coverage/months'
import type { IntervalMonth } from '../../../shared/domain/interval'
import { fail, ok, type Result } from '../../../shared/errors/failure'

const never = new AbortController().signal
const month = (name: string): IntervalMonth => ({
  meterId: 'm',
  month: name,
  firstInterval: new Date(`${name}-01T00:00`).getTime() / 1000,
  lastInterval: new Date(`${name}-20T08:00`).getTime() / 1000,
  complete: true,
  extractionTime: null,
  sourceFileSize: null,
  jobId: null,
})

/** Null if no last interval is named. */
const lastDayIn = (packed: string): string | null | undefined => {
  const read = unpackMonths(packed)
  return read && (monthsSummaryOf(read).lastInterval?.to ?? null)
}

type List = () => Promise<Result<readonly IntervalMonth[]>>

const make = (list: List, isGone: () => boolean = () => false, isForgotten: () => boolean = () => false) => {
  const told = new Map<number, string | null | undefined>()
  const stored: number[] = []
  const putMonths = vi.fn(async (id: number) => ok(void stored.push(id)))
  const months = createIntervalMonths(
    { intervals: { list } as never },
    { intervals: { putMonths } as never },
    {
      monthsRead: (id, packed) => told.set(id, lastDayIn(packed)),
      isGone,
      forgettingOf: () => {
        const before = isForgotten()
        return () => isForgotten() !== before
      },
    },
    () => new Date('2026-11-20T08:00:00Z'),
  )
  return { months, told, stored }
}

test('what a list says is kept, whoever asked for it; a failure changes nothing', async () => {
  let answer: Result<readonly IntervalMonth[]> = ok([month('2026-09'), month('2026-10')])
  const { months, told, stored } = make(async () => answer)
  expect(await months.list(5, never)).toEqual(answer)
  expect(await months.refresh(6, never)).toEqual(ok(undefined))
  answer = fail('unreachable')
  expect(await months.refresh(5, never)).toEqual(answer)
  expect([[...told], stored]).toEqual([
    [
      [5, '2026-10-20'],
      [6, '2026-10-20'],
    ],
    [5, 6],
  ])
})

test('an answer that a later request has overtaken does not replace its answer', async () => {
  const waiting: ((answer: Result<readonly IntervalMonth[]>) => void)[] = []
  const { months, told } = make(() => new Promise((resolve) => waiting.push(resolve)))
  const early = months.refresh(5, never)
  const later = months.list(5, never)
  waiting[1]?.(ok([month('2026-10')]))
  await later
  waiting[0]?.(ok([month('2026-09')]))
  // The overtaken one is asked for once more.
  await vi.waitFor(() => expect(waiting).toHaveLength(3))
  expect(told.get(5)).toBe('2026-10-20')
  waiting[2]?.(ok([month('2026-10')]))
  await early
  expect(told.get(5)).toBe('2026-10-20')
})

test('of a profile that was forgotten meanwhile nothing is kept', async () => {
  const { months, told, stored } = make(
    async () => ok([month('2026-10')]),
    () => true,
  )
  await months.refresh(5, never)
  expect([told.size, stored]).toEqual([0, []])
})

test('nothing is kept that was asked for before the forgetting, though the profile has been read anew since', async () => {
  let isForgotten = false
  const { months, told, stored } = make(
    async () => {
      isForgotten = true
      return ok([month('2026-10')])
    },
    () => false,
    () => isForgotten,
  )
  await months.list(5, never)
  expect([told.size, stored]).toEqual([0, []])
  await months.list(5, never)
  expect([told.size, stored]).toEqual([1, [5]])
})
