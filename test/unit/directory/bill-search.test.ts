import { describe, expect, it } from 'vitest'
import { indexMethods } from '../../../electron/directory/index/methods'
import { createProfileIndex, type ProfileIndex } from '../../../electron/directory/index/profile-index'
import { packMonths } from '../../../shared/coverage/months'
import { packBills } from '../../../shared/coverage/packed'
import type { Bill } from '../../../shared/domain/bill'
import { monthlyBills } from '../../support/bill-series'

const noon = (day: string): string => new Date(`${day}T12:00`).toISOString()
const year = monthlyBills('2025-11-01', 12)
const gas = monthlyBills('2025-11-01', 12, { type: 'gas', meterNumber: 'g' })
const without = (bills: readonly Bill[], ...months: readonly string[]) =>
  bills.filter(({ startDate }) => !months.includes(startDate?.slice(0, 7) ?? ''))

/** As they were read on 10 November 2026; profile 7 is not read, 8 is known by its id alone. */
const read: Readonly<Record<number, readonly Bill[]>> = {
  1: [...year, ...gas],
  2: without(year, '2026-03', '2026-05'),
  3: [...year, ...without(gas, '2026-10')],
  4: [],
  5: year.slice(0, 2),
  6: without(year, '2026-06', '2026-07', '2026-08', '2026-09', '2026-10'),
}

const profileOf = (id: number) => ({
  id,
  profile: {
    id,
    label: `CASE-${id}`,
    provider: 'Energy Wisconsin',
    providerId: 3150,
    zipcode: '00007',
    tags: id % 2 ? ['odd'] : [],
    created: null,
    modified: null,
  },
  lastJob: null,
  readAt: noon('2026-11-10'),
})

const put = (index: ProfileIndex, id: number, bills: readonly Bill[], day = '2026-11-10') =>
  index.bills({ ids: [id], packed: [packBills(bills, noon(day))] })

const filled = (): ProfileIndex => {
  const index = createProfileIndex(() => new Date('2026-11-10T15:00'))
  // Bills may be told of before their profile is.
  put(index, 2, read[2] ?? [])
  index.merge([1, 2, 3, 4, 5, 6, 7].map(profileOf))
  index.add(Int32Array.of(8))
  for (const id of [1, 3, 4, 5, 6]) put(index, id, read[id] ?? [])
  return index
}
const found = (index: ProfileIndex, text: string) => [...index.search(text, null, null).ids].sort()

describe('a search by what is missing', () => {
  it.each([
    ['missing:>0', [2, 6]],
    ['missing:2', [2]],
    ['missing:0', [1, 3]],
    ['missing:>2', [6]],
    ['late:yes', [3, 6]],
    ['late:no', [1, 2]],
    ['type:gas', [1, 3]],
    ['type:electric -type:gas', [2, 5, 6]],
    ['lastbill:<2026-09', [5, 6]],
    ['lastbill:2026-10', [1, 2, 3]],
    ['lastbill:none', [4]],
    ['missing:>0 tag:odd', []],
    ['missing:>0,0', [1, 2, 3, 6]],
    // Of 4 and 5 it is not known: they are none of those without.
    ['-missing:>0', [1, 3]],
    ['-late:yes', [1, 2]],
  ] as const)('%s', (text, ids) => {
    expect(found(filled(), text)).toEqual(ids)
  })

  it('counts none of those that were not read, and says so', () => {
    const index = filled()
    const { unread, notes } = index.search('missing:>0', null, null)
    expect([unread, notes]).toEqual([
      2,
      ['The bills of 2 profiles have not been read: what is missing there is not known.'],
    ])
    expect(index.counted(['missing:>0', '-type:gas'])).toEqual([
      { count: 2, unread: 2 },
      { count: 4, unread: 2 },
    ])
    expect(index.search('CASE', null, null).notes).toEqual([])
  })

  it('sorts by it, what is not known last in both directions', () => {
    const index = filled()
    const order = (desc: boolean) => [...index.search('', { column: 'missing', desc }, null).ids]
    expect(order(true).slice(0, 4)).toEqual([6, 2, 3, 1])
    expect(order(false).slice(0, 4)).toEqual([1, 3, 2, 6])
    expect(new Set(order(false).slice(4))).toEqual(new Set([4, 5, 7, 8]))
  })

  it('follows the latest reading, whichever comes last', () => {
    const index = filled()
    put(index, 2, year, '2026-11-11')
    put(index, 2, read[2] ?? [], '2026-11-09')
    expect(found(index, 'missing:>0')).toEqual([6])
    indexMethods(index).loadBills({ ids: [6], packed: [packBills(year, noon('2026-11-12'))] })
    expect(found(index, 'missing:>0')).toEqual([])
  })

  it('forgets the bills of a profile that is gone', () => {
    const index = filled()
    index.remove([2])
    index.merge([profileOf(2)])
    expect(index.rows([2])[0]?.bills).toBeUndefined()
    expect(found(index, 'missing:>0')).toEqual([6])
  })

  it('completes its values', () => {
    const index = filled()
    const suggested = (text: string) =>
      index.suggest({ text, caret: text.length }).map(({ insert, count }) => [insert, count])
    expect(suggested('miss')).toEqual([['missing:', null]])
    expect(suggested('missing:')).toEqual([['missing:>0 ', null]])
    expect(suggested('type:')).toEqual([
      ['type:electricity ', 5],
      ['type:gas ', 2],
    ])
  })
})

