import { describe, expect, it } from 'vitest'
import { inUnit, quantity } from '../../../../renderer/features/bills/decimals'

describe('units of bills', () => {
  it.each(['KWh', 'kWh', 'kwh', ' KWH', 'kW.h', 'kilowatt hours'])('%s is kWh', (unit) => {
    expect(quantity('10', unit)).toBe('10 kWh')
  })

  it.each([
    ['1.25', 'MWh', '1,250 kWh'],
    ['3', 'Dth', '30 therms'],
    ['7', 'THERM', '7 therms'],
    ['2', 'MCF', '20 CCF'],
    ['5', 'HCF', '5 CCF'],
    ['12.50', 'm3', '12.50 m³'],
    ['4', 'kgal', '4,000 gal'],
    ['4', 'Gallons', '4 gal'],
    ['12', 'USD', '12 USD'],
    ['10', 'Kilo Things', '10 Kilo Things'],
    ['about 3', 'KWh', 'about 3 KWh'],
  ])('%s %s is shown as %s', (amount, unit, shown) => {
    expect(quantity(amount, unit)).toBe(shown)
  })

  it('are changed by powers of ten alone, exactly', () => {
    expect(inUnit('0.123456789012345678', 'MWh')).toEqual({ amount: '123.456789012345678', unit: 'kWh' })
  })
})
