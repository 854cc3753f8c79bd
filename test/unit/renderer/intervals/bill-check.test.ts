import { describe, expect, it } from 'vitest'
import {
  candidatesFor,
  hasAmountsFor,
  heldWords,
  proposalOf,
  type ChannelDays,
} from '../../../../renderer/features/intervals/bill-check'
import { joinMonths } from '../../../../renderer/features/intervals/join-months'
import { zoneNamed } from '../../../../renderer/features/intervals/zones'
import type { Bill } from '../../../../shared/domain/bill'
import { dayNumber } from '../../../../shared/coverage/calendar'
import { byDay, holdBill } from '../../../../shared/intervals/against-bills'
import { periodsOf } from '../../../../shared/intervals/periods'
import { billOf } from '../../../support/bill'
import { channel, read } from './samples'

const today = dayNumber('2026-01-01') ?? 0
const months = ['2025-01', '2025-02', '2025-03']
const bills = (more: Partial<Bill>, amounts: readonly string[] = ['744', '672', '743']): readonly Bill[] =>
  ['2025-01-31', '2025-02-28', '2025-03-31'].map((endDate, at) =>
    billOf({
      type: 'electricity',
      billId: `${more.meterNumber ?? ''} ${at}`,
      billDate: null,
      startDate: `${endDate.slice(0, 8)}01`,
      endDate,
      usage: amounts[at] ?? null,
      units: 'KWh',
      ...more,
    }),
  )

/** One kilowatt-hour an hour in the first three months of 2025. */
const hourly = (unit = 'kWh', name = 'Consumption'): ChannelDays => {
  const [joined] = joinMonths([
    read('2025-01', [
      channel(
        '2025-01-01T08:00:00Z',
        3600,
        Array.from({ length: 2159 }, () => 1),
        { unit, name },
      ),
    ]),
  ])
  if (!joined) throw new Error('no channel')
  return { channel: joined, days: periodsOf(joined, zoneNamed('America/Los_Angeles'), 'day') }
}

describe('bills that may be of a meter', () => {
  it('are those of its quantity, in any spelling, whose periods lie in the months that were read', () => {
    const found = candidatesFor(
      'M-1',
      [hourly()],
      [
        ...bills({ meterNumber: '77' }),
        ...bills({ meterNumber: '78', units: 'MWh' }, ['0.744', '0.672', '0.743']),
        ...bills({ meterNumber: '79', units: 'therms', type: 'gas' }),
        ...bills({ meterNumber: '80' }).map((each) => ({ ...each, startDate: '2024-12-05' })),
        ...bills({ type: 'billing' }),
      ],
      months,
      today,
    )
    expect(found.map(({ key, fit, held }) => [key.meterNumber, fit, held.length])).toEqual([
      ['77', 1, 3],
      ['78', 1, 3],
    ])
    expect(found[1]?.held.map(({ billed }) => billed.amount)).toEqual(['744', '672', '743'])
  })

  it('are held against the channel that fits, never against two together', () => {
    const half = hourly('kWh', 'Export')
    const smaller: ChannelDays = { ...half, days: half.days.map((day) => ({ ...day, text: '5' })) }
    const [found] = candidatesFor('M-1', [smaller, hourly()], bills({ meterNumber: '77' }), months, today)
    expect(found).toMatchObject({ channel: { name: 'Consumption' }, fit: 1 })
  })

  it('are held against the channel that agrees or comes closest, also where there is one bill', () => {
    const export_ = hourly('kWh', 'Export')
    const smaller: ChannelDays = { ...export_, days: export_.days.map((day) => ({ ...day, text: '5' })) }
    const found = (amounts: readonly string[]) =>
      candidatesFor(
        'M-1',
        [smaller, hourly()],
        bills({ meterNumber: '77' }, amounts).slice(0, 1),
        months,
        today,
      )[0]
    expect(found(['744'])).toMatchObject({ channel: { name: 'Consumption' }, unsureOf: 0 })
    const none = found(['600'])
    expect(none).toMatchObject({ channel: { name: 'Consumption' }, unsureOf: 2 })
    expect(none?.held.map((each) => heldWords(each, 'kWh', none.unsureOf))).toEqual([
      '30 of 30 days; none of the 2 channels in kWh agrees.',
    ])
  })

  it('are left out where their periods are guessed from single dates', () => {
    const dated = bills({ meterNumber: '77' }).map((each) => ({ ...each, startDate: null }))
    expect(candidatesFor('M-1', [hourly()], dated, months, today)).toEqual([])
    expect(hasAmountsFor([hourly().channel], dated)).toBe(true)
    expect(hasAmountsFor([hourly().channel], bills({ units: 'therms' }))).toBe(false)
  })

  it('are proposed by the number of the meter, else where they alone fit, else not at all', () => {
    const proposed = (meterId: string, ...given: readonly (readonly Bill[])[]) => {
      const found = proposalOf(candidatesFor(meterId, [hourly()], given.flat(), months, today))
      return found && [found.candidate.key.meterNumber, found.why]
    }
    const wrong = bills({ meterNumber: '0042-7' }, ['100', '100', '100'])
    const right = bills({ meterNumber: '77' })
    expect(proposed('427', wrong, right)).toEqual(['0042-7', 'the meter has the same number'])
    expect(proposed('M-1', wrong, right)).toEqual(['77', '3 of 3 bills agree with the readings'])
    expect(proposed('M-1', right, bills({ meterNumber: '78' }))).toBeNull()
    expect(proposed('M-1', wrong)).toBeNull()
    expect(proposed('', bills({ meterNumber: '' }, ['1', '1', '1']))).toBeNull()
  })
})

