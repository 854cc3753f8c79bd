import { DatabaseSync } from '@photostructure/sqlite'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createActivityLog, type ActivityLogOptions } from '../../../electron/activity/activity-log'
import { verifyChain, type Head } from '../../../electron/store/chain'
import { newPlace, openAt, value, type Place } from '../store/in-process'

const now = () => new Date('2026-11-20T10:00:00.000Z')

const openLog = async (place: Place, more: Partial<ActivityLogOptions> = {}) => {
  const store = value(await openAt(place))
  const anchored: Head[] = []
  const anchor = (head: Head): Promise<void> => {
    anchored.push(head)
    return Promise.resolve()
  }
  return { store, anchored, log: createActivityLog(store, { who: 'operator', now, anchor, ...more }) }
}

const tagged = { action: 'tag-add', profileId: 516, outcome: 'done' } as const

/** A closed log of five lines, and the head that was anchored at its end. */
const fiveLines = async (): Promise<{ readonly place: Place; readonly head: Head }> => {
  const place = newPlace()
  const { store, log, anchored } = await openLog(place)
  await Promise.all([1, 2, 3, 4, 5].map((at) => log.record({ ...tagged, personal: { label: `CASE-${at}` } })))
  await log.flush()
  await store.close()
  return { place, head: anchored.at(-1) ?? { count: 0, hash: '' } }
}

const tamper = (place: Place, sql: string): void => {
  const db = new DatabaseSync(place.file)
  db.exec(`PRAGMA foreign_keys = OFF; ${sql}`)
  db.close()
}

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => void vi.useRealTimers())

test('a line says who, when, what, of whom and with what outcome; the personal part lies beside it', async () => {
  const { log } = await openLog(newPlace())
  const line = value(await log.record({ ...tagged, personal: { label: 'CASE-1', reason: 'asked for' } }))
  value(await log.record({ action: 'create', profileId: null, outcome: 'refused' }))
  const entries = value(await log.read({ after: 0, limit: 10 }))
  expect(entries[0]).toEqual({ line, personal: { label: 'CASE-1', reason: 'asked for' } })
  expect(line).toMatchObject({ seq: 1, at: now().toISOString(), who: 'operator', ...tagged })
  expect(entries[1]).toMatchObject({
    line: { seq: 2, previous: line.hash, personalHash: null },
    personal: null,
  })
})

test('read by profile and in pages', async () => {
  const { log } = await openLog(newPlace())
  for (const profileId of [1, 2, 1, 2, 1]) value(await log.record({ ...tagged, profileId }))
  const ofOne = value(await log.read({ after: 1, limit: 10, profileId: 1 }))
  expect(ofOne.map(({ line }) => line.seq)).toEqual([3, 5])
  expect(value(await log.read({ after: 1, limit: 2 })).map(({ line }) => line.seq)).toEqual([2, 3])
})

test('lines recorded at the same time follow from one another, also across a restart', async () => {
  const { place, head } = await fiveLines()
  const { log } = await openLog(place)
  value(await log.record(tagged))
  const lines = value(await log.read({ after: 0, limit: 10 })).map(({ line }) => line)
  expect(lines).toHaveLength(6)
  expect(verifyChain(lines).whole).toBe(true)
  expect(value(await log.check(head))).toMatchObject({ state: 'whole', head: { count: 6 } })
})

test('forgetting a profile leaves the chain whole', async () => {
  const { place, head } = await fiveLines()
  const { store, log } = await openLog(place)
  value(await store.profiles.forget(516))
  expect(value(await log.read({ after: 0, limit: 9 })).map(({ personal }) => personal)).toEqual(
    Array<null>(5).fill(null),
  )
  expect(value(await log.check(head))).toEqual({ state: 'whole', head })
})

