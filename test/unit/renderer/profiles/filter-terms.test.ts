import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  daysIn,
  filtersIn,
  tagsIn,
  valueIn,
  valuesIn,
  withDays,
  withTags,
  withValue,
  withValues,
} from '../../../../renderer/features/profiles/filter-terms'
import { termsOf } from '../../../../shared/domain/query'

test('tags are shown and changed; excluded ones and choices of several stay as they were typed', () => {
  const text = 'lucia tag:solar -tag:x tag:a,b tag:"needs contact"'
  expect(tagsIn(text)).toEqual(['solar', 'needs contact'])
  const changed = withTags(text, ['priority'])
  expect(tagsIn(changed)).toEqual(['priority'])
  expect(termsOf(changed)).toEqual(termsOf('lucia -tag:x tag:a,b tag:priority'))
})

test('one value of a field is shown and changed; another kind of condition is not shown', () => {
  expect(valueIn('provider:"Pacific Gas" x', 'provider')).toBe('Pacific Gas')
  expect(valueIn('-provider:Pacific', 'provider')).toBe('')
  expect(valueIn('zip:1,2', 'zip')).toBe('')
  expect(withValue('x provider:a', 'provider', 'Con "Ed", Inc')).toBe('x provider:"Con \\"Ed\\", Inc"')
  expect(withValue('x provider:a', 'provider', ' ')).toBe('x')
})

test('what a control does not show stays as it was typed', () => {
  const excluded = '-provider:"PG&E" -zip:94107 -status:success -created:2026'
  expect(withValue(excluded, 'provider', 'Con Ed')).toBe(`${excluded} provider:"Con Ed"`)
  expect(valueIn('-provider:PG&E provider:Edison', 'provider')).toBe('Edison')
  expect(withValue('-provider:PG&E provider:Edison', 'provider', '')).toBe('-provider:PG&E')
  expect(withValue('zip:1,2', 'zip', '3')).toBe('zip:1,2 zip:3')
  expect(withValues('-status:success', 'status', ['none'])).toBe('-status:success status:none')
  const days = '-created:2026-10 created:2026..'
  expect(daysIn(days)).toEqual({ from: '2026-01-01', to: null })
  expect(withDays(days, { from: null, to: null })).toBe('-created:2026-10')
})

test('several statuses are one condition of which any will do', () => {
  const text = withValues('x', 'status', ['credential_error', 'none'])
  expect(text).toBe('x status:credential_error,none')
  expect(valuesIn(text, 'status')).toEqual(['credential_error', 'none'])
  expect(withValues(text, 'status', [])).toBe('x')
})

test('days are read from what people write, and written as a range that may be open', () => {
  expect(daysIn('created:2026-10')).toEqual({ from: '2026-10-01', to: '2026-10-31' })
  expect(withDays('created:2026-10', { from: '2026-10-05', to: null })).toBe('created:2026-10-05..')
  expect(withDays('x created:2026', { from: null, to: null })).toBe('x')
  expect(daysIn('created:soon')).toEqual({ from: null, to: null })
})

test('free text is no filter', () => {
  expect(filtersIn('lucia tag:solar zip:94107')).toBe(2)
})

test('whatever stands in the field, a value that is set there is what comes back', () => {
  // `#268` at a provider is its id 268, and comes back so.
  const value = fc
    .string({ minLength: 1, maxLength: 20 })
    .filter((one) => one.trim() !== '' && !/^\s*#/.test(one))
  fc.assert(
    fc.property(fc.string(), value, (text, provider) => {
      expect(valueIn(withValue(text, 'provider', provider), 'provider')).toBe(provider)
    }),
  )
})
