import { DatabaseSync } from '@photostructure/sqlite'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ok } from '../../../shared/errors/failure'
import { openActivity } from '../../../electron/activity/open-activity'
import type { Activity } from '../../../electron/activity/activity-log'
import type { Head } from '../../../electron/store/chain'
import { readExport } from '../../../electron/activity/read-export'
import { verifyExport } from '../../../electron/activity/verify-export'
import type { ActivityFilter } from '../../../shared/domain/activity'
import { newPlace, openAt, value, type Place } from '../store/in-process'

const { signal } = new AbortController()

/** A log opened as a session opens it; each line is a minute after the one before. */
const openLog = async (place: Place = newPlace(), kept: { head: Head | null } = { head: null }) => {
  const store = value(await openAt(place))
  let minutes = 0
  const told: Head[] = []
  const opened = await openActivity({
    store,
    anchor: {
      read: async () => ok(kept.head),
      write: async (head) => {
        kept.head = head
      },
    },
    emit: (head) => told.push(head),
    now: () => new Date(Date.UTC(2026, 10, 20, 10, minutes++)),
  })
  const find = async (filter: ActivityFilter) => {
    const { total } = value(await opened.activityReader.count(filter, signal))
    const { lines } = value(await opened.activityReader.lines(filter, 0, 200, signal))
    expect(lines).toHaveLength(total)
    return lines.map((line) => line?.seq)
  }
  const file = async (filter: ActivityFilter) => {
    const { bytes, ...rest } = value(await opened.activityReader.file(filter, signal))
    const read = readExport(Buffer.from(bytes).toString('utf8'))
    if (!read) throw new Error('no export')
    return { ...rest, read, verdict: verifyExport(read) }
  }
  return { ...opened, store, told, find, file, kept, place }
}

const five: readonly Activity[] = [
  { action: 'create', profileId: 516, outcome: 'done', personal: { label: 'CASE-00412' } },
  { action: 'tag-add', profileId: 516, outcome: 'done', personal: { label: 'CASE-00412', tag: 'solar' } },
  { action: 'tag-add', profileId: 7, outcome: 'refused', personal: { label: 'Éva Müller', tag: 'solar' } },
  { action: 'job-start', profileId: 516, outcome: 'unknown' },
  { action: 'delete', profileId: 8, outcome: 'failed', personal: { label: 'CASE-7', reason: 'moved out' } },
]

const withFive = async () => {
  const opened = await openLog()
  for (const activity of five) value(await opened.activity.record(activity))
  return opened
}

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => void vi.useRealTimers())

test('lines are found by profile, action, outcome, time and person, alone and together', async () => {
  const { find } = await withFive()
  expect(await find({})).toEqual([1, 2, 3, 4, 5])
  expect(await find({ profileId: 516 })).toEqual([1, 2, 4])
  expect(await find({ action: 'tag-add' })).toEqual([2, 3])
  expect(await find({ outcome: 'unknown' })).toEqual([4])
  expect(await find({ from: '2026-11-20T10:02:00.000Z' })).toEqual([3, 4, 5])
  expect(await find({ until: '2026-11-20T10:02:00.000Z' })).toEqual([1, 2])
  expect(await find({ who: 'nobody of this name' })).toEqual([])
  expect(await find({ profileId: 516, action: 'tag-add', outcome: 'done' })).toEqual([2])
})

test('words are found in label, tag, reason, action, outcome and profile, all of them, whatever their case', async () => {
  const { find } = await withFive()
  expect(await find({ text: 'case-00412' })).toEqual([1, 2])
  expect(await find({ text: 'SOLAR éva' })).toEqual([3])
  expect(await find({ text: 'moved' })).toEqual([5])
  expect(await find({ text: 'tag added' })).toEqual([2, 3])
  expect(await find({ text: 'in doubt 516' })).toEqual([4])
  expect(await find({ text: 'in doubt #516' })).toEqual([4])
  expect(await find({ text: 'in doubt #51' })).toEqual([])
  expect(await find({ text: 'solar', profileId: 7 })).toEqual([3])
  expect(await find({ text: '   ' })).toEqual([1, 2, 3, 4, 5])
  expect(await find({ text: 'nothing like that' })).toEqual([])
})

test('the fields of a change are found as they are shown', async () => {
  const { activity, find } = await openLog()
  const change = { action: 'change', profileId: 516, outcome: 'done' } as const
  value(await activity.record({ ...change, personal: { label: 'A', fields: 'zipcode, providerId' } }))
  value(await activity.record({ ...change, personal: { label: 'A', fields: 'label' } }))
  value(await activity.record({ ...change, personal: { label: 'A' } }))
  expect(await find({ text: 'zip code' })).toEqual([1])
  expect(await find({ text: 'utility provider' })).toEqual([1])
  expect(await find({ text: 'a changed' })).toEqual([1, 2, 3])
})

test('a search that was asked before goes on with the lines that came since', async () => {
  const { find, activity, activityReader } = await withFive()
  expect(await find({ text: 'solar' })).toEqual([2, 3])
  value(await activity.record({ ...five[1], action: 'tag-remove', profileId: 9, outcome: 'done' }))
  expect(await find({ text: 'solar' })).toEqual([2, 3, 6])
  expect(value(await activityReader.count({ text: 'solar' }, signal))).toMatchObject({
    total: 3,
    head: { count: 6 },
    searchedFrom: 1,
  })
})

