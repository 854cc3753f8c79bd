import { describe, expect, it } from 'vitest'
import { readIntervalFile } from '../../../electron/records/readers/read-interval-file'

const file = [
  'TYPE,DATE,START TIME,END TIME,USAGE,UNITS,COST,NOTES',
  'Electric usage,2026-03-01,00:00,00:59,1.2,kWh,$0.31,',
  'Electric usage,2026-03-01,01:00,01:59,0.9,kWh,$0.22,',
  'Electric usage,2026-03-01,02:00,02:59,1.4,kWh,$0.37,',
].join('\n')

describe('a utility CSV whose rows name their unit', () => {
  it('reads the usage in that unit, and the cost beside it as money', () => {
    const read = readIntervalFile(Buffer.from(file), { zone: 'America/Los_Angeles' })
    expect(read.ok && read.value.channels.map(({ kind, unit, total }) => ({ kind, unit, total }))).toEqual([
      { kind: 'interval', unit: 'kWh', total: '3.5' },
      { kind: 'cost', unit: 'USD', total: '0.9' },
    ])
  })
})
