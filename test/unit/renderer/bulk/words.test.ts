import { expect, it } from 'vitest'
import {
  canTakeBack,
  countsWords,
  isDestructive,
  isNeeded,
  startedTitle,
  startWords,
  undoWords,
} from '../../../../renderer/features/bulk/preview/words'
import { run } from './samples'

it('says before the start what an undo could not take back', () => {
  expect(undoWords({ kind: 'tag-add', tags: ['solar'] })).toBe('Can be undone.')
  expect(undoWords({ kind: 'change', label: 'new' })).toBe('Can be undone.')
  expect(undoWords({ kind: 'change', label: 'new', zipcode: '02139' })).toContain('only where')
  expect(undoWords({ kind: 'delete' })).toBeNull()
})

it('names what it takes away, and from how many, on the button that starts it', () => {
  const remove = { kind: 'tag-remove', tags: ['solar'] } as const
  expect([startWords(remove, 219), isDestructive(remove)]).toEqual(['Remove from 219 profiles', true])
  expect([startWords({ kind: 'delete' }, 1), isDestructive({ kind: 'delete' })]).toEqual([
    'Delete 1 profile',
    true,
  ])
  const add = { kind: 'tag-add', tags: ['solar'] } as const
  expect([startWords(add, 219), isDestructive(add)]).toEqual(['Start', false])
})

it('offers another undo only where the first was cancelled, and keeps a run whose undo can be tried again', () => {
  const undo = run({ id: 'u', operation: { kind: 'undo', runId: 'a' }, counts: { failed: 1 } })
  const undone = run({ id: 'a', undoneBy: 'u' })
  expect(canTakeBack(undone)).toBe(false)
  expect(canTakeBack({ ...undone, partlyUndone: true })).toBe(true)
  expect(isNeeded(undone, [undo, undone])).toBe(true)
  expect(isNeeded(undone, [{ ...undo, counts: { ...undo.counts, failed: 0 } }, undone])).toBe(false)
})

it('does not say that nothing was sent while requests are under way', () => {
  const none = { total: 9, done: 0, unchanged: 0, failed: 0, unknown: 0, skipped: 0 }
  expect(countsWords(run({ counts: { ...none, waiting: 9 } }))).toBe('nothing sent yet')
  expect(countsWords(run({ counts: { ...none, waiting: 7 } }))).toBe('2 in progress')
})

it('does not say of a run that waits for another one that it was started', () => {
  expect(startedTitle(run({ state: 'running' }), 388)).toBe('Started: tagging 388 profiles')
  expect(startedTitle(run({ state: 'queued' }), 388)).toBe('Queued: tagging 388 profiles')
})

it('says of one that is over what came of it, and of one that waits that it does', () => {
  expect(startedTitle(run({ state: 'done' }), 388)).toBe(
    'Done: tagging 388 profiles · 388 done · 24 unchanged',
  )
  expect(
    startedTitle(run({ state: 'cancelled', counts: { done: 0, unchanged: 0, skipped: 412 } }), 388),
  ).toBe('Cancelled: tagging 388 profiles · 412 not sent')
  expect(startedTitle(run({ state: 'held' }), 388)).toBe('Held: tagging 388 profiles')
})
