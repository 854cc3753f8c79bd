import { expect, it } from 'vitest'
import { pdfBillsOf } from '../../../../renderer/features/bills/pdf-bills'
import { monthOf } from './samples'

it('the records of one bill are one PDF, with the services and the days of all of them', () => {
  const bills = [
    monthOf(1),
    monthOf(1, { type: 'gas', startDate: '2025-12-30', meterNumber: '20449413' }),
    monthOf(1, { type: 'billing', startDate: null, endDate: null, billDate: '2026-02-05', hasPdf: false }),
    monthOf(2),
  ]
  expect(pdfBillsOf(bills)).toEqual([
    {
      billId: 'bill-1',
      hasPdf: true,
      type: 'electricity and gas',
      period: '2025-12-30 to 2026-02-01',
      billDate: '2026-02-05',
      accountNumber: '42626522-7',
      meterNumber: '67563764',
    },
    expect.objectContaining({ billId: 'bill-2', type: 'electricity', period: '2026-02-02 to 2026-03-01' }),
  ])
})

it('records without an ID are not taken for one bill, and have no PDF', () => {
  const bills = [monthOf(1, { billId: null }), monthOf(2, { billId: null }), monthOf(3, { hasPdf: false })]
  expect(pdfBillsOf(bills).map(({ billId, hasPdf }) => [billId, hasPdf])).toEqual([
    [null, false],
    [null, false],
    ['bill-3', false],
  ])
})

it('a bill without a period is named by its approximate day, or not at all', () => {
  const undated = { startDate: null, endDate: null }
  const bills = [
    monthOf(1, { ...undated, approximateDate: '2026-01-20' }),
    monthOf(2, { ...undated, billDate: '2026-02-05' }),
  ]
  expect(pdfBillsOf(bills).map(({ period, billDate }) => [period, billDate])).toEqual([
    ['about 2026-01-20', null],
    [null, '2026-02-05'],
  ])
})
