import { expect, test } from 'vitest'
import { linesOf, withRunning, type Lines } from '../../../../renderer/features/triage/common/lines'
import { stillLines } from '../../../../renderer/features/triage/queue/still'
import { queueOf } from './samples'

const all = { movers: [], provider: null, status: null }
const retry = (...ids: readonly number[]): Lines =>
  linesOf(queueOf([{ mover: 'retry', provider: 'Gas', status: 'site_error', ids }]), all)
const nobody: ReadonlySet<number> = new Set()

test('the order stays, new cases are counted, and those that went keep their place', () => {
  const { lines, fresh } = stillLines(retry(5, 4, 3), retry(9, 3, 8, 5), nobody)
  expect(lines.ids).toEqual([5, 4, 3])
  expect(fresh).toBe(2)
})

test('what the person has dealt with leaves, unless it has come back', () => {
  const { lines } = stillLines(retry(5, 4, 3), retry(9, 5), new Set([4, 5]))
  expect(lines.ids).toEqual([5, 3])
  expect(lines.lines[0]).toMatchObject({ kind: 'mover', count: 2, from: 0 })
})

test('jobs that were just started are above the cases, and in no other group', () => {
  const running = { kind: 'case', id: 4, provider: '' } as const
  const { ids, lines, lineOf } = withRunning(retry(5, 4, 3), [running])
  expect(ids).toEqual([4, 5, 3])
  expect(lines.map((line) => (line.kind === 'mover' ? `${line.mover} ${line.count}` : line.id))).toEqual([
    'running 1',
    4,
    'retry 2',
    5,
    3,
  ])
  expect([...lineOf.values()]).toEqual([1, 3, 4])
})
