import type { Answers } from '../../../../renderer/bridge/fake'
import type { DirectoryState, SearchReply } from '../../../../shared/domain/directory'
import type { Profile, ProfileRow } from '../../../../shared/domain/profile'
import { ok } from '../../../../shared/errors/failure'

export const profile = (id: number, more: Partial<Profile> = {}): Profile => ({
  id,
  label: `CASE-${id}`,
  provider: 'Pacific Gas & Electric',
  providerId: 3149,
  zipcode: '94107',
  tags: [],
  created: '2026-10-29T08:00:00Z',
  modified: '2026-11-01T08:00:00Z',
  ...more,
})

export const row = (id: number, more: Partial<Profile> = {}): ProfileRow => ({
  id,
  profile: profile(id, more),
  lastJob: null,
  readAt: '2026-11-22T08:00:00Z',
})

export const unread = (id: number): ProfileRow => ({ id, profile: null, readAt: null })

export const directory = (more: Partial<DirectoryState> = {}): DirectoryState => ({
  phase: 'idle',
  total: 3,
  read: 3,
  left: 0,
  rate: 0,
  secondsLeft: null,
  listedAt: '2026-11-22T08:00:00Z',
  failure: null,
  ...more,
})

export const reply = (ids: readonly number[], more: Partial<SearchReply> = {}): SearchReply => ({
  ids: Int32Array.from(ids),
  rows: [],
  unread: 0,
  notes: [],
  ...more,
})

/** Answers of a directory of three profiles. */
export const profileAnswers: Answers = {
  'tags:known': () => ok([{ name: 'solar', count: 2, colour: 1 }]),
  'directory:state': () => ok(directory()),
  'profiles:search': () => ok(reply([3, 2, 1])),
  'profiles:confirm': () => ok({ serverAsked: false, added: 0 }),
  'profiles:suggest': () => ok([]),
  'profiles:rows': ({ ids }) => ok(ids.map((id) => row(id))),
}
