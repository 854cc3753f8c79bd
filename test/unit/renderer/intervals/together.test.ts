import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { joinMonths } from '../../../../renderer/features/intervals/join-months'
import { together, type Together } from '../../../../renderer/features/intervals/together'
import type { Channel } from '../../../../shared/domain/interval'
import { ExactSum } from '../../../../shared/domain/exact-sum'
import { channel, read } from './samples'

const meters = (...each: readonly (readonly Channel[])[]) =>
  each.map((channels, at) => ({
    meterId: `M${at + 1}`,
    billType: 'electricity' as string | null,
    channels: joinMonths([read('2025-01', channels)]),
  }))

const added = (...each: readonly (readonly Channel[])[]): Together => together(meters(...each), 'added')
const values = ({ channels }: Together): readonly (number | null)[] =>
  [...(channels[0]?.value ?? [])].map((each) => (Number.isNaN(each) ? null : each))
const from = '2025-01-01T00:00:00Z'

describe('several meters', () => {
  it('stand beside each other, each channel with its meter', () => {
    const { channels, notAdded } = together(
      meters([channel(from, 3600, [1, 2])], [channel(from, 3600, [3, 4])]),
      'beside',
    )
    expect(channels.map(({ name, total }) => [name, total])).toEqual([
      ['Consumption, meter M1', '3'],
      ['Consumption, meter M2', '7'],
    ])
    expect(notAdded).toEqual([])
  })

  it('are added exactly where both have a value, and nowhere else', () => {
    const sum = added([channel(from, 3600, [0.1, null, 0.3, 5])], [channel(from, 3600, [0.2, 1, 0.4])])
    expect(sum.channels).toHaveLength(1)
    expect(sum.channels[0]).toMatchObject({
      name: 'Sum of 2 meters, electricity, consumption',
      total: '1',
      count: 2,
      blank: 2,
    })
    expect(values(sum)).toEqual([0.3, null, 0.7, null])
  })

  it('are added over the longer readings, where shorter ones fill them', () => {
    const quarters = channel(from, 900, [1, 2, 3, 4, 1, 1, null, 1, 1, 1, 1])
    const sum = added([quarters], [channel(from, 3600, [10, 20, 30])])
    expect(values(sum)).toEqual([20, null, null])
    expect(sum.channels[0]?.end[0]).toBe((sum.channels[0]?.start[0] ?? 0) + 3600)
  })

  it('have no sum where a reading is there twice', () => {
    const twice = channel(from, 3600, [1, 2, 3])
    twice.start[1] = twice.start[0] ?? 0
    twice.end[1] = twice.end[0] ?? 0
    expect(values(added([twice], [channel(from, 3600, [1, 1, 1])]))).toEqual([null, null, 4])
    expect(values(added([channel(from, 3600, [1, 1, 1])], [twice]))).toEqual([null, null, 4])
  })

  it('are not added where kind, unit or direction forbid it, with the reason', () => {
    const why = (a: Channel, b: Channel): readonly string[] => added([a], [b]).notAdded.map((one) => one.why)
    const of = (more: Parameters<typeof channel>[3]) => channel(from, 3600, [1, 2], more)
    const power = { kind: 'demand', unit: 'kW' } as const
    const alone = 'no other meter is known to have electricity in kWh that flows the same way'
    expect(why(of(power), of(power))).toEqual([
      'the highest power of two meters need not come at the same time',
    ])
    expect(why(of({ kind: 'register' }), of({ kind: 'register' }))).toEqual([
      'a counter says where it stood, not what was used',
    ])
    expect(why(of({ unit: 'raw' }), of({ unit: 'raw' }))).toEqual(['the file names no unit'])
    expect(why(of({}), of({ unit: 'therm' }))).toEqual([
      alone,
      'no other meter is known to have electricity in therm that flows the same way',
    ])
    expect(why(of({ name: 'Import' }), of({ name: 'Export' }))).toEqual([alone])
    expect(why(of({ name: 'Import' }), of({ name: 'Net' }))).toEqual([alone])
    expect(why(of({}), channel('2025-01-01T00:30:00Z', 3600, [1, 2]))).toEqual([
      'their readings do not cover the same times',
    ])
    expect(added([of({}), of({ name: 'Usage' })], [of({})]).notAdded[0]?.why).toBe(
      'a meter has several of them',
    )
  })

  it('are added by what their names say, however they are written', () => {
    const sum = added(
      [channel(from, 3600, [1], { name: 'electricity/111/forward/kWh' })],
      [channel(from, 3600, [2], { name: 'Electric import' })],
    )
    expect(sum.channels.map(({ name }) => name)).toEqual(['Sum of 2 meters, electricity, import'])
  })

  it('are not added where one flow may be a part of the other: production and feed-in, use and draw', () => {
    const alone = 'no other meter is known to have electricity in kWh that flows the same way'
    const why = (a: string, b: string): readonly string[] =>
      added([channel(from, 3600, [30], { name: a })], [channel(from, 3600, [20], { name: b })]).notAdded.map(
        (one) => one.why,
      )
    expect(why('Erzeugung', 'Einspeisung')).toEqual([alone])
    expect(why('Production', 'Feed-in')).toEqual([alone])
    expect(why('Verbrauch', 'Bezug')).toEqual([alone])
    expect(why('Consumption', 'electricity/1/forward/kWh')).toEqual([alone])
    expect(why('Erzeugung', 'Production')).toEqual([])
    expect(why('Net consumption', 'Net consumption')).toEqual(['they name more than one flow'])
  })

  it('are not added where their names do not say which way it flows', () => {
    const one = [channel(from, 3600, [1], { name: 'Channel 1' })]
    expect(added(one, one)).toMatchObject({
      channels: [{ name: 'Channel 1, meter M1' }, { name: 'Channel 1, meter M2' }],
      notAdded: [{ why: 'their names do not say what flows which way' }],
    })
  })

  it('are added only where bills or names say that all are of one commodity', () => {
    const unknown =
      'it is not known for certain what they measure: confirm under each meter which bills are of it'
    const result = (types: readonly (string | null)[], names = ['Verbrauch', 'Verbrauch']) => {
      const given = meters(...names.map((name) => [channel(from, 3600, [1], { name })])).map((meter, at) => ({
        ...meter,
        billType: types[at] ?? null,
      }))
      const { channels, notAdded } = together(given, 'added')
      return notAdded.length > 0 ? notAdded.map(({ why }) => why) : channels.map(({ name }) => name)
    }
    const alone = 'no other meter is known to have electricity in kWh that flows the same way'
    expect(result(['electricity', 'gas'])).toEqual([alone, alone.replace('electricity', 'gas')])
    expect(result(['electricity', null])).toEqual([alone, unknown])
    expect(result([null, null])).toEqual([unknown])
    expect(result(['gas', 'gas'])).toEqual(['Sum of 2 meters, gas, consumption'])
    expect(result([null, 'electricity'], ['Strom Verbrauch', 'Verbrauch'])).toEqual([
      'Sum of 2 meters, electricity, consumption',
    ])
    // What the bills say and what the name says must be the same.
    expect(result(['electricity', 'electricity'], ['Gas Verbrauch', 'Verbrauch'])).toEqual([unknown, alone])
  })

  it('do not pass estimated readings of the meters off as those of the sum', () => {
    const estimated = { ...channel(from, 3600, [1, 2]), estimated: 2 }
    const [sum] = added([estimated], [channel(from, 3600, [1])]).channels
    expect(sum).toMatchObject({ estimated: 2, isEstimatedOfAll: true, count: 1 })
  })

  it('have the sum of their totals, whatever they read, where all have everything', () => {
    const amounts = fc.array(fc.integer({ min: 0, max: 99_999 }), { minLength: 3, maxLength: 3 })
    fc.assert(
      fc.property(fc.array(amounts, { minLength: 2, maxLength: 5 }), (all) => {
        const given = all.map((each) => [
          channel(
            from,
            900,
            each.map((value) => value / 1000),
            { total: exactly(each.map((value) => String(value / 1000))) },
          ),
        ])
        const [sum] = added(...given).channels
        return sum?.total === exactly(given.flat().map(({ total }) => total))
      }),
    )
  })
})

const exactly = (parts: readonly string[]): string => {
  const sum = new ExactSum()
  for (const part of parts) sum.add(part)
  return sum.toString()
}
