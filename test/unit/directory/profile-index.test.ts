import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { listResolution } from '../../../electron/directory/resolve-list'
import { createProfileIndex, type ProfileIndex } from '../../../electron/directory/index/profile-index'
import type { RowUpdate } from '../../../electron/directory/index/row-update'
import { sortColumns, type SortColumn } from '../../../shared/domain/directory'
import { anyRowUpdate } from './samples'

const news = (
  id: number,
  label: string,
  more: Partial<NonNullable<RowUpdate['profile']>> = {},
): RowUpdate => ({
  id,
  profile: {
    id,
    label,
    provider: 'Pacific Gas & Electric',
    providerId: 3150,
    zipcode: '00007',
    tags: [],
    created: '2026-10-03T08:15:30.000Z',
    modified: null,
    ...more,
  },
  lastJob: null,
  readAt: '2026-11-25T20:00:00.123Z',
})

const indexOf = (rows: readonly RowUpdate[]): ProfileIndex => {
  const index = createProfileIndex()
  index.merge(rows)
  return index
}
const idsOf = (index: ProfileIndex, text: string): number[] => [...index.search(text, null, null).ids]

describe('a search that the server answered as well', () => {
  const answered = () => {
    const index = indexOf([news(516, 'read', { tags: ['solar'] }), news(121, 'read'), { id: 268 }, { id: 9 }])
    index.named({
      text: 'tag:solar',
      ids: Int32Array.of(516, 268),
      proves: true,
      rulesOut: true,
      readBefore: '2026-11-26T00:00:00.000Z',
    })
    return index
  }

  it('has what the server names, read or not', () => {
    const index = answered()
    expect(idsOf(index, 'tag:solar')).toEqual([516, 268])
    expect(index.counted(['tag:solar'])).toEqual([{ count: 2, unread: 0 }])
  })

  it('follows the tags that were changed from here since: they are newer than the answer', () => {
    const index = answered()
    index.merge([
      { id: 516, tags: [] },
      { id: 121, tags: ['solar'] },
      { id: 9, tags: ['solar'] },
    ])
    expect(idsOf(index, 'tag:solar')).toEqual([268, 121])
    expect(index.counted(['tag:solar'])).toEqual([{ count: 2, unread: 1 }])
  })
})

