import fc from 'fast-check'
import { expect, it } from 'vitest'
import { listLabel, listRow, wholeOf } from '../../../shared/domain/list-row'
import type { Profile } from '../../../shared/domain/profile'

const profileOf = (label: string, provider: string | null = 'Gas'): Profile => ({
  id: 5,
  label,
  provider,
  providerId: 7,
  zipcode: null,
  tags: [],
  created: null,
  modified: null,
})
const rowOf = (profile: Profile | null) => ({ id: 5, profile, readAt: null })

it('a label that a list can show is left alone', () => {
  const row = rowOf(profileOf('x'.repeat(2_000)))
  expect(listRow(row)).toBe(row)
  expect(listRow(rowOf(null))).toEqual(rowOf(null))
})

it('of a longer one, or a longer provider, the beginning is given and said to be cut', () => {
  const row = listRow(rowOf(profileOf('x'.repeat(20_000), 'p'.repeat(20_000))))
  expect(row.profile?.label).toBe(`${'x'.repeat(2_000)}…`)
  expect(row.profile?.provider).toHaveLength(2_001)
  expect(row.isCut).toBe(true)
  expect(listLabel('x'.repeat(1_999) + '\u{1F600}')).toBe(`${'x'.repeat(1_999)}…`)
})

it('a cut row is never taken for the profile: what is known is, where it begins so', () => {
  const text = fc.oneof(
    fc.string(),
    fc.nat(4_000).map((size) => 'x'.repeat(size)),
  )
  fc.assert(
    fc.property(text, text, text, (label, provider, other) => {
      const profile = profileOf(label, provider)
      const row = listRow(rowOf(profile))
      expect(wholeOf(row, profile)).toEqual(profile)
      const whole = wholeOf(row, profileOf(other, provider))
      if (row.isCut) expect(whole?.label ?? other).toBe(other)
      else expect(whole).toEqual(profile)
      if (row.isCut && listLabel(other) !== listLabel(label)) expect(whole).toBeNull()
      if (row.isCut) expect(wholeOf(row, undefined)).toBeNull()
    }),
  )
})