test('a log that was never anchored, and an empty one, are whole', async () => {
  const { place } = await fiveLines()
  expect(value(await (await openLog(place)).log.check(null))).toMatchObject({ state: 'whole' })
  const empty = (await openLog(newPlace())).log
  expect(value(await empty.check(null))).toMatchObject({ state: 'whole', head: { count: 0 } })
})

test('a cut tail is reported, with what is left and what was there', async () => {
  const { place, head } = await fiveLines()
  tamper(place, 'DELETE FROM activity WHERE seq > 3')
  expect(value(await (await openLog(place)).log.check(head))).toMatchObject({
    state: 'cut',
    head: { count: 3 },
    anchored: head,
  })
  expect(value(await (await openLog(newPlace())).log.check(head))).toMatchObject({
    state: 'cut',
    head: { count: 0 },
  })
})

test('a changed line, a dropped one and one whose seal is broken are reported by their place', async () => {
  const broken = async (sql: string) => {
    const { place, head } = await fiveLines()
    tamper(place, sql)
    return value(await (await openLog(place)).log.check(head))
  }
  expect(await broken(`UPDATE activity SET outcome = 'refused' WHERE seq = 2`)).toEqual({
    state: 'broken',
    at: 2,
  })
  expect(await broken('DELETE FROM activity WHERE seq = 4')).toEqual({ state: 'broken', at: 4 })
  expect(await broken('UPDATE activity SET seq = 9 WHERE seq = 5')).toEqual({ state: 'broken', at: 5 })
  expect(await broken('UPDATE activity SET sealed = zeroblob(40) WHERE seq = 3')).toEqual({
    state: 'broken',
    at: 3,
  })
})

test('a sound chain that is not the anchored one is reported', async () => {
  const { head } = await fiveLines()
  const other = await fiveLines()
  expect(value(await (await openLog(other.place)).log.check(head))).toEqual({
    state: 'rewritten',
    anchored: head,
  })
})

test('a log longer than a page is checked to its end', async () => {
  const place = newPlace()
  const { log, anchored } = await openLog(place)
  await Promise.all(Array.from({ length: 2_100 }, () => log.record(tagged)))
  await log.flush()
  expect(value(await log.check(anchored.at(-1) ?? null))).toMatchObject({
    state: 'whole',
    head: { count: 2_100 },
  })
})

test('many lines are anchored once, at their end', async () => {
  const { log, anchored } = await openLog(newPlace())
  const lines = await Promise.all(Array.from({ length: 50 }, () => log.record(tagged)))
  expect(anchored).toEqual([])
  await vi.advanceTimersByTimeAsync(1_000)
  const last = lines.map(value).at(-1)
  expect(anchored).toEqual([{ count: 50, hash: last?.hash }])
  await log.flush()
  expect(anchored).toHaveLength(1)
})

test('an anchoring that failed is done again with the next line', async () => {
  const anchor = vi
    .fn<(head: Head) => Promise<void>>()
    .mockRejectedValueOnce(new Error('locked'))
    .mockResolvedValue()
  const { log } = await openLog(newPlace(), { anchor })
  value(await log.record(tagged))
  await log.flush()
  value(await log.record(tagged))
  await log.flush()
  expect(anchor.mock.calls.map(([head]) => head.count)).toEqual([1, 2])
})

test('after a cut nothing is anchored, so that the old anchor stays as evidence', async () => {
  const { place, head } = await fiveLines()
  tamper(place, 'DELETE FROM activity WHERE seq > 3')
  const { log, anchored } = await openLog(place)
  value(await log.check(head))
  value(await log.record(tagged))
  await log.flush()
  expect(anchored).toEqual([])
})

test('an anchor that cannot be understood is told, and is not written over', async () => {
  const { place } = await fiveLines()
  const { log, anchored } = await openLog(place)
  expect(value(await log.check('unreadable'))).toEqual({ state: 'anchor-unreadable' })
  value(await log.record(tagged))
  await log.flush()
  expect(anchored).toEqual([])
})