describe('a search', () => {
  const index = indexOf([
    news(516, 'CASE-00412', {
      tags: ['Solar', 'past due'],
      created: new Date(2026, 9, 31, 23, 59, 59).toISOString(),
    }),
    news(121, 'Møller', { provider: 'Edison', providerId: 7, tags: ['solar'] }),
    {
      ...news(268, '東京 case'),
      lastJob: { jobId: 'j', status: 'credential_error', finished: true, detail: null },
    },
    { ...news(1, ''), lastJob: { jobId: 'k', status: 'billing', finished: false, detail: null } },
  ])

  it.each([
    ['case\u00A000412\u200B', [516]],
    ['#268', [268]],
    ['\uFF03268', [268]],
    ['-#268 case', [516]],
    // Of a number alone a part is enough, an id with its sign is the whole one.
    ['#26', []],
    ['id:#268 #516', [516, 268]],
    ['label:\u201CCASE\u201100412\u201D', [516]],
    ['tag:\u201Cpast due\u201D', [516]],
    ['tag:so\u00ADlar', [516, 121]],
    ['zip:00007\u200E', [516, 268, 121, 1]],
    ['', [516, 268, 121, 1]],
    ['case', [516, 268]],
    ['case 00412', [516]],
    ['516', [516]],
    ['møl', [121]],
    ['tag:solar', [516, 121]],
    ['-tag:solar', [268, 1]],
    ['tag:"past due"', [516]],
    ['tag:vip,solar', [516, 121]],
    ['provider:"Pacific"', [516, 268, 1]],
    ['provider:7', [121]],
    ['created:2026-10-31', [516]],
    ['created:2026-10..', [516, 268, 121, 1]],
    ['created:..2026-09', []],
    ['status:credential_error', [268]],
    ['status:running', [1]],
    ['status:none', [516, 121]],
    ['id:516,1', [516, 1]],
    ['zip:00007 -id:516', [268, 121, 1]],
  ])('for “%s”', (text, expected) => {
    expect(idsOf(index, text)).toEqual(expected)
    expect(index.counted([text])).toEqual([{ count: expected.length, unread: 0 }])
  })

  it('counts besides what may match once it has been read', () => {
    const some = indexOf([news(1, 'xylo'), news(2, 'b'), { id: 3 }])
    expect(some.counted(['xylo'])).toEqual([{ count: 1, unread: 1 }])
    expect(some.counted([''])).toEqual([{ count: 3, unread: 0 }])
    expect(some.counted(['id:1'])).toEqual([{ count: 1, unread: 0 }])
  })

  it('takes a day for the one here, as the list shows it', () => {
    vi.stubEnv('TZ', 'America/Los_Angeles')
    const some = indexOf([
      news(1, 'a', { created: '2026-11-01T02:00:00.000Z' }),
      news(2, 'b', { created: '2026-11-01T07:00:00.000Z' }),
    ])
    expect(idsOf(some, 'created:2026-10-31')).toEqual([1])
    expect(idsOf(some, 'created:..2026-10')).toEqual([1])
    expect(idsOf(some, 'created:2026-11-01')).toEqual([2])
    expect(idsOf(some, 'created:2026-11..')).toEqual([2])
    vi.unstubAllEnvs()
  })

  it('finds an end only where the job is over', () => {
    const job = (id: number, finished: boolean): RowUpdate => ({
      ...news(id, ''),
      lastJob: { jobId: `job-${id}`, status: 'success', finished, detail: null },
    })
    const index = indexOf([job(1, true), job(2, false)])
    expect(idsOf(index, 'status:success')).toEqual([1])
    expect(idsOf(index, 'status:running')).toEqual([2])
  })

  it('counts what cannot be told before it is read', () => {
    const some = indexOf([news(1, 'CASE-1'), { id: 2 }, { id: 31 }])
    expect(some.search('CASE', null, null)).toMatchObject({ ids: Int32Array.of(1), unread: 2 })
    expect(some.search('3', null, null)).toMatchObject({ ids: Int32Array.of(31), unread: 1 })
    expect(some.search('', null, null)).toMatchObject({ unread: 0 })
  })

  it('keeps to the profiles of a list', () => {
    expect([...index.search('case', null, Int32Array.of(268, 1)).ids]).toEqual([268])
  })

  it('finds the same, in the same order, however the rows came', () => {
    const anySort = fc.record({ column: fc.constantFrom(...sortColumns), desc: fc.boolean() })
    const anyText = fc.constantFrom('', 'case', 'tag:solar', '-tag:vip', 'status:none', 'provider:pacific')
    fc.assert(
      fc.property(fc.array(fc.array(anyRowUpdate)), anySort, anyText, (parts, sort, text) => {
        const slowly = createProfileIndex()
        for (const part of parts) {
          slowly.merge(part)
          slowly.search('', sort, null)
        }
        const rows = slowly.rows([...slowly.search('', null, null).ids])
        const atOnce = createProfileIndex()
        atOnce.merge(
          rows.map((row) => ({ ...row, profile: row.profile ?? undefined, readAt: row.readAt ?? undefined })),
        )
        expect(slowly.search(text, sort, null)).toEqual(atOnce.search(text, sort, null))
      }),
    )
  })

  it('is turned round by the other direction, but what has nothing in the column stays last', () => {
    const some = indexOf([
      news(1, 'a', { tags: ['x'] }),
      news(2, ''),
      { id: 3 },
      news(4, 'b', { tags: ['y'] }),
    ])
    const idsBy = (column: SortColumn, desc: boolean, text = '') => [
      ...some.search(text, { column, desc }, null).ids,
    ]
    expect(idsBy('label', false)).toEqual([1, 4, 2, 3])
    expect(idsBy('label', true)).toEqual([4, 1, 3, 2])
    expect(idsBy('tags', true, 'provider:pacific')).toEqual([4, 1, 2])
    expect(idsBy('id', true)).toEqual([4, 3, 2, 1])
  })

  it('is in the same order, whether all is shown or a part', () => {
    fc.assert(
      fc.property(
        fc.array(anyRowUpdate),
        fc.constantFrom(...sortColumns),
        fc.boolean(),
        (rows, column, desc) => {
          const some = indexOf(rows)
          const all = some.search('', { column, desc }, null).ids
          expect(some.search('', { column, desc }, all).ids).toEqual(all)
          const other = some.search('', { column, desc: !desc }, null).ids
          expect(other.toSorted()).toEqual(all.toSorted())
        },
      ),
    )
  })
})

