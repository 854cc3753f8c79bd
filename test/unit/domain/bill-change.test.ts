import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changesOf, isOf } from '../../../shared/domain/bill-change'
import { billOf } from '../../support/bill'
import { anyBill } from '../../support/bill-series'

const at = '2026-11-20T10:00:00.000Z'
const one = billOf({
  billId: 'b',
  meterNumber: 'm',
  startDate: '2026-10-01',
  endDate: '2026-10-31',
  cost: '5',
})

test('what is other than before is named by field, unknown fields too; what the reading adds is not', () => {
  const after = { ...one, cost: '6', hasPdf: true, cached: true, cachedJobId: 'j', extra: { note: 'x' } }
  const [change, ...others] = changesOf([one], [after], at)
  expect(others).toEqual([])
  expect(change?.fields).toEqual([
    { field: 'cost', before: '5', after: '6' },
    { field: 'hasPdf', before: 'false', after: 'true' },
    { field: 'extra.note', before: null, after: 'x' },
  ])
  expect(change && isOf(change, after)).toBe(true)
  expect(change && isOf(change, billOf({ billId: 'other' }))).toBe(false)
})

test('a bill may change its period; without an ID the period is what tells it', () => {
  const moved = { ...one, endDate: '2026-10-30' }
  expect(changesOf([one], [moved], at)).toHaveLength(1)
  expect(changesOf([{ ...one, billId: null }], [{ ...moved, billId: null }], at)).toEqual([])
})

test('rows of one bill are told apart by their period; those that cannot be are not compared', () => {
  const second = { ...one, startDate: '2026-11-01', endDate: '2026-11-30' }
  const changed = changesOf([one, second], [one, { ...second, cost: '9' }], at)
  expect(changed.map(({ fields }) => fields)).toEqual([[{ field: 'cost', before: '5', after: '9' }]])
  expect(changesOf([one, { ...one, cost: '7' }], [one, { ...one, cost: '8' }], at)).toEqual([])
})

test('of any two lists, only what differs is told, and the same list has no change in any order', () => {
  const list = fc.array(anyBill, { maxLength: 20 })
  fc.assert(
    fc.property(list, list, (before, after) => {
      expect(changesOf(before, before.toReversed(), at)).toEqual([])
      for (const { fields } of changesOf(before, after, at))
        for (const change of fields) expect(change.before).not.toBe(change.after)
    }),
  )
})
