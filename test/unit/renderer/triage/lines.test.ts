import { describe, expect, it } from 'vitest'
import { choicesOf, linesOf, type Narrowing } from '../../../../renderer/features/triage/common/lines'
import { queueOf } from './samples'

const queue = queueOf([
  { mover: 'credentials', provider: 'Gas', status: 'credential_error', ids: [5, 4] },
  { mover: 'customer', provider: 'Power', status: 'action_needed', ids: [9] },
])
const all: Narrowing = { movers: [], provider: null, status: null }

describe('the lines of the queue', () => {
  it('are the movers’ heads with their cases, each with its provider', () => {
    const { lines, ids, lineOf } = linesOf(queue, all)
    expect(lines).toEqual([
      { kind: 'mover', mover: 'credentials', count: 2, from: 0 },
      { kind: 'case', id: 5, provider: 'Gas' },
      { kind: 'case', id: 4, provider: 'Gas' },
      { kind: 'mover', mover: 'customer', count: 1, from: 2 },
      { kind: 'case', id: 9, provider: 'Power' },
    ])
    expect(ids).toEqual([5, 4, 9])
    expect(ids.map((id) => lineOf.get(id))).toEqual([1, 2, 4])
  })

  it('leave out the groups that are not wanted, heads and all', () => {
    expect(linesOf(queue, { ...all, movers: ['customer'] }).ids).toEqual([9])
    expect(linesOf(queue, { ...all, provider: '100' }).ids).toEqual([5, 4])
    expect(linesOf(queue, { ...all, status: 'action_needed' }).lines[0]).toMatchObject({ mover: 'customer' })
    expect(linesOf(queue, { ...all, provider: '100', status: 'action_needed' }).lines).toEqual([])
  })

  it('offer every provider and status with its count, the most frequent first', () => {
    expect(choicesOf(queue)).toEqual({
      providers: [
        { value: '100', name: 'Gas', count: 2 },
        { value: '101', name: 'Power', count: 1 },
      ],
      statuses: [
        { value: 'credential_error', name: 'credential_error', count: 2 },
        { value: 'action_needed', name: 'action_needed', count: 1 },
      ],
    })
  })
})
