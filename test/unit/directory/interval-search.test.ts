import { describe, expect, it } from 'vitest'
import { createProfileIndex } from '../../../electron/directory/index/profile-index'
import { jobStateOf } from '../../../electron/directory/index/row-update'
import { packMonths } from '../../../shared/coverage/months'
import { packBills } from '../../../shared/coverage/packed'
import type { Bill } from '../../../shared/domain/bill'
import type { EndMessage, JobMode } from '../../../shared/domain/job'
import { monthlyBills } from '../../support/bill-series'
import { jobOf } from '../renderer/triage/samples'

const noon = (day: string): string => new Date(`${day}T12:00`).toISOString()

/** Months from September 2026 up to the last one, which is complete or not. */
const months = (last: string, complete: boolean, readAt = '2026-11-20') =>
  packMonths(
    ['2026-09', '2026-10', '2026-11']
      .filter((name) => name <= last)
      .map((name) => ({
        meterId: 'm',
        month: name,
        firstInterval: new Date(`${name}-01T00:00`).getTime() / 1000,
        lastInterval: new Date(`${name}-20T08:00`).getTime() / 1000,
        complete: name !== last || complete,
        extractionTime: null,
        sourceFileSize: null,
        jobId: null,
      })),
    noon(readAt),
  )

const row = (id: number) => ({
  id,
  profile: {
    id,
    label: `P${id}`,
    provider: null,
    providerId: 1,
    zipcode: null,
    tags: [],
    created: null,
    modified: null,
  },
  lastJob: { jobId: `job-${id}`, status: 'success', finished: true, detail: null },
  readAt: noon('2026-11-20'),
})

const indexOf = (ids: readonly number[]) => {
  const index = createProfileIndex(() => new Date('2026-11-21T15:00'))
  index.merge(ids.map(row))
  return index
}
const nobody = { ids: new Int32Array(), jobIds: [] }
const cases = (index: ReturnType<typeof createProfileIndex>) => [
  ...index.triageQueue({ filter: { movers: ['data'] }, snoozed: nobody }).ids,
]

describe('interval months that were read', () => {
  const index = indexOf([1, 2, 3, 4])
  index.months({
    ids: [1, 2, 3],
    packed: [months('2026-09', true), months('2026-10', false), packMonths([], noon('2026-11-20'))],
  })

  it.each([
    ['lastinterval:<2026-10', [1]],
    ['lastinterval:2026-10', [2]],
    ['lastinterval:>=2026-09', [1, 2]],
    ['lastinterval:none', [3]],
    ['-lastinterval:<2026-10', [2, 3]],
    ['lastinterval:soon', []],
  ])('are found by %s', (text, ids) => {
    const { ids: found, notes } = index.search(text, { column: 'id', desc: false }, null)
    expect([...found]).toEqual(ids)
    if (text !== 'lastinterval:soon') {
      expect(notes).toEqual([
        'The interval months of one profile have not been read: how far they reach is not known.',
      ])
    }
  })

  it('are told to the list, sorted by their last day', () => {
    expect(index.rows([2])[0]?.intervals).toMatchObject({
      lastInterval: { from: '2026-10-20', to: '2026-10-20' },
      notComplete: ['2026-10'],
    })
    expect(index.rows([4])[0]).not.toHaveProperty('intervals')
    expect([...index.search('', { column: 'last-interval', desc: true }, null).ids].slice(0, 2)).toEqual([
      2, 1,
    ])
  })

  it('are those that may be read again, and those that were not', () => {
    const wanted = (all: boolean) => [
      ...index.recordsWanted({ what: 'intervals', text: 'lastinterval:<2026-10', all }),
    ]
    expect([wanted(false), wanted(true).toSorted()]).toEqual([[4], [1, 4]])
    expect([
      ...index.recordsDue({ what: 'intervals', ids: Int32Array.of(1, 4), since: noon('2026-11-20') }),
    ]).toEqual([4])
    expect(index.coverage({ text: '', type: null, sort: 'missing' }).unreadMonths).toBe(1)
  })

  it('that are not complete leave a success among the cases of missing data until they are', () => {
    expect(cases(index)).toEqual([2])
    index.months({ ids: [2], packed: [months('2026-10', true, '2026-11-21')] })
    expect(cases(index)).toEqual([])
    // An older reading that comes late changes nothing.
    index.months({ ids: [2], packed: [months('2026-10', false, '2026-11-19')] })
    expect(cases(index)).toEqual([])
  })
})

