import { expect, test } from 'vitest'
import { decide } from '../../../electron/bulk/decide'
import { fillLabel } from '../../../electron/bulk/label-template'
import { refusalOf } from '../../../electron/bulk/rules'
import { bareProfile } from '../../../electron/link/decode/profile'
import { unknownPlaces } from '../../../shared/domain/label-places'

const profile = { ...bareProfile(7), label: 'CASE {zip}', provider: 'Mock Co' }

test('each place has the profile’s own value, which is not filled again', () => {
  expect(fillLabel('{id}: {label} ({provider}, {provider})', profile)).toBe(
    '7: CASE {zip} (Mock Co, Mock Co)',
  )
  expect(fillLabel('no places }{', profile)).toBe('no places }{')
  expect(fillLabel('new {label}', bareProfile(7))).toBe('new ')
})

test('a profile that lacks a value, or would have a blank label, gets none', () => {
  expect([fillLabel('{zip}', profile), fillLabel('A {zip} {label}', profile)]).toEqual([null, null])
  expect(fillLabel(' {label}', bareProfile(7))).toBeNull()
  expect(decide({ kind: 'change', label: '{zip}', zipcode: '00007' }, profile)).toEqual({
    to: 'leave',
    reason: 'value-missing',
  })
})

test('a template with a place that there is not is refused', () => {
  expect(unknownPlaces('{lable} {ZIP} {id} { id } {}')).toEqual(['{lable}', '{ZIP}', '{ id }'])
  const limit = { maxPerRun: 500, problem: null }
  expect(refusalOf({ kind: 'change', label: 'A {ZIP}' }, 5, limit)).toMatchObject({ code: 'invalid-input' })
  expect(refusalOf({ kind: 'change', label: 'A {zip}' }, 5, limit)).toBeNull()
})
