import { expect, it, vi } from 'vitest'
import { labelMatches } from '../../../electron/directory/label-matches'
import { bareProfile } from '../../../electron/link/decode/profile'
import { fail, ok, type Result } from '../../../shared/errors/failure'
import type { Profile, ProfileFilter } from '../../../shared/domain/profile'

const { signal } = new AbortController()

/**
 * A server that finds all of these for any label; of `known` the directory has the label, of `stored` the server. `alike`
 * is what the directory's own search finds.
 */
const matchesOf = (
  ids: readonly number[],
  known: Readonly<Record<number, string>>,
  stored: Readonly<Record<number, string>> = {},
  alike: readonly number[] = [],
) => {
  const profileOf = (id: number, label: string): Profile => ({ ...bareProfile(id), label })
  const read = vi.fn<(id: number) => Promise<Result<Profile>>>(async (id) => {
    const label = stored[id]
    return label === undefined ? fail('server-error') : ok(profileOf(id, label))
  })
  const list = vi.fn<(filter: ProfileFilter) => Promise<Result<readonly number[]>>>(async () => ok(ids))
  const parts = {
    link: { profiles: { list } },
    directory: {
      read,
      search: async () => ok({ ids: Int32Array.from(alike), rows: [], unread: 0, notes: [] }),
      known: async (asked: readonly number[]) =>
        asked.map((id) => {
          const label = known[id]
          return { id, profile: label === undefined ? null : profileOf(id, label), readAt: null }
        }),
    },
  }
  return { read, list, of: (label: string) => labelMatches(parts, label, signal) }
}

it('a longer label and one in other case are not the one that is meant', async () => {
  const { of, read } = matchesOf([3, 2, 1], { 3: 'CASE-100', 2: ' CASE-1 ', 1: 'case-1' })
  expect(await of('CASE-1')).toEqual(ok([2]))
  expect(read).not.toHaveBeenCalled()
})

it('what was never read, or was called otherwise, is read', async () => {
  const { of, read } = matchesOf([3, 2, 1], { 2: 'old name' }, { 3: 'CASE-10', 2: 'CASE-1', 1: 'CASE-1' })
  expect(await of('CASE-1')).toEqual(ok([2, 1]))
  expect(read.mock.calls.map(([id]) => id)).toEqual([3, 2, 1])
})

it('one that cannot be read may be meant as well: a person chooses; alone it is a failure', async () => {
  expect(await matchesOf([2, 1], { 1: 'CASE-1' }).of('CASE-1')).toEqual(ok([2, 1]))
  expect(await matchesOf([2, 1], { 1: 'CASE-10' }).of('CASE-1')).toEqual(fail('server-error'))
})

it('too many to be read for one question are left to a person', async () => {
  const ids = Array.from({ length: 60 }, (_, at) => at + 1)
  const { of, read } = matchesOf(ids, { 1: 'CASE-1', 2: 'CASE-10' })
  expect(await of('CASE-1')).toEqual(ok(ids.filter((id) => id !== 2)))
  expect(read).not.toHaveBeenCalled()
})

it('a label that was copied with invisible characters is asked for without them too', async () => {
  const { of, list } = matchesOf([2], { 2: 'CASE-1' })
  expect(await of('\u200ECASE\u20111\u200B')).toEqual(ok([2]))
  expect(list.mock.calls.map(([{ label }]) => label)).toEqual(['\u200ECASE\u20111\u200B', 'CASE-1'])
})

it('one that is stored with marks that nobody types is found in the directory, unless another is exactly the typed one', async () => {
  const odd = { 7: 'CASE\u00A01\u200B' }
  expect(await matchesOf([], odd, {}, [7]).of('CASE 1')).toEqual(ok([7]))
  expect(await matchesOf([3], { ...odd, 3: 'CASE 1' }, {}, [7]).of('CASE 1')).toEqual(ok([3]))
})