describe('news', () => {
  it('leave what they do not tell as it was', () => {
    const index = indexOf([news(1, 'CASE-1', { tags: ['a'] })])
    const job = { jobId: 'j', status: 'finished', finished: true, detail: null }
    index.merge([{ id: 1, lastJob: job }])
    index.merge([{ id: 1, tags: ['b'] }])
    expect(index.rows([1])).toMatchObject([{ profile: { label: 'CASE-1', tags: ['b'] }, lastJob: job }])
    expect(index.tags()).toEqual([{ name: 'b', count: 1 }])
  })

  it('without a ZIP code leave a known one; that there is none is news', () => {
    const index = indexOf([news(1, 'CASE-1', { zipcode: '94110' })])
    index.merge([news(1, 'CASE-2', { zipcode: null })])
    expect(index.rows([1])).toMatchObject([{ profile: { label: 'CASE-2', zipcode: '94110' } }])
    index.merge([news(1, 'CASE-2', { zipcode: '' })])
    expect(index.rows([1])).toMatchObject([{ profile: { zipcode: '' } }])
  })

  it('of a failure last until the row is read', () => {
    const index = indexOf([{ id: 1 }, { id: 1, failure: { code: 'server-error' } }])
    expect(index.rows([1])[0]?.failure).toEqual({ code: 'server-error' })
    index.merge([news(1, 'read')])
    expect(index.rows([1])[0]).not.toHaveProperty('failure')
  })

  it('that an ID could not be read does not make it one of the profiles: it may not exist', () => {
    const index = indexOf([{ id: 1 }])
    expect(index.merge([{ id: 2, failure: { code: 'server-error' } }])).toMatchObject([
      { id: 2, failure: { code: 'server-error' } },
    ])
    expect(index.counts()).toEqual({ total: 1, read: 0 })
  })

  it('that no job is found for an ID does not make it one of the profiles either; that one ran does', () => {
    const job = { jobId: 'j', status: 'success', finished: true, detail: null }
    const index = indexOf([
      { id: 1, lastJob: null },
      { id: 2, lastJob: job },
    ])
    expect([index.has(1), index.has(2)]).toEqual([false, true])
  })

  it('of ids add what is new and drop what is gone', () => {
    const index = indexOf([news(1, 'a'), news(2, 'b')])
    expect([...index.add(Int32Array.of(2, 3, 4))]).toEqual([3, 4])
    expect([...index.retain(Int32Array.of(2, 3))].sort()).toEqual([1, 4])
    expect(idsOf(index, '')).toEqual([3, 2])
    expect(index.counts()).toEqual({ total: 2, read: 1 })
  })
})

it('what is due: the unread, newest first, then the stale, oldest first', () => {
  const at = (id: number, readAt: string): RowUpdate => ({ ...news(id, 'x'), readAt })
  const index = indexOf([
    at(1, '2026-11-20T00:00:00.000Z'),
    at(2, '2026-11-19T00:00:00.000Z'),
    at(3, '2026-11-25T00:00:00.000Z'),
    { ...at(4, '2026-11-25T00:00:00.000Z'), lastJob: undefined },
    { id: 9 },
  ])
  expect([...index.due('2026-11-24T00:00:00.000Z')]).toEqual([9, 4, 2, 1])
})

