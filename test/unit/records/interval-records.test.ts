import { describe, expect, it, vi } from 'vitest'
import type { IntervalMonth } from '../../../shared/domain/interval'
import { fail, ok } from '../../../shared/errors/failure'
import { createIntervalRecords } from '../../../electron/records/interval-records'
import { createPlaceZones } from '../../../electron/records/place-zone'
import { readIntervalFile } from '../../../electron/records/readers/read-interval-file'
import type { FileKey } from '../../../electron/store/store'

const never = new AbortController().signal
const month = (more: Partial<IntervalMonth> = {}): IntervalMonth => ({
  meterId: 'M1',
  month: '2025-01',
  firstInterval: 1,
  lastInterval: 2,
  complete: false,
  extractionTime: 100,
  sourceFileSize: 20,
  jobId: 'j',
  ...more,
})
const csv = 'Start,Usage\n2025-01-01 00:00,1.5\n2025-01-01 01:00,0.5\n2025-01-01 02:00,2\n'

const make = (more: { listed?: IntervalMonth[]; zipcode?: string | null; latitude?: number | null } = {}) => {
  const kept = new Map<string, Uint8Array>()
  let timesForgotten = 0
  let listed = more.listed ?? [month()]
  const retrieve = vi.fn(async (_p: number, _m: string, _y: string, format: 'source' | 'csv' | 'json') =>
    ok({ format, bytes: new Uint8Array(Buffer.from(csv)), contentType: 'text/csv' }),
  )
  const link = {
    intervals: {
      list: async () => fail('internal'),
      retrieve,
      retrieveBest: async (p: number, m: string, y: string) => retrieve(p, m, y, 'csv'),
    },
  }
  const zip = vi.fn(async (zipcode: string) =>
    more.latitude === null
      ? fail('not-found')
      : ok({
          zipcode,
          city: null,
          county: null,
          state: null,
          latitude: more.latitude ?? 41.88,
          longitude: -87.63,
        }),
  )
  const profile = { zipcode: more.zipcode === undefined ? '60601' : more.zipcode }
  const records = createIntervalRecords(
    link,
    {
      files: {
        put: async (_kind, key: FileKey, bytes) => ok(void kept.set(key, bytes)),
        get: async (_kind, key: FileKey) => ok(kept.get(key) ?? null),
      },
    },
    { list: async () => ok(listed) },
    { read: async (bytes, hints) => readIntervalFile(bytes, hints) },
    createPlaceZones({ zips: { get: zip } }, {
      rows: async () => [{ id: 1, profile, readAt: null }],
      read: async () => fail('not-found'),
    } as never),
    {
      isGone: () => false,
      forgettingOf: () => {
        const before = timesForgotten
        return () => timesForgotten !== before
      },
    },
  )
  return {
    records,
    retrieve,
    zip,
    kept,
    forget: () => (timesForgotten += 1),
    relist: (next: IntervalMonth[]) => (listed = next),
  }
}