describe('a row', () => {
  it('has the strip of its bills; one of which nothing was read has none', () => {
    const [two, seven] = filled().rows([2, 7])
    expect(two?.bills).toMatchObject({ missing: 2, late: 0, lastBill: '2026-10-31' })
    expect(two?.bills?.strips[0]?.months.filter((state) => state === 'missing')).toHaveLength(2)
    expect(seven?.bills).toBeUndefined()
  })

  it('is given back as it is now where bills were read', () => {
    const index = filled()
    expect(put(index, 7, year)).toMatchObject([{ id: 7, bills: { missing: 0 } }])
    expect(put(index, 99, year)).toEqual([])
    index.merge([profileOf(99)])
    expect(index.rows([99])[0]?.bills?.missing).toBe(0)
  })

  it('tells by the day what is not known any more', () => {
    let day = '2026-11-10'
    const index = createProfileIndex(() => new Date(`${day}T15:00`))
    index.merge([profileOf(1)])
    put(index, 1, year)
    expect(index.rows([1])[0]?.bills?.unknown).toBe(0)
    day = '2027-01-20'
    expect(index.rows([1])[0]?.bills).toMatchObject({ missing: 0, unknown: 2 })
  })
})

describe('the coverage of a search', () => {
  const ask = (index: ProfileIndex, text = '', type: string | null = null) =>
    index.coverage({ text, type, sort: 'missing' })
  const idsIn = (lines: Int32Array) => [...new Set(lines.filter((_, at) => at % 2 === 0))]

  it('has each profile once in its numbers, and a line for each series', () => {
    const index = filled()
    const { counts, profiles, lines, first, unread, types } = ask(index)
    // 1 complete; 2 and 6 missing; 3 late; 4 none; 5 too few, 7 and 8 not read.
    expect(counts).toEqual({ complete: 1, missing: 2, late: 1, unknown: 3, none: 1 })
    expect([profiles, unread, types]).toEqual([8, 2, ['electricity', 'gas']])
    expect(idsIn(lines).slice(0, 3)).toEqual([6, 2, 3])
    expect(lines.length / 2).toBe(10)
    expect(first).toEqual(index.coverageRows({ what: 'bills', ids: idsIn(lines) }))
  })

  it('of one type leaves out what has none of it, but not what was not read', () => {
    const { profiles, counts, lines } = ask(filled(), '', 'gas')
    expect(profiles).toBe(4)
    expect(counts).toEqual({ complete: 1, missing: 0, late: 1, unknown: 2, none: 0 })
    expect(new Set(idsIn(lines))).toEqual(new Set([1, 3, 7, 8]))
  })

  it('names the providers, and the oldest reading', () => {
    const { providers, oldest } = ask(filled())
    expect(providers[0]).toMatchObject({ providerId: 3150, missing: 2, late: 1 })
    expect(oldest).toBe(noon('2026-11-10'))
  })

  it('says what a search by bills may find besides', () => {
    const index = filled()
    expect(ask(index, 'missing:>0')).toMatchObject({ profiles: 2, unread: 2 })
    expect([...index.recordsWanted({ what: 'bills', text: 'missing:>0', all: false })].toSorted()).toEqual([
      7, 8,
    ])
    expect([...index.recordsWanted({ what: 'bills', text: 'tag:odd', all: true })].toSorted()).toEqual([
      1, 3, 5, 7, 8,
    ])
  })

  it.each([
    ['', null],
    ['', 'gas'],
    ['tag:odd', 'gas'],
    ['missing:>0', 'electricity'],
    ['missing:>0', 'gas'],
    ['-missing:>0', 'gas'],
    ['lastinterval:none', 'gas'],
    ['', 'water'],
  ])('of %j and the type %j counts the profiles that are read if a person wants it', (text, type) => {
    const index = filled()
    index.months({ ids: [1, 2, 7], packed: [1, 2, 7].map(() => packMonths([], noon('2026-11-10'))) })
    const wanted = (what: 'bills' | 'intervals', all: boolean) =>
      index.recordsWanted({ what, text, type, all }).length
    const { unread, unreadMonths, wanted: every, wantedMonths } = ask(index, text, type)
    expect([unread, unreadMonths, every, wantedMonths]).toEqual([
      wanted('bills', false),
      wanted('intervals', false),
      wanted('bills', true),
      wanted('intervals', true),
    ])
  })

  it('of one type has only that read which may have it', () => {
    const index = filled()
    const wanted = (what: 'bills' | 'intervals', all: boolean) =>
      [...index.recordsWanted({ what, text: '', type: 'gas', all })].toSorted()
    expect([wanted('bills', false), wanted('bills', true)]).toEqual([
      [7, 8],
      [1, 3, 7, 8],
    ])
    expect(wanted('intervals', false)).toEqual([1, 3, 7, 8])
    expect(ask(index, '', 'gas')).toMatchObject({ unread: 2, wanted: 4, unreadMonths: 4, wantedMonths: 4 })
  })

  it('counts anew each day what is not known any more', () => {
    let day = '2026-11-10'
    const index = createProfileIndex(() => new Date(`${day}T15:00`))
    index.merge([profileOf(1)])
    put(index, 1, year)
    expect(ask(index).counts.complete).toBe(1)
    day = '2027-01-20'
    expect(ask(index)).toMatchObject({ counts: { complete: 0, unknown: 1 }, periods: { unknown: 2 } })
  })

  it('tells which bills are still to be read', () => {
    const index = filled()
    const due = index.recordsDue({ what: 'bills', ids: Int32Array.of(1, 7), since: noon('2026-11-10') })
    expect([...due]).toEqual([7])
  })

  it('has the series of each profile with their strips', () => {
    const [one, seven] = filled().coverageRows({ what: 'bills', ids: [1, 7] })
    expect(one?.series.map(({ type, meterNumber, missing }) => [type, meterNumber, missing])).toEqual([
      ['electricity', 'm1', 0],
      ['gas', 'g', 0],
    ])
    expect(seven).toMatchObject({ readAt: null, series: [] })
  })
})
