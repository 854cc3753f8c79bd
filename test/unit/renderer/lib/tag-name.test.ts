import { expect, test } from 'vitest'
import { doubtAbout } from '../../../../renderer/parts/tag-name'

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

test.each([
  ['Solar\u200B', /zero width space/],
  ['priority\u00A0', /spaces/],
  ['pri\u043Erity', /looks the same: “\u043E” \(U\+043E\)/],
  ['So\u202Elar', /right-to-left override/],
])('%j is questioned with the known tag that it looks like, and how it differs', (name, reason) => {
  const question = doubt(name)
  expect(question).toMatchObject({ kind: 'question', instead: /so/i.test(name) ? 'Solar' : 'priority' })
  expect(question?.reason).toMatch(reason)
})

test('a new tag with an invisible character is questioned by itself, one of nothing else refused', () => {
  expect(doubt('new\u200B')).toMatchObject({ kind: 'question', instead: 'new' })
  expect(doubt('\u200B\u2060')?.kind).toBe('refused')
})
