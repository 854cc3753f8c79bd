import { expect, test } from 'vitest'
import { doubtAbout } from '../../../../renderer/lib/tag-name'

const doubt = (name: string) => doubtAbout(name, ['priority'], ['priority', 'Solar'])

test('a new tag and a known tag are taken as they are', () => {
  expect([doubt('budget billing'), doubt('Solar')]).toEqual([null, null])
})

test.each([
  ['a,b', /comma/],
  ['   ', /at least one/],
  ['priority', /already/],
  ['x'.repeat(201), /200/],
])('%s is refused with the reason', (name, reason) => {
  expect(doubt(name)?.kind).toBe('refused')
  expect(doubt(name)?.reason).toMatch(reason)
})

test('blanks at the ends are questioned, with the tag without them', () => {
  expect(doubt(' solar panel ')).toMatchObject({ kind: 'question', instead: 'solar panel' })
})

test('a tag that differs from a known one by case alone is questioned, with the known one', () => {
  expect(doubt('solar')).toMatchObject({ kind: 'question', instead: 'Solar' })
  expect(doubt('PRIORITY')).toMatchObject({ kind: 'question', instead: 'priority' })
})
