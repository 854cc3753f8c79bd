import { expect, test } from 'vitest'
import { pdfsAround } from '../../../../renderer/features/bills/pdfs-around'
import { billOf } from '../../../support/bill'

const of = (billId: string, meterNumber = '1', type = 'electricity') =>
  billOf({ billId, meterNumber, type, hasPdf: true })

const march = [of('c', '1'), of('c', '2')] as const
const february = [of('b', '1'), of('b', '2')] as const
const january = of('a')
const all = [...march, ...february, january]

test('a step from one bill to the next passes over the other records of the same one', () => {
  expect(pdfsAround(all, march[0])).toEqual({ previous: undefined, next: february[0] })
  expect(pdfsAround(all, february[0])).toEqual({ previous: march[1], next: january })
  expect(pdfsAround(all, february[1])).toEqual({ previous: march[1], next: january })
  expect(pdfsAround(all, january)).toEqual({ previous: february[1], next: undefined })
})

test('after another reading the bill is found by its ID and type', () => {
  expect(pdfsAround(all, of('b', '9')).next).toBe(january)
  expect(pdfsAround(all, of('b', '1', 'gas'))).toEqual({ previous: undefined, next: undefined })
  expect(pdfsAround(all, null)).toEqual({ previous: undefined, next: undefined })
})