describe('a pasted column', () => {
  const index = indexOf([news(516, 'CASE-1'), news(121, 'case-2'), news(7, 'case-2'), news(8, '516')])
  it('is found, ambiguous or unknown, each line once', () => {
    const lines = ['CASE-1', ' case-1 ', '121', 'case-2', '516', 'nobody', '', 'nobody', '00121', '1.21e2']
    expect(listResolution(index.resolve(lines))).toEqual({
      named: [
        { line: 'CASE-1', id: 516 },
        { line: 'case-1', id: 516 },
        { line: '121', id: 121 },
      ],
      found: Int32Array.of(516, 121),
      ambiguous: [
        { line: 'case-2', ids: [121, 7] },
        { line: '516', ids: [516, 8] },
      ],
      unknown: ['nobody', '00121', '1.21e2'],
      repeated: 1,
      unread: 0,
      unsettled: [],
    })
  })

  it('finds ids and labels that came with invisible characters, other blanks, quotes and dashes', () => {
    const odd = indexOf([news(516, "O'Brien 3-12"), news(121, 'new\u00A0tag\u200B'), news(7, 'cafe\u0301')])
    const lines = ['\u202A516\u202C', '\u2066O\u2019Brien\u00A03\u201112', 'new tag', 'caf\u00E9', '7\uFEFF']
    const { found, unknown } = listResolution(odd.resolve(lines))
    expect(unknown).toEqual([])
    expect([...found].toSorted((a, b) => a - b)).toEqual([7, 121, 516])
  })

  it('takes the label that is exactly so before one that differs by what nobody sees', () => {
    const twins = indexOf([news(1, 'CASE-1'), news(2, 'CASE-1\u200B'), news(3, 'case-1')])
    expect(listResolution(twins.resolve(['CASE-1', 'CASE-1\u200B', 'CASE\u20111'])).found).toEqual(
      Int32Array.of(1, 2),
    )
    expect(listResolution(twins.resolve(['CASE\u20111'])).ambiguous).toEqual([
      { line: 'CASE\u20111', ids: [1, 2] },
    ])
  })

  it('loses no line', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('CASE-1', '121', '7', 'case-2', '516', 'x', ' y ', '')),
        (lines) => {
          const { found, ambiguous, unknown, repeated } = listResolution(index.resolve(lines))
          const given = lines.filter((line) => line.trim() !== '')
          expect(ambiguous.length + unknown.length + repeated).toBeLessThanOrEqual(given.length)
          expect(found.length + ambiguous.length + unknown.length).toBeLessThanOrEqual(new Set(given).size)
          if (given.length > 0) expect(found.length + ambiguous.length + unknown.length).toBeGreaterThan(0)
        },
      ),
    )
  })
})

describe('completions', () => {
  const index = indexOf([
    news(1, 'a', { tags: ['solar', 'past due'] }),
    news(2, 'b', { tags: ['solar'], provider: 'Pacific Power' }),
  ])
  const offered = (text: string) => index.suggest({ text, caret: text.length }).map(({ insert }) => insert)

  it.each([
    ['ta', ['tag:']],
    ['-ta', ['-tag:']],
    ['tag:', ['tag:solar ', 'tag:"past due" ']],
    ['x tag:so', ['tag:solar ']],
    ['tag:"past d', ['tag:"past due" ']],
    ['sol', ['tag:solar ']],
    ['provider:pow', ['provider:"Pacific Power" ']],
    ['status:', ['status:none ']],
    ['', []],
  ])('of “%s”', (text, expected) => {
    expect(offered(text)).toEqual(expected)
  })

  it('count the profiles, and say where they go', () => {
    expect(index.suggest({ text: 'x tag:so', caret: 8 })).toEqual([
      { insert: 'tag:solar ', from: 2, detail: 'tag', count: 2 },
    ])
  })
})