describe('what a comparison says', () => {
  const day = dayNumber('2025-01-01') ?? 0
  const said = (amount: string, days: number): string => {
    const { days: all, channel: of } = hourly()
    return heldWords(
      holdBill({ start: day, end: day + 30, amount }, byDay(all.slice(0, days)), 'both'),
      of.unit,
    )
  }

  it('is a sentence', () => {
    expect(said('744', 31)).toBe('31 of 31 days; the readings agree with the bill.')
    expect(said('744', 29)).toBe('29 of 31 days; the 2 missing days explain the difference.')
    expect(said('744', 30)).toBe('30 of 31 days; the missing day explains the difference.')
    expect(said('1025.2', 31)).toBe('31 of 31 days; 281.2 kWh more billed than metered.')
    // The missing days do not only explain why more was billed: with them it was less.
    expect(said('650', 26)).toBe(
      '26 of 31 days; 26 kWh more billed than metered, but with the 5 missing days (at the usual use about 120 kWh) about 94 kWh less billed.',
    )
    expect(said('900', 26)).toBe(
      '26 of 31 days; 276 kWh more billed than metered, which the 5 missing days (at the usual use about 120 kWh) do not explain.',
    )
    expect(said('500', 29)).toBe(
      '29 of 31 days; 196 kWh less billed than metered, which the 2 missing days (at the usual use about 48 kWh) do not explain.',
    )
    const half = holdBill(
      { start: day, end: day + 1, amount: '48' },
      byDay(
        hourly()
          .days.slice(0, 2)
          .map((each, at) => (at === 0 ? each : { ...each, text: '12', covered: 43_200 })),
      ),
      'both',
    )
    expect(heldWords(half, 'kWh')).toBe(
      '1 of 2 days; what is missing of the other 1 day explains the difference.',
    )
    expect(said('744', 9)).toBe('9 of 31 days: too few to tell.')
    expect(said('696', 29)).toBe(
      '29 of 31 days; the readings come to the bill only without the 2 missing days (at the usual use about 48 kWh).',
    )
    expect(said('0', 31)).toBe('31 of 31 days; 744 kWh less billed than metered.')
    expect(said('', 31)).toBe('31 of 31 days; the bill has no amount to compare them with.')
  })
})
