import { describe, expect, it } from 'vitest'
import { readBills } from '../../../electron/link/decode/bill'
import { parseJson } from '../../../electron/link/decode/json'
import { agentClock, type AgentClock } from '../../../electron/practice/clock'
import type { MonthRecord } from '../../../electron/practice/world/intervals'
import type { Profile } from '../../../electron/practice/world/profiles'
import { createWorld, type World } from '../../../electron/practice/world/world'
import { readIntervalFile } from '../../../electron/records/readers/read-interval-file'
import { coverageOf } from '../../../shared/coverage/coverage'
import type { Bill } from '../../../shared/domain/bill'
import type { Channel } from '../../../shared/domain/interval'
import { flagsOf } from '../../../shared/intervals/flags'

/** Each of these profiles shows what docs/guide/practice.md says it shows, whatever the day. */

/** Bills are due on the 8th: before it another one is the last that is due. */
const days = ['2026-06-15', '2026-11-30', '2027-03-02']

interface Scene {
  readonly world: World
  readonly clock: AgentClock
  readonly today: string
}

const sceneOf = (today: string): Scene => {
  const clock = agentClock(0, () => Date.parse(`${today}T12:00:00Z`))
  return { world: createWorld({ seed: 1, profiles: 250, today, clock }), clock, today }
}

const profileOf = ({ world }: Scene, id: number): Profile => {
  const profile = world.profiles.get(id)
  if (!profile) throw new Error(`no profile ${id}`)
  return profile
}

const billsOf = async (scene: Scene, id: number): Promise<readonly Bill[]> => {
  const records = scene.world.bills.of(profileOf(scene, id))
  const parsed = parseJson(
    JSON.stringify(records.map(({ billId, type, fields }) => ({ bill_id: billId, type, ...fields }))),
  )
  const bills = 'json' in parsed ? await readBills(parsed.json) : null
  return bills?.map(({ bill }) => bill) ?? []
}

const electricityOf = async (scene: Scene, id: number) =>
  (await billsOf(scene, id)).filter(({ type }) => type === 'electricity')

const coverageOfElectricity = async (scene: Scene, id: number) =>
  coverageOf(await electricityOf(scene, id), scene.today)

/** All that the meter used in a month, from its normalised file. */
const usedIn = (scene: Scene, id: number, { meter_id, month_id }: MonthRecord): number => {
  const file = scene.world.intervals.file(profileOf(scene, id), meter_id, month_id, 'json')
  if (typeof file === 'string') throw new Error(file)
  const { intervals } = JSON.parse(Buffer.from(file.bytes).toString('utf8')) as {
    intervals: readonly { value: number }[]
  }
  return intervals.reduce((sum, { value }) => sum + value, 0)
}

/** The channel of a month's file as the console reads it. */
const channelOf = (scene: Scene, id: number, { meter_id, month_id }: MonthRecord): Channel => {
  const file = scene.world.intervals.file(profileOf(scene, id), meter_id, month_id, 'source')
  if (typeof file === 'string') throw new Error(file)
  const read = readIntervalFile(file.bytes, { zone: 'America/New_York' })
  const channel = read.ok ? read.value.channels[0] : undefined
  if (!channel) throw new Error('no readings')
  return channel
}

/** For each month with readings and a bill, the readings as a part of the bill, oldest first. */
const partsOf = async (scene: Scene, id: number): Promise<readonly number[]> => {
  const bills = await electricityOf(scene, id)
  const months = scene.world.intervals.months(profileOf(scene, id)).filter(({ complete }) => complete)
  return months.flatMap((month) => {
    const bill = bills.find(({ startDate }) => startDate === `${month.month_id}-01`)
    return bill ? [usedIn(scene, id, month) / Number(bill.usage)] : []
  })
}

const isAgreeing = (part: number): boolean => Math.abs(part - 1) < 0.001

