import type { Profile, ProfileRow } from '../../../../shared/domain/profile'

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