describe('interval files', () => {
  it('are doubted where their readings are not of the month that was asked for', async () => {
    const { records } = make()
    const { months } = await records.readings(1, 'M1', ['2025-01', '2025-04'], { zone: 'UTC' }, never)
    const doubts = months.map(({ readings }) => (readings.ok ? readings.value.doubts : null))
    expect(doubts[0]?.filter((text) => text.includes('month'))).toEqual([])
    expect(doubts[1]).toContain(
      'None of the readings lie in this month: they run from 2025-01-01 to 2025-01-01.',
    )
  })

  it('come from the cache the second time, by profile, meter, month and format', async () => {
    const { records, retrieve, kept } = make()
    await records.list(1, never)
    await records.readings(1, 'M1', ['2025-01'], {}, never)
    await records.readings(1, 'M1', ['2025-01'], {}, never)
    expect(retrieve).toHaveBeenCalledTimes(1)
    await records.file(1, 'M1', '2025-01', 'source', never)
    expect((await records.file(1, 'M1', '2025-01', 'source', never)).ok).toBe(true)
    expect(retrieve).toHaveBeenCalledTimes(2)
    await records.file(2, 'M1', '2025-01', 'source', never)
    expect(retrieve).toHaveBeenCalledTimes(3)
    expect([...kept.keys()].every((key) => key.startsWith('1/'))).toBe(true)
  })

  it('are left out where only what is stored is wanted and nothing is', async () => {
    const { records, retrieve } = make({ listed: [month(), month({ month: '2025-02' })] })
    await records.list(1, never)
    await records.readings(1, 'M1', ['2025-01'], {}, never)
    const { months } = await records.readings(1, 'M1', ['2025-01', '2025-02'], { stored: true }, never)
    expect(months.map((each) => [each.month, each.readings.ok])).toEqual([['2025-01', true]])
    expect(retrieve).toHaveBeenCalledTimes(1)
  })

  it('are not kept if the profile was forgotten while they were on their way', async () => {
    const { records, retrieve, kept, forget } = make()
    await records.list(1, never)
    retrieve.mockImplementation(async (_p, _m, _y, format) => {
      forget()
      return ok({ format, bytes: new Uint8Array(Buffer.from(csv)), contentType: 'text/csv' })
    })
    await records.readings(1, 'M1', ['2025-01'], { zone: 'UTC' }, never)
    expect((await records.file(1, 'M1', '2025-01', 'source', never)).ok).toBe(true)
    expect(kept.size).toBe(0)
  })

  it('are read anew when the month has been extracted again', async () => {
    const { records, retrieve, relist } = make()
    await records.list(1, never)
    await records.readings(1, 'M1', ['2025-01'], {}, never)
    relist([month({ extractionTime: 200, lastInterval: 9 })])
    await records.list(1, never)
    await records.readings(1, 'M1', ['2025-01'], {}, never)
    expect(retrieve).toHaveBeenCalledTimes(2)
  })

  it('are read anew also where the list still has the earlier extraction', async () => {
    const { records, retrieve, relist } = make()
    await records.list(1, never)
    await records.readings(1, 'M1', ['2025-01'], {}, never)
    const again = month({ extractionTime: 200, lastInterval: 9 })
    for (const [list, times] of [
      [[month(), again], 2],
      [[again, month()], 2],
      [[month({ extractionTime: null }), again], 2],
      [[again, month(), month({ extractionTime: 300 })], 3],
    ] as const) {
      relist([...list])
      await records.list(1, never)
      await records.readings(1, 'M1', ['2025-01'], {}, never)
      expect(retrieve).toHaveBeenCalledTimes(times)
    }
  })

  it.each([[[]], [[month({ extractionTime: null })]]])(
    'are not kept where nothing says which extraction they are of',
    async (listed) => {
      const { records, kept } = make({ listed })
      await records.list(1, never)
      await records.readings(1, 'M1', ['2025-01'], {}, never)
      expect(kept.size).toBe(0)
    },
  )
})

describe('the zone and the unit of files that name none', () => {
  const read = async (made: ReturnType<typeof make>, choices: { zone?: string; unit?: string } = {}) => {
    const { months, placeZone } = await made.records.readings(1, 'M1', ['2025-01'], choices, never)
    const readings = months[0]?.readings
    if (!readings?.ok) throw new Error('not read')
    return {
      placeZone,
      ...readings.value,
      at: readings.value.channels[0]?.start[0],
      unit: readings.value.channels[0]?.unit,
    }
  }

  it('is the zone at the profile’s ZIP code, which is asked for once', async () => {
    const made = make()
    expect(await read(made)).toMatchObject({
      placeZone: { zone: 'America/Chicago', zipcode: '60601' },
      assumedZone: 'America/Chicago',
      at: Date.parse('2025-01-01T06:00:00Z') / 1000,
    })
    await read(made)
    expect(made.zip).toHaveBeenCalledTimes(1)
  })

  it('is a chosen zone before that of the place', async () => {
    expect(await read(make(), { zone: 'America/Denver' })).toMatchObject({
      placeZone: null,
      assumedZone: 'America/Denver',
    })
  })

  it.each([{ zipcode: null }, { zipcode: 'K1A 0B1' }, { latitude: null }, { latitude: 95 }])(
    'is UTC, and said so, where the place is not known: %j',
    async (more) => {
      const { placeZone, assumedZone, doubts } = await read(make(more))
      expect([placeZone, assumedZone]).toEqual([null, 'UTC'])
      expect(doubts.join('\n')).toMatch(/read as UTC, for want of a better one/)
    },
  )

  it('has a unit only where a person chose one', async () => {
    expect((await read(make())).unit).toBe('raw')
    expect((await read(make(), { unit: 'kWh' })).unit).toBe('kWh')
  })
})
