import { expect, it, vi } from 'vitest'
import type { RowUpdate } from '../../../electron/directory/index/row-update'
import { createProfileIndex } from '../../../electron/directory/index/profile-index'
import { resolveList } from '../../../electron/directory/resolve-list'
import { bareProfile } from '../../../electron/link/decode/profile'
import type { DirectoryState } from '../../../shared/domain/directory'
import { fail, ok } from '../../../shared/errors/failure'
import type { Profile, ProfileFilter } from '../../../shared/domain/profile'

const { signal } = new AbortController()
const state: DirectoryState = {
  phase: 'filling',
  total: 0,
  read: 0,
  left: 0,
  rate: 0,
  secondsLeft: null,
  listedAt: '2026-11-22T08:00:00Z',
  failure: null,
}
const profileOf = (id: number, label: string): Profile => ({ ...bareProfile(id), label })

/** Of `known` the directory has the label, of `unread` only the id; the server has all of them, and those of `elsewhere`. */
const bed = (
  known: Readonly<Record<number, string>>,
  unread: Readonly<Record<number, string>>,
  more: { elsewhere?: Readonly<Record<number, string>>; listedAt?: string | null; list?: unknown } = {},
) => {
  const index = createProfileIndex()
  const rows = Object.entries(known).map(([id, label]): RowUpdate => ({
    id: Number(id),
    profile: profileOf(Number(id), label),
  }))
  index.merge(rows)
  index.add(Int32Array.from(Object.keys(unread).map(Number)))
  const stored: Readonly<Record<number, string>> = { ...known, ...unread, ...more.elsewhere }
  const list = vi.fn(async ({ label = '' }: ProfileFilter) =>
    ok(Object.keys(stored).flatMap((id) => (stored[Number(id)]?.includes(label) ? [Number(id)] : []))),
  )
  const parts = {
    link: { profiles: { list: (more.list as typeof list | undefined) ?? list } },
    directory: {
      known: async (ids: readonly number[]) => index.rows(ids),
      read: async (id: number) => {
        const label = stored[id]
        return label === undefined ? fail('not-found') : ok(profileOf(id, label))
      },
      search: async (text: string) => ok(index.search(text, null, null)),
      ask: async (_question: 'resolve', lines: readonly string[]) => ok(index.resolve(lines)),
      state: async () => ({
        ...state,
        listedAt: more.listedAt === undefined ? state.listedAt : more.listedAt,
      }),
    },
  }
  return {
    list,
    of: async (...lines: readonly string[]) => {
      const resolved = await resolveList(parts, lines, signal)
      if (!resolved.ok) throw new Error(resolved.error.code)
      return resolved.value
    },
  }
}

it('a namesake that is not read is found by the server: a person chooses', async () => {
  const { of } = bed({ 1: 'CASE-1', 2: 'CASE-2' }, { 9: 'CASE-1' })
  expect(await of('CASE-1', 'CASE-2', 'nobody')).toEqual({
    named: [{ line: 'CASE-2', id: 2 }],
    found: Int32Array.of(2),
    ambiguous: [{ line: 'CASE-1', ids: [1, 9] }],
    unknown: ['nobody'],
    repeated: 0,
    unread: 1,
    unsettled: [],
  })
})

it('a line may write an id with its sign; where that is a label as well, a person chooses', async () => {
  const { of } = bed({ 1: 'CASE-1', 2: '#1', 7: 'x' }, {})
  expect(await of('#7', '#1', '#3')).toMatchObject({
    found: Int32Array.of(7),
    ambiguous: [{ line: '#1', ids: [1, 2] }],
    unknown: ['#3'],
  })
})

it('a label that only an unread profile has is found, one with another label is not', async () => {
  const { of } = bed({ 1: 'CASE-1' }, { 9: 'CASE-7', 8: 'CASE-70' })
  expect(await of('CASE-7')).toMatchObject({ found: Int32Array.of(9), unknown: [], unsettled: [] })
})

it('what is exactly the line goes before a known label that differs in case', async () => {
  const { of } = bed({ 1: 'case-7' }, { 9: 'CASE-7' })
  expect(await of('CASE-7')).toMatchObject({ found: Int32Array.of(9), ambiguous: [] })
})

it('before all are listed, an id that is not known is asked for', async () => {
  const { of } = bed({ 1: 'a' }, {}, { elsewhere: { 24: 'b' }, listedAt: null })
  expect(await of('24', '25')).toMatchObject({ found: Int32Array.of(24), unknown: ['25'], unsettled: [] })
})

it('once all are read, nobody is asked', async () => {
  const { of, list } = bed({ 1: 'CASE-1' }, {})
  expect(await of('CASE-1', 'x')).toMatchObject({ found: Int32Array.of(1), unread: 0, unsettled: [] })
  expect(list).not.toHaveBeenCalled()
})

it('of a long list so many lines are asked for, and the others are told', async () => {
  const { of, list } = bed({ 1: 'L 1' }, { 9: 'z' })
  const lines = Array.from({ length: 250 }, (_, at) => `L ${at}`)
  const { unsettled, unknown, found } = await of(...lines)
  expect(unsettled).toEqual(lines.slice(200))
  expect([...found]).toEqual([1])
  expect(unknown).toHaveLength(249)
  expect(list).toHaveBeenCalledTimes(200)
})

it('where the server does not answer, every line is told', async () => {
  const { of } = bed({ 1: 'CASE-1' }, { 9: 'CASE-1' }, { list: async () => fail('unreachable') })
  expect(await of('CASE-1', 'x')).toMatchObject({ found: Int32Array.of(1), unsettled: ['CASE-1', 'x'] })
})

it('a server that names everybody for a label has not settled it', async () => {
  const many = Object.fromEntries(Array.from({ length: 60 }, (_, at) => [100 + at, `n ${at}`]))
  const everybody = async () => ok(Object.keys(many).map(Number))
  const { of } = bed({ 1: 'CASE-1' }, many, { list: everybody })
  expect(await of('CASE-1')).toMatchObject({ found: Int32Array.of(1), ambiguous: [], unsettled: ['CASE-1'] })
})
