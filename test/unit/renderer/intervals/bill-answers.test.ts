import { describe, expect, it } from 'vitest'
import { answersFor } from '../../../../renderer/features/intervals/bill-answers'
import { bandAt, bandsOf } from '../../../../renderer/features/intervals/bands'
import { belongingOf, candidatesFor } from '../../../../renderer/features/intervals/bill-check'
import { meteredOf, metersWanted } from '../../../../renderer/features/intervals/metered'
import { zoneNamed } from '../../../../renderer/features/intervals/zones'
import { dayNumber } from '../../../../shared/coverage/calendar'
import type { Bill } from '../../../../shared/domain/bill'
import type { MonthReading } from '../../../../shared/domain/interval'
import { fail } from '../../../../shared/errors/failure'
import type { MeterMatch } from '../../../../shared/intervals/meter-match'
import { billOf } from '../../../support/bill'
import { channel, read, record } from './samples'

const zone = 'America/Los_Angeles'
const today = dayNumber('2026-01-01') ?? 0
const key = { type: 'electricity', accountNumber: null, serviceId: null, meterNumber: 'M-1' }

const billFor = (month: string, usage: string | null, more: Partial<Bill> = {}): Bill => {
  const last = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate()
  return billOf({
    ...key,
    billId: month,
    startDate: `${month}-01`,
    endDate: `${month}-${last}`,
    usage,
    units: 'kWh',
    ...more,
  })
}

/** One kilowatt-hour an hour; the first days of the month can be missing. March has an hour less, for the clocks change. */
const monthRead = (month: string, missingDays = 0): MonthReading => {
  const begin = Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)) - 1, 1) / 1000 + 8 * 3600
  const finish = Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 1) / 1000 + 8 * 3600
  const hours = (finish - begin) / 3600 - (month.endsWith('-03') ? 1 : 0)
  const values = Array.from({ length: hours }, (_, at) => (at < missingDays * 24 ? null : 1))
  return read(month, [channel(new Date(begin * 1000).toISOString(), 3600, values)])
}

const metered = (meterId: string, ...months: readonly MonthReading[]) =>
  meteredOf(meterId, { months, placeZone: { zone, zipcode: '94107' } }, 'as-sent')

const confirmed: readonly MeterMatch[] = [{ meterId: 'M-1', bills: key }]

const answers = (
  bills: readonly Bill[],
  of: ReturnType<typeof metered> | readonly ReturnType<typeof metered>[],
  more: { matches?: readonly MeterMatch[]; unread?: readonly string[] } = {},
): readonly (readonly string[])[] => {
  const all = [of].flat()
  const said = answersFor({
    bills,
    metered: all,
    unread: new Map(all.map(({ meterId }) => [meterId, more.unread ?? []])),
    matches: more.matches ?? [],
    today,
  })
  return bills.map((bill) => {
    const answer = said.get(bill)
    return answer ? [answer.state, answer.words] : []
  })
}

describe('what intervals say of bills, in the list', () => {
  const bills = [billFor('2025-01', '744'), billFor('2025-02', '672'), billFor('2025-03', '900')]

  it('is the difference, the days where some are missing, and which way it differs', () => {
    const found = answers(
      bills,
      metered('M-1', monthRead('2025-01'), monthRead('2025-02', 2), monthRead('2025-03')),
      { matches: confirmed },
    )
    expect(found).toEqual([
      ['agrees', '0%'],
      ['explained', '-7.1% · 26 of 28 days'],
      ['differs', '-17.4% · more billed'],
    ])
  })

  it('is nothing for a bill of whose time a month was not read, and says which could not be', () => {
    const failed: MonthReading = { month: '2025-02', format: 'source', readings: fail('bad-reply') }
    const of = metered('M-1', monthRead('2025-01'), failed)
    expect(answers(bills, of, { unread: ['2025-03'], matches: confirmed })).toEqual([
      ['agrees', '0%'],
      ['none', 'not read'],
      [],
    ])
  })

  it('is nothing for the wrong meter, unless a person says that it is the right one', () => {
    const months = ['2025-01', '2025-02', '2025-03'].map((month) => monthRead(month))
    const wrong = bills.map((bill) => ({ ...bill, usage: '100' }))
    const of = metered('other', ...months)
    expect(answers(wrong, of)).toEqual([[], [], []])
    expect(answers(wrong, of, { matches: [{ meterId: 'other', bills: key }] })[0]).toEqual([
      'differs',
      '+620% · less billed',
    ])
    expect(answers(bills, of, { matches: [{ meterId: 'other', bills: null }] })).toEqual([[], [], []])
  })

  it('is not known where two meters may be that of the bill, until one of them is confirmed', () => {
    const months = ['2025-01', '2025-02', '2025-03'].map((month) => monthRead(month))
    const fitting = bills.with(2, billFor('2025-03', '743'))
    const two = [metered('a', ...months), metered('b', ...months)]
    expect(answers(fitting, two)[0]).toEqual(['unsure', 'which meter?'])
    expect(answers(fitting, two, { matches: [{ meterId: 'b', bills: key }] })[0]).toEqual(['agrees', '0%'])
    // The same number says more than a fit, which may be by chance.
    expect(answers(fitting, [...two, metered('M-1', ...months)])[0]).toEqual(['unsure', '0% · proposed'])
  })

  it('is only proposed until a person confirms the meter: agreement proves no pair that was found by it', () => {
    const months = [monthRead('2025-01'), monthRead('2025-02', 2), monthRead('2025-03')]
    expect(answers(bills, metered('M-1', ...months))).toEqual([
      ['unsure', '0% · proposed'],
      ['explained', '-7.1% · 26 of 28 days · proposed'],
      ['differs', '-17.4% · more billed · proposed'],
    ])
  })

  it('is not known where two meters were confirmed for the same bills, which is said', () => {
    const two = ['a', 'b'].map((meterId) => metered(meterId, monthRead('2025-01')))
    const matches = ['a', 'b'].map((meterId) => ({ meterId, bills: key }))
    expect(answers(bills, two, { matches })[0]).toEqual(['unsure', '2 confirmed meters'])
  })

  it('says which way a bill differs with the missing days, not without them', () => {
    const of = metered('M-1', monthRead('2025-01', 5))
    // 624 kWh in 26 of 31 days: 744 with the others.
    expect(answers([billFor('2025-01', '650')], of, { matches: confirmed })).toEqual([
      ['differs', '-4% · 26 of 31 days · with the rest +14.5%, less billed'],
    ])
    expect(answers([billFor('2025-01', '900')], of, { matches: confirmed })).toEqual([
      ['differs', '-30.7% · 26 of 31 days · with the rest -17.3%, more billed'],
    ])
  })

  it('says of an amount of nothing, and of too few days, what it is', () => {
    const of = metered('M-1', monthRead('2025-01'), monthRead('2025-02', 20))
    const given = [billFor('2025-01', '0'), billFor('2025-02', '672')]
    expect(answers(given, of, { matches: confirmed })).toEqual([
      ['differs', 'billed 0'],
      ['none', '8 of 28 days'],
    ])
  })

  it('keeps no readings, only days', () => {
    const of = metered('M-1', monthRead('2025-01'))
    expect(of.channels.map(({ channel: { value }, days }) => [value.length, days.length])).toEqual([[0, 31]])
  })
})

