import { describe, expect, it } from 'vitest'
import { readIntervalFile } from '../../../../electron/records/readers/read-interval-file'

const dayOf = (date: string, count: number, flag = 'A'): string =>
  [
    '300',
    date,
    ...Array.from({ length: count }, (_, at) => `${(at % 5) + 1}.5`),
    flag,
    '',
    '',
    '20250401000000',
    '',
  ].join(',')
const fileOf = (...days: readonly string[]): string =>
  ['100,NEM12,202504010000,A,B', '200,N1,E1,E1,E1,,M1,kWh,30,', ...days, '900'].join('\n')
const read = (text: string) => {
  const result = readIntervalFile(Buffer.from(text), { zone: '+10:00' })
  if (!result.ok) throw new Error(result.error.detail)
  return result.value
}

describe('NEM12', () => {
  it.each([96, 24, 47, 49, 50])('leaves out a day of %i values where the 200 record says 48', (count) => {
    const { channels, doubts } = read(fileOf(dayOf('20250301', 48), dayOf('20250302', count), dayOf('20250303', 48)))
    expect(channels.map(({ value, gaps }) => [value.length, gaps])).toEqual([[96, 1]])
    expect(doubts.join('\n')).toMatch(/1 day with another number of values than the 200 record says were left out, the first 2025-03-02/)
  })

  it('counts the days and the intervals that are called estimated', () => {
    const day = `${dayOf('20250302', 48, 'V')}\n400,1,40,A,,\n400,41,48,E52,,`
    expect(read(fileOf(dayOf('20250301', 48, 'E'), day)).channels[0]?.estimated).toBe(56)
  })
}) // prettier-ignore