describe('readings and bills', () => {
  const scene = sceneOf('2026-06-15')

  it.each([201, 209, 211, 212, 213, 214])('the readings of profile %i agree with its bills', async (id) => {
    const parts = await partsOf(scene, id)
    expect(parts.length).toBeGreaterThan(10)
    expect(parts.filter((part) => !isAgreeing(part))).toEqual([])
  })

  it('two days of one month are missing from the readings of profile 202', async () => {
    const short = (await partsOf(scene, 202)).filter((part) => !isAgreeing(part))
    expect(short).toHaveLength(1)
    expect(short[0]).toBeGreaterThan(0.9)
    expect(short[0]).toBeLessThan(0.96)
  })

  it('the readings of profile 203 are those of another meter', async () => {
    const bills = await electricityOf(scene, 203)
    const months = scene.world.intervals.months(profileOf(scene, 203))
    expect(bills.map(({ meterNumber }) => meterNumber)).not.toContain(months[0]?.meter_id)
    const parts = await partsOf(scene, 203)
    expect(parts.every((part) => part < 0.6)).toBe(true)
  })

  it('one bill of profile 204 asks for more than its meter has measured', async () => {
    const parts = await partsOf(scene, 204)
    expect(parts.filter((part) => !isAgreeing(part))).toEqual([expect.closeTo(0.8, 3)])
  })

  it('profile 205 has spikes and values below zero, and agrees with its bills otherwise', async () => {
    const months = scene.world.intervals.months(profileOf(scene, 205))
    const reasons = months.flatMap((month) =>
      flagsOf(channelOf(scene, 205, month)).map(({ reason }) => reason),
    )
    expect(reasons.filter((reason) => reason === 'spike')).toHaveLength(3)
    expect(reasons.filter((reason) => reason === 'negative')).toHaveLength(2)
    expect((await partsOf(scene, 205)).filter((part) => !isAgreeing(part))).toHaveLength(3)
  })

  it('the meter of profile 206 shows a counter, which is set back once', () => {
    const months = scene.world.intervals.months(profileOf(scene, 206))
    const channels = months.map((month) => channelOf(scene, 206, month))
    expect(new Set(channels.map(({ kind }) => kind))).toEqual(new Set(['register']))
    expect(channels.flatMap((channel) => flagsOf(channel)).map(({ reason }) => reason)).toEqual(['reset'])
    // Each file goes on where the one before ended.
    const falls = channels.filter(
      (channel, at) => at > 0 && (channel.value[0] ?? 0) < (channels[at - 1]?.value.at(-1) ?? 0),
    )
    expect(falls).toEqual([])
  })

  it('the meter of profile 207 was exchanged, in its bills and in its readings', async () => {
    const [first, second] = (await coverageOfElectricity(scene, 207)).toSorted(
      (a, b) => Number(b.end !== null) - Number(a.end !== null),
    )
    expect(first?.end).toEqual({ kind: 'replaced', by: second?.key })
    expect(second?.end).toBeNull()
    expect([first, second].flatMap((series) => series?.periods.map(({ state }) => state))).not.toContain(
      'missing',
    )
    const months = scene.world.intervals.months(profileOf(scene, 207))
    const ids = [...new Set(months.map(({ meter_id }) => meter_id))]
    expect(ids).toEqual([first?.key.meterNumber, second?.key.meterNumber])
    const both = months
      .filter(({ month_id }) => months.filter((other) => other.month_id === month_id).length > 1)
      .map((month) => [month, channelOf(scene, 207, month)] as const)
    expect(both).toHaveLength(2)
    const bills = await electricityOf(scene, 207)
    for (const [month] of both) {
      const bill = bills.find(
        ({ meterNumber, startDate, endDate }) =>
          meterNumber === month.meter_id &&
          (startDate?.startsWith(month.month_id) ?? false) &&
          (endDate?.startsWith(month.month_id) ?? false),
      )
      expect(usedIn(scene, 207, month)).toBeCloseTo(Number(bill?.usage), 1)
    }
    const later = both[0]?.[1].end.at(-1)
    expect(both[1]?.[1].start[0]).toBe(later)
  })

  it('profiles 215 and 216 have bills of three and of two months, which agree with their readings', async () => {
    for (const [id, months] of [
      [215, 3],
      [216, 2],
    ] as const) {
      const [series] = await coverageOfElectricity(scene, id)
      expect(series?.rhythm?.months).toBe(months)
      const read = scene.world.intervals.months(profileOf(scene, id)).filter(({ complete }) => complete)
      const sums = new Map(read.map((month) => [month.month_id, usedIn(scene, id, month)]))
      const whole = (await electricityOf(scene, id)).flatMap(({ startDate, usage }) => {
        const first = Number(startDate?.slice(0, 4)) * 12 + Number(startDate?.slice(5, 7)) - 1
        const own = Array.from({ length: months }, (_, at) => {
          const month = first + at
          return sums.get(`${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`)
        })
        const found = own.filter((sum) => sum !== undefined)
        return found.length < months ? [] : [found.reduce((sum, each) => sum + each, 0) / Number(usage)]
      })
      expect(whole.length).toBeGreaterThan(2)
      expect(whole.filter((part) => !isAgreeing(part))).toEqual([])
    }
  })

  it('their readings have a day of 23 hours and one of 25', () => {
    const profile = profileOf(scene, 201)
    const counts = scene.world.intervals
      .months(profile)
      .filter(({ complete }) => complete)
      .map(({ month_id, first_interval, last_interval }) => {
        const [year = 0, month = 0] = month_id.split('-').map(Number)
        const whole = new Date(Date.UTC(year, month, 0)).getUTCDate() * 24
        return (last_interval + 900 - first_interval) / 3600 - whole
      })
    expect(counts.toSorted()).toEqual([-1, ...counts.slice(2).map(() => 0), 1])
  })
})