describe('the meters to read for bills', () => {
  it('are those with months of their time, but for those that belong to no bill', () => {
    const records = [
      record('2024-11'),
      record('2024-12'),
      record('2025-01'),
      record('2025-04'),
      record('2023-01', { meterId: 'old' }),
      record('2025-01', { meterId: 'none' }),
    ]
    const matches = [{ meterId: 'none', bills: null }]
    const wanted = metersWanted(records, [billFor('2025-01', '1')], matches)
    expect(wanted.map(({ meterId, months }) => [meterId, months.map(({ month }) => month)])).toEqual([
      ['M 1/2', ['2024-12', '2025-01']],
    ])
    expect(metersWanted(records, [billFor('2025-01', null), billOf({ type: 'billing' })], [])).toEqual([])
  })
})

describe('bills that a person has confirmed', () => {
  const confirmed = (bills: readonly Bill[], said: MeterMatch['bills']) => {
    const { channels } = metered('other', monthRead('2025-01'))
    const candidates = candidatesFor('other', channels, bills, ['2025-01'], today)
    return belongingOf(candidates, bills, { meterId: 'other', bills: said }).confirmed?.key.meterNumber
  }
  const without = { ...key, meterNumber: null }

  it('are found again after old bills were given a meter number', () => {
    expect(confirmed([billFor('2025-01', '744')], without)).toBe('M-1')
  })

  it('are not guessed if two series complete what was confirmed, also if only one of them was billed then', () => {
    const other = billFor('2025-04', '744', { meterNumber: 'M-2' })
    expect(confirmed([billFor('2025-01', '744'), other], without)).toBeUndefined()
  })
})

describe('the bands of bills in the chart', () => {
  const bills = [billFor('2025-01', '744'), billFor('2025-03', '900')]
  const { channels } = metered('M-1', ...['2025-01', '2025-02', '2025-03'].map((month) => monthRead(month)))
  const [candidate] = candidatesFor('M-1', channels, bills, ['2025-01', '2025-02', '2025-03'], today)
  const missing = {
    start: '2025-02-01',
    end: '2025-02-28',
    state: 'missing' as const,
    expectedBy: null,
    versions: null,
  }
  const pacific = zoneNamed(zone)

  it('say of too few readings what it is, also where the channel is not known', () => {
    const few = [billFor('2025-01', '700'), billFor('2025-02', '700'), billFor('2025-03', null)]
    const { channels: some } = metered('M-1', monthRead('2025-01', 20), monthRead('2025-02'))
    const [found] = candidatesFor('M-1', some, few, ['2025-01', '2025-02'], today)
    const bands = found ? bandsOf({ ...found, unsureOf: 2 }, [], pacific) : []
    expect(bands.map(({ state, difference }) => [state, difference])).toEqual([
      ['too-little', 'too few readings'],
      ['unsure', null],
    ])
  })

  it('are whole days of the zone, also where the clocks change, with amount and difference', () => {
    const bands = candidate ? bandsOf(candidate, [missing], pacific) : []
    expect(
      bands.map(({ from, to, state, amount, difference }) => [
        (to - from) / 3600,
        state,
        amount,
        difference,
        new Date(from * 1000).toISOString().slice(0, 13),
      ]),
    ).toEqual([
      [744, 'agrees', '744 kWh', '0%', '2025-01-01T08'],
      [672, 'missing', null, 'no bill', '2025-02-01T08'],
      [743, 'differs', '900 kWh', '-17.4%', '2025-03-01T08'],
    ])
    expect(bands[2]?.words).toBe(
      '2025-03-01 to 2025-03-31: 900 kWh billed, 743 kWh metered. 31 of 31 days; 157 kWh more billed than metered.',
    )
    const at = Date.parse('2025-02-01T07:59:59Z') / 1000
    expect([bandAt(bands, at)?.state, bandAt(bands, at + 1)?.state]).toEqual(['agrees', 'missing'])
    expect(bandAt(bands, 0)).toBeNull()
  })
})