test('two searches for the same at once find every line once', async () => {
  const { activity, activityReader } = await openLog()
  await Promise.all(
    Array.from({ length: 4_500 }, (_, at) =>
      activity.record({ ...five[at % 5], profileId: at + 1 } as Activity),
    ),
  )
  const counts = await Promise.all([1, 2, 3].map(() => activityReader.count({ text: 'solar' }, signal)))
  expect(counts.map((count) => value(count).total)).toEqual([1_800, 1_800, 1_800])
})

test('a window holds the personal parts of its lines; a search that was given up ends', async () => {
  const { activityReader } = await withFive()
  const { lines } = value(await activityReader.lines({ profileId: 516 }, 1, 2, signal))
  expect(lines).toMatchObject([
    { seq: 2, action: 'tag-add', personal: { label: 'CASE-00412', tag: 'solar' } },
    { seq: 4, action: 'job-start', personalHash: null, personal: null },
  ])
  expect(await activityReader.count({ text: 'x' }, AbortSignal.abort())).toMatchObject({
    error: { code: 'cancelled' },
  })
  expect(await activityReader.file({ text: 'y' }, AbortSignal.abort())).toMatchObject({
    error: { code: 'cancelled' },
  })
})

test('lines that were added are told, many at once', async () => {
  const { told } = await withFive()
  expect(told).toEqual([])
  await vi.advanceTimersByTimeAsync(250)
  expect(told).toMatchObject([{ count: 5 }])
})

test('a whole export is whole; that of a filter says that it is a part', async () => {
  const { file, kept, activity } = await withFive()
  await activity.flush()
  const whole = await file({})
  expect(whole).toMatchObject({ lines: 5, head: kept.head })
  expect(whole.verdict).toMatchObject({ findings: [], extent: 'whole', lines: 5, proven: 4, forgotten: 0 })
  const part = await file({ text: 'solar' })
  expect(verifyExport(part.read, { against: whole.read })).toMatchObject({
    findings: [],
    extent: 'part',
    lines: 2,
    head: kept.head,
  })
})

test('a person who is forgotten leaves the chain, its exports and an earlier head whole', async () => {
  const { file, find, store, activity, activityReader, place, kept } = await withFive()
  const before = await file({})
  value(await store.profiles.forget(516))
  expect(value(await activityReader.check(true))).toMatchObject({ state: 'whole', head: { count: 5 } })
  expect(await find({ text: 'case-00412' })).toEqual([])
  expect(await find({ profileId: 516 })).toEqual([1, 2, 4])
  value(await activity.record({ action: 'forget', profileId: 516, outcome: 'done' }))
  const after = await file({})
  expect(verifyExport(after.read, { given: before.head })).toMatchObject({
    findings: [],
    lines: 6,
    proven: 2,
    forgotten: 2,
    givenHeadStands: true,
  })
  expect(JSON.stringify(after.read)).not.toContain('CASE-00412')
  await activity.flush()
  await store.close()
  const again = await openLog(place, kept)
  expect(again.trouble).toBeNull()
  expect((await again.file({ profileId: 516 })).verdict).toMatchObject({ findings: [], forgotten: 2 })
})

test('a log that was changed behind our back is exported as it is, and its check says so', async () => {
  const { store, activity, place, kept } = await withFive()
  await activity.flush()
  await store.close()
  const db = new DatabaseSync(place.file)
  db.exec(
    `PRAGMA foreign_keys = OFF; UPDATE activity SET outcome = 'done' WHERE seq = 3; DELETE FROM activity WHERE seq = 5`,
  )
  db.close()
  const again = await openLog(place, kept)
  expect(again.trouble).toMatchObject({ code: 'log-altered', detail: 'broken' })
  expect(value(await again.activityReader.check(false))).toEqual({ state: 'broken', at: 3 })
  const { verdict } = await again.file({})
  expect(verdict.findings).toEqual([{ kind: 'changed', seq: 3 }])
  expect(
    verifyExport((await again.file({})).read, { given: kept.head ?? undefined }).findings,
  ).toContainEqual({
    kind: 'shorter-than-given',
    given: kept.head,
    last: 4,
  })
})

test('a line whose seal is broken keeps its place in the window, and is missing in the file', async () => {
  const { store, activity, place, kept } = await withFive()
  await activity.flush()
  await store.close()
  const db = new DatabaseSync(place.file)
  db.exec('UPDATE activity SET sealed = zeroblob(40) WHERE seq = 2')
  db.close()
  const again = await openLog(place, kept)
  expect(await again.find({})).toEqual([1, undefined, 3, 4, 5])
  expect((await again.file({})).verdict.findings).toEqual([{ kind: 'missing', first: 2, last: 2 }])
})

test('words that were forgotten find their lines no more', async () => {
  const { find, store, activityReader } = await withFive()
  expect(await find({ text: 'CASE-00412' })).toEqual([1, 2])
  value(await store.profiles.forget(516))
  activityReader.forgotten()
  expect(await find({ text: 'CASE-00412' })).toEqual([])
})
