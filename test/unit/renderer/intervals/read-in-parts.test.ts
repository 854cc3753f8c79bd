import { expect, it } from 'vitest'
import { isOneTooMany, readInParts, readMeters } from '../../../../renderer/features/intervals/read-in-parts'
import { mostReadings, readingsIn, roomBeside } from '../../../../renderer/features/intervals/room'
import { channel, read } from './samples'

const months = Array.from(
  { length: 30 },
  (_, at) => `20${20 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`,
)
const place = { zone: 'America/Chicago', zipcode: '60601' }
const monthOf = (month: string) => read(month, [channel(`${month}-01T06:00:00Z`, 3600, [1, 2, 3])])

it('any number of months is read a year at a time, in their order, and progress is told', async () => {
  const asked: (readonly string[])[] = []
  const progress: number[] = []
  const all = await readInParts({
    months,
    read: (part) => {
      asked.push(part)
      return Promise.resolve({ months: part.map(monthOf), placeZone: place })
    },
    onProgress: (count) => progress.push(count),
  })
  expect(asked).toEqual([months.slice(0, 12), months.slice(12, 24), months.slice(24)])
  expect(progress).toEqual([12, 24, 30])
  expect(all.months.map(({ month }) => month)).toEqual(months)
  expect(all.placeZone).toEqual(place)
})

it('more readings than the page can hold are not read: the months that are left say why', async () => {
  let calls = 0
  const all = await readInParts({
    months,
    read: (part) => {
      calls++
      return Promise.resolve({ months: part.map(monthOf), placeZone: null })
    },
    onProgress: () => undefined,
    most: 40,
  })
  expect(calls).toBe(2)
  expect(all.months.map(({ month }) => month)).toEqual(months)
  expect(all.months.filter(({ readings }) => readings.ok)).toHaveLength(24)
  expect(all.months.at(-1)?.readings).toMatchObject({ ok: false, error: { code: 'too-large' } })
})

it('a month that was answered with nothing is not taken for one too many', async () => {
  const all = await readInParts({
    months,
    read: (part) => Promise.resolve({ months: part.slice(1).map(monthOf), placeZone: null }),
    onProgress: () => undefined,
  })
  expect(all.months).toHaveLength(27)
  expect(all.months.every(({ readings }) => readings.ok)).toBe(true)
})

it('a reading that fails or is taken back fails as a whole', async () => {
  const failing = readInParts({
    months,
    read: (part) =>
      part[0] === months[12]
        ? Promise.reject(new Error('taken back'))
        : Promise.resolve({ months: part.map(monthOf), placeZone: null }),
    onProgress: () => undefined,
  })
  await expect(failing).rejects.toThrow('taken back')
})

it('all of the range is read in one zone, even if that of the place is found only later', async () => {
  const read = async (answers: readonly (typeof place | null)[]) => {
    const zones: (string | undefined)[] = []
    const all = await readInParts({
      months,
      read: (part, zone) => {
        const looked = zone === undefined ? (answers[zones.length] ?? null) : null
        zones.push(zone ?? looked?.zone)
        return Promise.resolve({ months: part.map(monthOf), placeZone: looked })
      },
      onProgress: () => undefined,
    })
    expect(all.months.map(({ month }) => month)).toEqual(months)
    return { zones: zones.slice(-3), place: all.placeZone }
  }
  const everywhere = { zones: [place.zone, place.zone, place.zone], place }
  expect(await read([place, null, null])).toEqual(everywhere)
  expect(await read([place, { ...place, zone: 'America/Denver' }])).toEqual(everywhere)
  expect(await read([null, place, null])).toEqual(everywhere)
  expect(await read([null, null, null])).toEqual({ zones: [undefined, undefined, undefined], place: null })
})

it('40 meters of 120 months with a reading a minute, and their year before, have one bound, and the rest says so', async () => {
  const minutesOfMonth = 30 * 24 * 60
  const values = Array.from({ length: minutesOfMonth }, () => 1)
  const ofMinutes = channel('2020-01-01T06:00:00Z', 60, values)
  const tenYears = Array.from({ length: 120 }, (_, at) => `m${at}`)
  const meters = Array.from({ length: 40 }, (_, at) => ({ meterId: `${at}`, months: tenYears }))
  let requests = 0
  const readAll = (most: number) =>
    readMeters({
      meters,
      most,
      read: ({ months: its }, left) =>
        readInParts({
          months: its,
          most: left,
          read: (part) => {
            requests++
            return Promise.resolve({
              months: part.map((month) => read(month, [ofMinutes])),
              placeZone: place,
            })
          },
          onProgress: () => undefined,
        }),
    })
  const inRange = await readAll(mostReadings)
  const before = await readAll(roomBeside(inRange.map(({ readings }) => readings)))
  const all = [...inRange, ...before].flatMap(({ readings }) => readings.months)
  expect(all).toHaveLength(2 * 40 * 120)
  // The last request may pass the bound by the year that it asks for.
  expect(readingsIn(all)).toBeLessThan(mostReadings + 12 * minutesOfMonth)
  expect(readingsIn(all)).toBeGreaterThanOrEqual(mostReadings)
  expect(requests).toBe(Math.ceil(mostReadings / (12 * minutesOfMonth)))
  expect(all.filter(({ readings }) => !readings.ok).every(isOneTooMany)).toBe(true)
})

it('what is held already leaves less room, and none once it is full', () => {
  const held = (count: number) => ({
    months: [
      read('2020-01', [
        channel(
          '2020-01-01T06:00:00Z',
          60,
          Array.from({ length: count }, () => 1),
        ),
      ]),
    ],
    placeZone: place,
  })
  expect(roomBeside([undefined])).toBe(mostReadings)
  expect(roomBeside([held(1000), undefined])).toBe(mostReadings - 250_000)
  const much = held(10_000)
  expect(roomBeside(Array.from({ length: 301 }, () => much))).toBe(0)
})
