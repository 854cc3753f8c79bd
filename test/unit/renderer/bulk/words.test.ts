import { expect, it } from 'vitest'
import { undoWords } from '../../../../renderer/features/bulk/words'

it('says before the start what an undo could not take back', () => {
  expect(undoWords({ kind: 'tag-add', tags: ['solar'] })).toBe('Can be undone.')
  expect(undoWords({ kind: 'change', label: 'new' })).toBe('Can be undone.')
  expect(undoWords({ kind: 'change', label: 'new', zipcode: '02139' })).toContain('only where')
  expect(undoWords({ kind: 'delete' })).toBeNull()
})
