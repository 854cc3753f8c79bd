import fc from 'fast-check'
import { expect, it } from 'vitest'
import { billFactsOf } from '../../../electron/directory/index/bill-facts'
import { packBills, unpackBills } from '../../../shared/coverage/packed'
import { judgedSeries, summaryOf, typesOf } from '../../../shared/coverage/summary'
import { dayNumber } from '../../../shared/coverage/calendar'
import { anyBill, monthlyBills } from '../../support/bill-series'

const readAt = new Date('2026-06-01T12:00').toISOString()
const today = dayNumber('2026-07-15') ?? 0

const some = fc.oneof(
  fc.array(anyBill, { maxLength: 30 }),
  // Regular bills of some types, of which any may be missing.
  fc
    .array(
      fc.record({
        type: fc.constantFrom('water', 'gas', 'electricity', 'sewer', 'billing'),
        meterNumber: fc.constantFrom('m', 'n'),
        left: fc.array(fc.boolean(), { minLength: 14, maxLength: 14 }),
      }),
      { maxLength: 5 },
    )
    .map((all) =>
      all.flatMap(({ left, ...given }) => monthlyBills('2025-04-01', 14, given).filter((_, at) => left[at])),
    ),
)

it('what is counted by type is what the judged series say, in the order of the types', () => {
  fc.assert(
    fc.property(some, (bills) => {
      const packed = packBills(bills, readAt)
      const unpacked = unpackBills(packed)
      const facts = billFactsOf(packed, today)
      if (!unpacked || !facts) throw new Error('another form')
      const series = judgedSeries(unpacked, today)
      const count = (type: string, state: string): number =>
        series
          .filter(({ key }) => key.type === type)
          .reduce((sum, { periods }) => sum + periods.filter((one) => one.state === state).length, 0)
      expect(facts.types).toEqual(
        typesOf(series).map((type) => ({
          type,
          first: series.findIndex(({ key }) => key.type === type),
          series: series.filter(({ key }) => key.type === type).length,
          tooFew: series.filter(({ key, rhythm }) => key.type === type && rhythm === null).length,
          counts: {
            here: count(type, 'here'),
            late: count(type, 'late'),
            missing: count(type, 'missing'),
            notDue: count(type, 'not-due'),
            unknown: count(type, 'unknown'),
          },
        })),
      )
      const { missing, late, lastBill } = summaryOf(unpacked, today)
      expect({ missing: facts.missing, late: facts.late, lastBill: facts.lastBill }).toEqual({
        missing,
        late,
        lastBill,
      })
    }),
  )
})
