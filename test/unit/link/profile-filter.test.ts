import { describe, expect, it } from 'vitest'
import { matchesFilter } from '../../../electron/link/profile-filter'

describe('what the server’s search leaves open is decided here', () => {
  const profile = {
    id: 5,
    label: 'Case 7',
    provider: null,
    providerId: 3150,
    zipcode: null,
    tags: ['Solar', 'budget billing'],
    created: '2016-03-01T23:30:00.000Z',
    modified: null,
  }

  it.each([
    [{ label: 'Case 7' }, true],
    [{ label: 'case 7' }, false],
    [{ label: 'Case' }, false],
    [{ label: '' }, false],
    [{ tags: ['solar', 'Budget Billing'] }, true],
    [{ tags: ['solar', 'other'] }, false],
    [{ createdFrom: '2016-03-01', createdTo: '2016-03-01' }, true],
    [{ createdFrom: '2016-03-02' }, false],
    [{ createdTo: '2016-02-29' }, false],
    [{ providerId: 3149 }, false],
    [{ ids: [1, 5] }, true],
    [{ ids: [1] }, false],
    [{}, true],
  ])('L447, L449/59, L450/58: %j', (filter, matches) => {
    expect(matchesFilter(profile, filter)).toBe(matches)
  })
})
