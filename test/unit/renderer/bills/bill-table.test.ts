import { expect, it } from 'vitest'
import { billTable } from '../../../../renderer/features/bills/bill-table'
import type { Bill } from '../../../../shared/domain/bill'
import { monthOf } from './samples'

const tableOf = (...bills: readonly Bill[]) =>
  billTable(bills.map((bill) => ({ kind: 'bill', bill, mark: null, unusual: null })))

it('takes no field of a record from what every object has', () => {
  const { columns, lines } = tableOf(monthOf(1, { extra: { constructor: 'Bob & Sons' } }), monthOf(2))
  const at = columns.indexOf('constructor')
  expect(lines.map((line) => line[at])).toEqual(['Bob & Sons', null])
})

it('gives a field that is called like a column a name of its own', () => {
  const { columns, lines } = tableOf(
    monthOf(1, { extra: { Cost: 'see page 2', State: 'WI', 'Cost (2)': 'x' } }),
  )
  expect(new Set(columns).size).toBe(columns.length)
  const at = (name: string) => lines[0]?.[columns.indexOf(name)]
  expect([at('State'), at('State (2)')]).toEqual(['here', 'WI'])
  expect(at('Cost')).toEqual({ bare: '20.10', as: 'number' })
  expect(columns.slice(-3).map(at)).toEqual(['see page 2', 'x', 'WI'])
})