describe.each(days)('on %s', (today) => {
  const scene = sceneOf(today)

  it('profile 208 has bills that overlap, and 209 one that was issued again', async () => {
    const [overlapping] = await coverageOfElectricity(scene, 208)
    expect(overlapping?.overlaps.map(({ days }) => days)).toEqual([9])
    const [reissued] = await coverageOfElectricity(scene, 209)
    const kinds = reissued?.periods.flatMap(({ versions }) => versions?.kind ?? [])
    expect(kinds?.filter((kind) => kind !== 'single')).toEqual(['reissued'])
  })

  it('the last bill of profile 210 is late, also after another job', async () => {
    const states = async () =>
      (await coverageOfElectricity(scene, 210)).flatMap(({ periods }) => periods.map(({ state }) => state))
    expect((await states()).filter((state) => state === 'late')).toHaveLength(1)
    expect(await states()).not.toContain('missing')
    scene.world.jobs.start(profileOf(scene, 210), 'bill')
    scene.clock.advance(600)
    expect((await states()).filter((state) => state === 'late')).toHaveLength(1)
  })

  it('each job changes one record of profile 211', async () => {
    const costs = async () => (await electricityOf(scene, 211)).map(({ cost }) => cost)
    const before = await costs()
    scene.world.jobs.start(profileOf(scene, 211), 'bill')
    scene.clock.advance(600)
    const after = await costs()
    expect(after).toHaveLength(before.length + 1)
    const changed = before.flatMap((cost, at) =>
      cost === after[at] ? [] : [Number(cost) - Number(after[at])],
    )
    expect(changed).toEqual([expect.closeTo(7.11, 2)])
  })
})

it('small worlds do not have them, and other profiles do not depend on them', () => {
  const { world } = sceneOf('2026-06-15')
  const small = createWorld({ seed: 1, profiles: 60, today: '2026-06-15', clock: agentClock(0) })
  expect(small.profiles.get(201)).toBeUndefined()
  for (const id of small.profiles.list({})) expect(world.profiles.get(id)).toEqual(small.profiles.get(id))
})
