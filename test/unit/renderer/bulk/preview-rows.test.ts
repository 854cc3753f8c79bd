import { expect, test } from 'vitest'
import { values } from '../../../../renderer/features/bulk/preview/preview-rows'

const change = (before: string | null, after: string | null): string =>
  values({ before, after, effect: 'change' })

test('the one field that changes is named once', () => {
  expect(change('label: Smith', 'label: Smith (2027)')).toBe('label: Smith → Smith (2027)')
  expect(change('label: ', 'label: (2027)')).toBe('label: – → (2027)')
  expect(change('label: A; ZIP: 00007', 'label: B; ZIP: 00008')).toBe(
    'label: A; ZIP: 00007 → label: B; ZIP: 00008',
  )
})

test('tags stand as they are, and what does not change has no arrow', () => {
  expect(change('', 'solar')).toBe('– → solar')
  expect(change('EV', 'EV, solar')).toBe('EV → EV, solar')
  expect(values({ before: 'solar', after: null, effect: 'unchanged' })).toBe('solar')
})
