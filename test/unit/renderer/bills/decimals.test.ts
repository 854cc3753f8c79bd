import fc from 'fast-check'
import { expect, test } from 'vitest'
import { money, quantity, sum } from '../../../../renderer/features/bills/decimals'

const cents = fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n })
const textOf = (value: bigint): string => {
  const digits = (value < 0n ? -value : value).toString().padStart(3, '0')
  return `${value < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}
const valueOf = (text: string | null): bigint => BigInt((text ?? '').replace('.', ''))

test('money keeps every digit that was sent', () => {
  expect(money('85.11', 'USD')).toBe('$85.11')
  expect(money('1379.9', 'USD')).toBe('$1,379.90')
  expect(money('0.1234', 'USD')).toBe('$0.1234')
  expect(money('12345678901234567.89', 'USD')).toBe('$12,345,678,901,234,567.89')
  expect(money('-3.20', 'EUR')).toBe('-€3.20')
})

test('money without a currency, with a strange one, or that is no number, is shown as it came', () => {
  expect(money('85.1', null)).toBe('85.10')
  expect(money('85.1', 'credits')).toBe('85.10 credits')
  expect(money('see page 2', 'USD')).toBe('see page 2 USD')
})

test('an amount keeps its digits and its unit', () => {
  expect(quantity('1379.90', 'kWh')).toBe('1,379.90 kWh')
  expect(quantity('12.345678', 'therms')).toBe('12.345678 therms')
  expect(quantity('about 12', null)).toBe('about 12')
})

test('sums are exact', () => {
  expect(sum(['0.1', '0.2'])).toBe('0.3')
  expect(sum(['1', '-0.25', '.5'])).toBeNull()
  expect(sum([])).toBeNull()
  fc.assert(
    fc.property(fc.array(cents, { minLength: 1 }), (values) => {
      const total = values.reduce((all, one) => all + one, 0n)
      expect(valueOf(sum(values.map(textOf)))).toBe(total)
    }),
  )
})
