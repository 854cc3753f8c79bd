import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changesByRecord, changesOf, recordSince, type BillChange } from '../../../shared/domain/bill-change'
import type { Bill } from '../../../shared/domain/bill'
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

/** The records with changes, and how many fields of each changed. */
const seen = (bills: readonly Bill[], changes: readonly BillChange[]) =>
  [...changesByRecord(bills, changes)].map(([{ billId }, its]) => [
    billId,
    its.reduce((sum, { fields }) => sum + fields.length, 0),
  ])

/** What the console has kept of these readings, newest first. */
const kept = (...readings: readonly (readonly Bill[])[]): readonly BillChange[] =>
  readings
    .slice(1)
    .map((bills, index) => changesOf(readings[index] ?? [], bills, at))
    .toReversed()
    .flat()

const isLike = (bill: Bill, texts: Readonly<Record<string, string | null>>): boolean =>
  Object.entries(texts).every(([field, text]) => bill[field as keyof Bill] === text)
const isSame = (bill: Bill, other: Bill): boolean => JSON.stringify(bill) === JSON.stringify(other)

test('what is other than before is named by field, unknown fields too; what the reading adds is not', () => {
  const after = { ...one, cost: '6', hasPdf: true, cached: true, cachedJobId: 'j', extra: { note: 'x' } }
  const [change, ...others] = changesOf([one], [after], at)
  expect(others).toEqual([])
  expect(change?.fields).toEqual([
    { field: 'cost', before: '5', after: '6' },
    { field: 'hasPdf', before: 'false', after: 'true' },
    { field: 'extra.note', before: null, after: 'x' },
  ])
  expect(change && seen([after, billOf({ billId: 'other' })], [change])).toEqual([['b', 3]])
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

test('of records with neither an ID nor both dates none is compared, and none is given the change of another', () => {
  const undated = billOf({ accountNumber: '1', startDate: '2026-10-01', cost: '1' })
  expect(changesOf([undated], [{ ...undated, cost: '2' }], at)).toEqual([])
  const [change] = changesOf([one], [{ ...one, cost: '2' }], at)
  const record = JSON.stringify([
    JSON.stringify(['electricity', null, '1', null, null]),
    undated.startDate,
    undated.endDate,
  ])
  expect(change && seen([undated], [{ ...change, record }])).toEqual([])
})

test('where two records of the list have one name, neither is said to have changed', () => {
  const after = { ...one, cost: '6' }
  const changes = changesOf([one], [after], at)
  expect(seen([after], changes)).toEqual([['b', 1]])
  expect(seen([after, { ...after, cost: '-6' }], changes)).toEqual([])
})

test('a record whose period was corrected keeps its earlier changes; one that has that period now does not get them', () => {
  const dearer = { ...one, cost: '6' }
  const moved = { ...dearer, endDate: '2026-10-30' }
  const changes = kept([one], [dearer], [moved])
  expect(seen([moved], changes)).toEqual([['b', 2]])
  expect(changesByRecord([moved, { ...one, cost: '9' }], changes).size).toBe(1)
})

test('the units of each change are those of its time', () => {
  const first = { ...one, usage: '1379.90', units: 'kWh', currency: 'USD' }
  const second = { ...first, usage: '1380' }
  const third = { ...second, usage: '1.38', units: 'MWh' }
  const units = [...changesByRecord([third], kept([first], [second], [third])).values()].map((changes) =>
    changes.map(({ unitsBefore, unitsAfter }) => [unitsBefore?.units, unitsAfter?.units]),
  )
  expect(units).toEqual([
    [
      ['kWh', 'MWh'],
      ['kWh', 'kWh'],
    ],
  ])
})

test('where a change between two is not known, the units before it are not either', () => {
  const second = { ...one, usage: '2', units: 'kWh' }
  const now = { ...second, usage: '0.002', units: 'MWh' }
  const [[change] = []] = changesByRecord([now], kept([{ ...second, usage: '1' }], [second])).values()
  expect(change).toMatchObject({ unitsBefore: null, unitsAfter: null })
})

test('of any two lists, the changes lead from the one to the other, and the same list has none in any order', () => {
  const list = fc.array(anyBill, { maxLength: 20 })
  fc.assert(
    fc.property(list, list, (before, after) => {
      expect(changesOf(before, before.toReversed(), at)).toEqual([])
      for (const { fields } of changesOf(before, after, at)) {
        const change = (side: 'before' | 'after') =>
          Object.fromEntries(fields.map((one) => [one.field, one[side]]))
        const olds = before.filter((bill) => isLike(bill, change('before')))
        expect(olds.some((old) => after.some((bill) => isSame({ ...old, ...change('after') }, bill)))).toBe(
          true,
        )
      }
    }),
  )
})

test('a record is found in a later reading by its name, and by its bill if only its period was corrected', () => {
  const other = { ...one, billId: 'c' }
  const dearer = { ...one, cost: '6' }
  const longer = { ...one, endDate: '2026-11-02' }
  expect(recordSince(one, [one, other], [other, dearer])).toBe(dearer)
  expect(recordSince(one, [one, other], [longer, other])).toBe(longer)
  expect(recordSince(one, [one, other], [other])).toBeUndefined()
  expect(recordSince(one, [one], [dearer, { ...one }])).toBeUndefined()
})

test('of two records of one bill, the one that is left is not taken for the other', () => {
  const second = { ...one, startDate: '2026-11-01', endDate: '2026-11-30' }
  expect(recordSince(one, [one, second], [second])).toBeUndefined()
  expect(recordSince(second, [one, second], [second])).toBe(second)
})

test('in the same reading each record is itself, or cannot be told', () => {
  fc.assert(
    fc.property(fc.array(anyBill, { maxLength: 8 }), (bills) => {
      for (const bill of bills) expect([bill, undefined]).toContain(recordSince(bill, bills, bills))
    }),
  )
})