describe('the coverage of interval months', () => {
  const filled = () => {
    const index = indexOf([1, 2, 3, 4])
    index.months({
      ids: [1, 2, 3],
      packed: [months('2026-09', true), months('2026-10', false), packMonths([], noon('2026-11-20'))],
    })
    index.bills({ ids: [1], packed: [packBills(monthlyBills('2026-01-01', 10), noon('2026-11-19'))] })
    return index
  }
  const question = { text: '', what: 'intervals', type: null, sort: 'missing' } as const

  it('has a line for each meter, and counts each profile once', () => {
    const index = filled()
    const { what, lines, counts, periods, notRead, oldest, first, types } = index.coverage(question)
    expect([...lines]).toEqual([2, 0, 3, -1, 1, 0, 4, -1])
    expect(counts).toEqual({ complete: 1, missing: 0, late: 1, unknown: 1, none: 1 })
    expect(periods).toEqual({ here: 2, late: 1, missing: 0, notDue: 0, unknown: 0 })
    expect([what, notRead, oldest, types]).toEqual(['intervals', 1, noon('2026-11-20'), ['electricity']])
    expect(first).toEqual(index.coverageRows({ what: 'intervals', ids: [2, 3, 1, 4] }))
    expect(first[0]).toMatchObject({
      id: 2,
      month: '2026-11',
      series: [{ type: 'interval', meterNumber: 'm', missing: 0, late: 1, last: '2026-10' }],
    })
    expect(first[0]?.series[0]?.months.slice(-4)).toEqual(['none', 'here', 'late', 'none'])
    expect(first.at(-1)).toMatchObject({ id: 4, readAt: null, series: [] })
  })

  it('closes its gaps by what was read of the months, and not by bills', () => {
    const index = filled()
    const ids = Int32Array.of(1, 2, 3, 4)
    expect(index.gapPlan({ what: 'intervals', type: null, ids })).toEqual({
      ids: Int32Array.of(2),
      missing: 0,
      late: 1,
      complete: 1,
      notRead: 1,
      cannotTell: 0,
      none: 1,
    })
    const [gaps] = index.gaps({ what: 'intervals', type: null, ids: Int32Array.of(2) })
    const since = () => index.gapsSince({ what: 'intervals', profiles: [{ id: 2, gaps: gaps ?? [] }] })[0]
    expect(since()).toEqual({ filled: 0, notExpected: 0, open: gaps, readAt: noon('2026-11-20') })
    index.months({ ids: [2], packed: [months('2026-10', true, '2026-11-21')] })
    expect(since()).toEqual({ filled: 1, notExpected: 0, open: [], readAt: noon('2026-11-21') })
    index.remove([2])
    expect(since()).toMatchObject({ filled: 0, open: gaps, readAt: null })
  })
})

describe('a message that nothing new came', () => {
  const year = monthlyBills('2025-11-01', 12)
  const told = (
    existingRecords: number | null,
    more: { mode?: JobMode; at?: string; newRecords?: number } = {},
  ) => {
    const { mode = 'bill', at = noon('2026-11-20'), newRecords = 0 } = more
    const message: EndMessage = { tags: null, newRecords, existingRecords }
    return jobStateOf(jobOf(5, { jobId: 'job-5', status: 'success', mode, endedAt: at, message }))
  }
  /** Whether profile 5 is a case, with these bills read on that day. */
  const isCase = (job: ReturnType<typeof told>, bills?: readonly Bill[], readAt = '2026-10-20') => {
    const index = indexOf([5])
    if (bills) index.bills({ ids: [5], packed: [packBills(bills, noon(readAt))] })
    index.merge([{ id: 5, lastJob: job }])
    const found = cases(index).includes(5)
    expect(index.rows([5])[0]?.nothingCame ?? false).toBe(found)
    return found
  }

  it('is a case where there is no record at all, read or not', () => {
    expect([isCase(told(0)), isCase(told(0), [])]).toEqual([true, true])
    expect([isCase(told(12)), isCase(told(null)), isCase(told(0, { newRecords: 3 }))]).toEqual([
      false,
      false,
      false,
    ])
    expect(isCase(told(0), year, '2026-11-21')).toBe(false)
  })

  it('is a case where a bill had become due since they were read, by the day of the end', () => {
    // October's bill comes five days after its month, and is late from 9 November on.
    const untilSeptember = year.slice(0, 11)
    expect(isCase(told(11), untilSeptember)).toBe(true)
    expect(isCase(told(11, { at: noon('2026-11-03') }), untilSeptember)).toBe(false)
    // What was read after the end shows it for itself.
    expect(isCase(told(12, { at: noon('2026-11-12') }), year, '2026-11-13')).toBe(false)
  })

  it('of an interval job says nothing about bills', () => {
    expect(isCase(told(11, { mode: 'interval' }), year.slice(0, 11))).toBe(false)
    expect(isCase(told(0, { mode: 'interval' }))).toBe(true)
  })

  it('stays known when the same job is read again, and not of another one', () => {
    const index = indexOf([5])
    index.merge([{ id: 5, lastJob: told(0) }])
    const again = { jobId: 'job-5', status: 'success', finished: true, detail: null }
    index.merge([{ id: 5, lastJob: again }])
    expect(cases(index)).toEqual([5])
    index.merge([{ id: 5, lastJob: { ...again, jobId: 'job-6' } }])
    expect(cases(index)).toEqual([])
  })
})
