import { expect, test } from 'vitest'
import { overtakenFields } from '../../../shared/domain/overtaken'

const seen = { label: 'A', zipcode: '94107', providerId: 1 }

test('what is another now counts, whether it was touched or not', () => {
  const now = { label: 'B', zipcode: '94107', providerId: 2 }
  expect(overtakenFields(seen, now, { label: 'C' })).toEqual(['label', 'providerId'])
  expect(overtakenFields(seen, seen, { label: 'C', zipcode: '', providerId: 7 })).toEqual([])
})

test('what is by now as it is wanted does not count', () => {
  expect(overtakenFields(seen, { ...seen, label: 'C' }, { label: 'C' })).toEqual([])
})

test('what the API does not tell now proves nothing; what it had not told before counts where it would be overwritten', () => {
  expect(overtakenFields(seen, { ...seen, zipcode: null }, { zipcode: '1' })).toEqual([])
  const untold = { label: 'A', zipcode: null, providerId: null }
  expect(overtakenFields(untold, seen, { label: 'C' })).toEqual([])
  expect(overtakenFields(untold, seen, { zipcode: '1', providerId: 3 })).toEqual(['zipcode', 'providerId'])
  // Shown as blank before, and blank now.
  expect(overtakenFields(untold, { ...untold, zipcode: '' }, { zipcode: '1' })).toEqual([])
})
