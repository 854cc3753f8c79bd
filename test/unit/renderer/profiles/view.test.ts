import { expect, test } from 'vitest'
import { filterOf, tokensOf } from '../../../../renderer/features/profiles/view'

const search = {
  label: 'CASE-1',
  tags: ['solar', 'priority'],
  provider: { value: 3149, label: 'PG&E · 3149' },
  createdTo: '2026-09-30',
  ids: [1, 2, 3, 4],
}

test('a filter holds only what is asked for', () => {
  expect(filterOf({ label: '', tags: [], ids: [] })).toEqual({})
  expect(filterOf(search)).toEqual({
    label: 'CASE-1',
    tags: ['solar', 'priority'],
    providerId: 3149,
    createdTo: '2026-09-30',
    ids: [1, 2, 3, 4],
  })
})

test('each token says what it asks for, and takes only that away', () => {
  const tokens = tokensOf(search)
  expect(tokens.map(({ text }) => text)).toEqual([
    'tag: solar',
    'tag: priority',
    'provider: PG&E · 3149',
    'created: up to 2026-09-30',
    '4 IDs',
  ])
  expect(tokens.map(({ without }) => Object.keys(filterOf(without)).length)).toEqual([5, 5, 4, 4, 4])
  expect(tokens[0]?.without.tags).toEqual(['priority'])
})
