import { describe, expect, it } from 'vitest'
import { quantity, unitSpelling } from '../../../../renderer/features/bills/decimals'

describe('units of bills', () => {
  it.each(['KWh', 'kWh', 'kwh', ' KWH'])('%s is kWh', (unit) => {
    expect(unitSpelling(unit)).toBe('kWh')
    expect(quantity('10', unit)).toBe(quantity('10', 'kWh'))
  })

  it('that are not known stay as they were sent', () =>
    expect(unitSpelling('Kilo Things')).toBe('Kilo Things'))
})
