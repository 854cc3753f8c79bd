import { readFileSync, writeFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite'
import { describe, expect, it } from 'vitest'
import type { HistoryQuestion, Store } from '../../../electron/store/store'
import type { ActivityAction } from '../../../shared/domain/activity'
import { historyKinds, type HistoryEntry } from '../../../shared/history/history'
import { newPlace, openAt, value, type Place } from './in-process'
import { bill, profile, seen } from './samples'

/**
 * `version-8.db.gz` was made by the code of commit 5878efe2, under the key of these tests: profile 1 with the bills of two
 * readings, profile 2 without bills, and bills of profile 3, which had been deleted.
 */
const oldPlace = (): Place => {
  const place = newPlace()
  writeFileSync(
    place.file,
    gunzipSync(readFileSync(new URL('old-database/version-8.db.gz', import.meta.url))),
  )
  return place
}

const inFile = <T>(place: Place, work: (db: DatabaseSyncInstance) => T): T => {
  const db = new DatabaseSync(place.file)
  try {
    return work(db)
  } finally {
    db.close()
  }
}

const opened = async (place = newPlace()): Promise<Store> => value(await openAt(place))

const day = (of: number, hour = 10): string =>
  `2026-11-${String(of).padStart(2, '0')}T${String(hour).padStart(2, '0')}:00:00.000Z`
/** The end of that day. */
const end = (of: number): string => day(of + 1, 0)

type Facts = Parameters<typeof profile>[1]
const read = async (store: Store, of: number, facts: Facts = {}, id = 1): Promise<void> =>
  value(await store.profiles.put([profile(id, { readAt: day(of), ...facts })]))

const page = async (store: Store, question: Partial<HistoryQuestion> = {}) =>
  value(await store.history.page({ profileId: 1, kinds: historyKinds, after: null, limit: 50, ...question }))

const wordsOf = (entry: HistoryEntry): string => {
  switch (entry.kind) {
    case 'change':
      return entry.fields
        .map(({ field, before, after }) => `${field} ${before ?? '-'} ${after ?? '-'}`)
        .join(', ')
    case 'records':
      return entry.records.map(({ name, fields }) => `${name.billId ?? '-'}: ${fields.length}`).join(', ')
    case 'job':
      return entry.job.jobId
    case 'line':
      return entry.line.action
    case 'unreadable':
      return `unreadable ${entry.source}`
  }
}
const told = async (store: Store, question: Partial<HistoryQuestion> = {}): Promise<readonly string[]> =>
  (await page(store, question)).entries.map((entry) => `${entry.at.slice(8, 10)} ${wordsOf(entry)}`)

const wasOn = async (store: Store, of: number, id = 1) => value(await store.history.asOf(id, end(of)))

const did = async (store: Store, of: number, action: ActivityAction, personal: Record<string, string>) =>
  value(
    await store.activity.append({ at: day(of), who: 'ana', action, profileId: 1, outcome: 'done', personal }),
  )

describe('what readings find', () => {
  it('is kept where it is other than before: at first sight nothing but the day', async () => {
    const store = await opened()
    await read(store, 1)
    await read(store, 2)
    expect(await told(store)).toEqual([])
    expect((await page(store)).start).toEqual({ firstSeen: day(1), knownFrom: day(1), billsFrom: null })
    await read(store, 3, { label: 'B', tags: ['solar', 'vip'] })
    await read(store, 4, { label: 'B', tags: ['vip'], provider: null, providerId: null })
    await read(store, 4, {}, 2)
    expect(await told(store)).toEqual([
      '04 tag.solar  -',
      '04 provider Pacific Test Utility -, providerId 7 -',
      '03 tag.vip - ',
      '03 label CASE-1 B',
    ])
    expect(await told(store, { profileId: 2 })).toEqual([])
  })

  it('says when it was seen, since when it can have changed, and the API’s own time of it', async () => {
    const store = await opened()
    await read(store, 1)
    const modified = day(2, 8)
    await read(store, 3, { label: 'B', modified })
    await read(store, 5, { label: 'B', modified, tags: [], lastJob: null })
    // Tags can be read alone: the time of that is given with them.
    value(
      await store.profiles.put([{ ...profile(1, { label: 'B', modified, readAt: day(5) }), seenAt: day(6) }]),
    )
    const { entries } = await page(store)
    expect(entries).toMatchObject([
      { at: day(6), facet: 'tags', since: day(5), modified: null },
      { at: day(5), facet: 'tags', since: day(3), modified: null },
      { at: day(3), facet: 'profile', since: day(1), modified },
    ])
  })

  it('is no change of the ZIP code where a reading does not name it: the known one stays', async () => {
    const store = await opened()
    await read(store, 1)
    await read(store, 2, { zipcode: null })
    expect(await told(store)).toEqual([])
    expect(value(await store.profiles.get([1]))).toMatchObject([{ zipcode: '00007', readAt: day(2) }])
    await read(store, 3, { zipcode: '94107' })
    expect(await told(store)).toEqual(['03 zipcode 00007 94107'])
  })

  it('never runs backwards, even when the clock does', async () => {
    const store = await opened()
    await read(store, 10)
    await read(store, 12, { label: 'B' })
    await read(store, 11, { label: 'C' })
    expect(await told(store)).toEqual(['12 label B C', '12 label CASE-1 B'])
    expect((await wasOn(store, 11)).profile?.value?.label).toBe('CASE-1')
  })

  it('stays where a profile is gone, and goes on where it is there again', async () => {
    const store = await opened()
    await read(store, 1)
    value(await store.profiles.remove([1, 404], day(3)))
    expect(await told(store)).toEqual([
      '03 label CASE-1 -, provider Pacific Test Utility -, providerId 7 -, zipcode 00007 -, tag.solar  -',
    ])
    expect((await wasOn(store, 2)).profile).toMatchObject({ value: { label: 'CASE-1' }, nextSeen: day(3) })
    expect((await wasOn(store, 4)).profile).toMatchObject({ value: null, since: day(3) })
    await read(store, 6, { label: 'B' })
    expect((await wasOn(store, 4)).profile).toMatchObject({ value: null, nextSeen: day(6) })
    expect((await wasOn(store, 6)).profile?.value).toMatchObject({ label: 'B', tags: ['solar'] })
    expect((await wasOn(store, 2)).profile?.value).toMatchObject({ label: 'CASE-1' })
  })

  it('of bills is how many there are and the newest of each series; the first list is no change', async () => {
    const store = await opened()
    await read(store, 1)
    const of = (month: string) =>
      bill({ billId: month, meterNumber: '1', startDate: `2026-${month}-01`, endDate: `2026-${month}-28` })
    value(await store.bills.putList(1, [of('08'), of('09')], day(2)))
    value(await store.bills.putList(1, [of('08'), of('09')], day(3)))
    value(await store.bills.putList(1, [of('08'), of('09'), of('10')], day(5)))
    expect((await page(store)).entries).toMatchObject([
      { facet: 'bills', at: day(5), since: day(3), fields: [{ before: '2', after: '3' }, {}] },
    ])
    expect((await page(store)).start.billsFrom).toBe(day(2))
    expect((await wasOn(store, 1)).bills).toBeNull()
    expect((await wasOn(store, 4)).bills).toMatchObject({
      value: { records: 2, newest: [{ endDate: '2026-09-28' }] },
      lastRead: day(3),
      nextSeen: day(5),
    })
    expect((await wasOn(store, 5)).bills?.value).toMatchObject({
      records: 3,
      newest: [{ endDate: '2026-10-28' }],
    })
  })
})

describe('how it was on a day', () => {
  it('is what was known at its end, and is not known before the first reading', async () => {
    const store = await opened()
    await read(store, 3, { tags: ['a'] })
    await read(store, 6, { tags: ['a', 'b'], label: 'B' })
    await read(store, 9, { tags: ['b'], label: 'B' })
    expect((await wasOn(store, 2)).profile).toBeNull()
    expect((await wasOn(store, 3)).profile).toEqual({
      value: expect.objectContaining({ label: 'CASE-1', tags: ['a'], zipcode: '00007' }) as unknown,
      since: day(3),
      lastRead: day(3),
      nextSeen: day(6),
    })
    expect((await wasOn(store, 7)).profile).toMatchObject({
      value: { label: 'B', tags: ['a', 'b'] },
      since: day(6),
      nextSeen: day(9),
    })
    expect((await wasOn(store, 20)).profile).toMatchObject({
      value: { tags: ['b'] },
      lastRead: day(9),
      nextSeen: null,
    })
    expect(await wasOn(store, 9, 404)).toMatchObject({
      profile: null,
      bills: null,
      job: null,
      start: { firstSeen: null, knownFrom: null },
    })
  })

  it('has the job that had been seen by then, in the state that had been seen by then', async () => {
    const store = await opened()
    const look = async (of: number, status: string, finished: boolean, jobId = 'first') =>
      value(
        await store.jobs.observe(seen({ profileId: 1, jobId, status, finished, at: day(of), mode: 'bill' })),
      )
    await look(2, 'queued', false)
    await look(3, 'login', false)
    await look(4, 'success', true)
    await look(8, 'credential_error', true, 'second')
    expect((await wasOn(store, 1)).job).toBeNull()
    expect((await wasOn(store, 3)).job).toMatchObject({ jobId: 'first', status: 'login', finished: false })
    expect((await wasOn(store, 5)).job).toMatchObject({ status: 'success', finished: true, seen: day(4) })
    expect((await wasOn(store, 8)).job).toMatchObject({ jobId: 'second', status: 'credential_error' })
  })

  it('is not known where something that was kept does not open: a wrong state would be worse', async () => {
    const place = newPlace()
    const store = await opened(place)
    await read(store, 1)
    await read(store, 3, { label: 'B' })
    await read(store, 5, { label: 'C' })
    await store.close()
    inFile(place, (db) => db.exec(`UPDATE profile_change SET sealed = x'00' WHERE seen_at = '${day(3)}'`))
    const again = await opened(place)
    expect((await wasOn(again, 2)).profile).toBeNull()
    expect((await wasOn(again, 4)).profile?.value?.label).toBe('B')
    expect(await told(again)).toEqual(['05 label B C', '03 unreadable change'])
  })
})

describe('the list', () => {
  const filled = async (): Promise<Store> => {
    const store = await opened()
    await read(store, 1)
    value(await store.bills.putList(1, [bill({ cost: '1' })], day(2)))
    value(await store.bills.putList(1, [bill({ cost: '2' })], day(4)))
    value(await store.bills.putList(1, [bill({ cost: '2' }), bill({ billId: 'b2' })], day(7)))
    value(await store.jobs.observe(seen({ profileId: 1, status: 'success', finished: true, at: day(5) })))
    await did(store, 5, 'job-start', { label: 'CASE-1' })
    await did(store, 6, 'credential-add', { label: 'CASE-1' })
    await did(store, 8, 'tag-add', { label: 'CASE-1', tag: 'vip' })
    await read(store, 8, { tags: ['solar', 'vip'], readAt: day(8, 11) })
    await read(store, 9, { label: 'B', tags: ['solar', 'vip'] })
    return store
  }
  const all = [
    '09 label CASE-1 B',
    '08 tag.vip - ',
    '08 tag-add',
    '07 records 1 2',
    '06 credential-add',
    '05 job-1',
    '04 bill-1: 1',
  ]

  it('has what readings found, the jobs of the ledger and what was done from here, newest first', async () => {
    expect(await told(await filled())).toEqual(all)
  })

  it('is narrowed to a kind; without the jobs, their starts are lines as the others', async () => {
    const store = await filled()
    expect(await told(store, { kinds: ['tags'] })).toEqual(['08 tag.vip - '])
    expect(await told(store, { kinds: ['profile'] })).toEqual(['09 label CASE-1 B'])
    expect(await told(store, { kinds: ['bills'] })).toEqual(['07 records 1 2', '04 bill-1: 1'])
    expect(await told(store, { kinds: ['jobs'] })).toEqual(['05 job-1'])
    expect(await told(store, { kinds: ['own'] })).toEqual(['08 tag-add', '06 credential-add', '05 job-start'])
  })

  it('says by whom a change was made from here, and of no other', async () => {
    const { entries } = await page(await filled())
    const [renamed, tagged] = entries
    expect(renamed).toMatchObject({ own: [] })
    expect(tagged).toMatchObject({ own: [{ who: 'ana', at: day(8) }] })
  })

  it('is the same in pages of any size, and ends', async () => {
    const store = await filled()
    for (const limit of [1, 2, 3, 7, 8]) {
      const lines: string[] = []
      let after: HistoryQuestion['after'] = null
      let pages = 0
      do {
        const { entries, next }: Awaited<ReturnType<typeof page>> = await page(store, { limit, after })
        lines.push(...entries.map((entry) => `${entry.at.slice(8, 10)} ${wordsOf(entry)}`))
        after = next
        pages += 1
      } while (after)
      expect([limit, lines, pages]).toEqual([limit, all, Math.ceil(all.length / limit)])
    }
  })

  it('names the record that changed, and what its amounts were in where that is known', async () => {
    const store = await opened()
    const first = bill({ usage: '1', units: 'kWh', startDate: '2026-10-01', endDate: '2026-10-31' })
    value(await store.bills.putList(1, [first], day(2)))
    value(await store.bills.putList(1, [{ ...first, usage: '2' }], day(4)))
    const [entry] = (await page(store)).entries
    expect(entry).toMatchObject({
      kind: 'records',
      records: [
        {
          name: { billId: 'bill-1', startDate: '2026-10-01', endDate: '2026-10-31' },
          fields: [{ field: 'usage', before: '1', after: '2' }],
          unitsBefore: { units: 'kWh' },
        },
      ],
    })
  })
})

describe('what a page tells', () => {
  it('is bounded: of a reading that found every record changed, and of long labels', async () => {
    const store = await opened()
    const many = (cost: string) => Array.from({ length: 25 }, (_, at) => bill({ billId: `b${at}`, cost }))
    value(await store.bills.putList(1, many('1'), day(2)))
    value(await store.bills.putList(1, many('2'), day(3)))
    await read(store, 4, { label: 'x'.repeat(3_000) })
    await read(store, 5)
    const [renamed, changed] = (await page(store)).entries
    expect(renamed?.kind === 'change' && renamed.fields[0]?.before).toBe(
      `${'x'.repeat(2_000)}… (1000 more characters)`,
    )
    expect(changed).toMatchObject({ kind: 'records', count: 25 })
    expect(changed?.kind === 'records' && changed.records).toHaveLength(20)
    expect((await wasOn(store, 4)).profile?.value?.label).toHaveLength(3_000)
  })
})

describe('what is kept', () => {
  it('is sealed, and gone with the profile, its first day too', async () => {
    const place = newPlace()
    const store = await opened(place)
    await read(store, 1, { label: 'LABEL-Jane' })
    await read(store, 2, { label: 'LABEL-Joan', tags: ['TAG-roof'] })
    await store.close()
    const rows = () =>
      inFile(
        place,
        (db) => db.prepare('SELECT * FROM profile_change').all() as { readonly sealed: Uint8Array }[],
      )
    expect(rows()).toHaveLength(2)
    expect(JSON.stringify(rows().map((row) => ({ ...row, sealed: '' })))).not.toMatch(/LABEL|TAG/)
    for (const { sealed } of rows())
      expect(Buffer.from(sealed).toString('latin1')).not.toMatch(/LABEL|TAG|label/)
    const again = await opened(place)
    expect(value(await again.history.labels(1))).toEqual(['LABEL-Jane', 'LABEL-Joan'])
    value(await again.profiles.forget(1))
    expect(await page(again)).toEqual({
      entries: [],
      next: null,
      start: { firstSeen: null, knownFrom: null, billsFrom: null },
    })
    await again.close()
    expect(rows()).toEqual([])
  })

  it('is dropped after the months that were set, and what was before is not known then', async () => {
    const store = await opened()
    value(await store.history.keep({ months: 1, megabytes: 1000 }, day(1)))
    await read(store, 1, { readAt: '2026-08-01T10:00:00.000Z' })
    await read(store, 1, { readAt: '2026-09-01T10:00:00.000Z', label: 'B' })
    await read(store, 1, { readAt: '2026-10-20T10:00:00.000Z', label: 'C' })
    value(await store.bills.putList(2, [], day(2)))
    expect(await told(store)).toEqual(['20 label B C'])
    expect((await page(store)).start).toMatchObject({
      firstSeen: '2026-08-01T10:00:00.000Z',
      knownFrom: '2026-09-01T10:00:00.000Z',
    })
    const on = async (until: string) => value(await store.history.asOf(1, until)).profile
    expect(await on('2026-08-20T00:00:00.000Z')).toBeNull()
    expect((await on('2026-09-20T00:00:00.000Z'))?.value?.label).toBe('B')
  })

  it('has room for so many bytes of all profiles and bills; the oldest of both go first', async () => {
    const place = newPlace()
    const store = await opened(place)
    await read(store, 1)
    await read(store, 3, { label: 'B' })
    value(await store.bills.putList(1, [bill({ cost: '1' })], day(2)))
    value(await store.bills.putList(1, [bill({ cost: '2' })], day(4)))
    await read(store, 5, { label: 'C' })
    await store.close()
    inFile(place, (db) =>
      db.exec('UPDATE bill_change SET bytes = 400000000; UPDATE profile_change SET bytes = 400000000'),
    )
    const again = await opened(place)
    expect(value(await again.history.kept())).toEqual({
      limits: { months: 36, megabytes: 1000 },
      bytes: 1.2e9,
      oldest: day(3),
    })
    await read(again, 6, {}, 2)
    expect(await told(again)).toEqual(['05 label B C', '04 bill-1: 1'])
    // A lower limit holds at once.
    const kept = value(await again.history.keep({ months: 36, megabytes: 500 }, day(6)))
    expect(kept).toEqual({ limits: { months: 36, megabytes: 500 }, bytes: 400_000_000, oldest: day(5) })
    expect(await told(again)).toEqual(['05 label B C'])
  })
})

describe('a database of before', () => {
  it('knows its profiles from their last reading on, and not when they were first seen', async () => {
    const place = oldPlace()
    const store = await opened(place)
    expect(store.copy).toBe('connection.db.version-8')
    expect((await page(store, { kinds: ['profile', 'tags'] })).entries).toEqual([])
    const start = async (profileId: number) => (await page(store, { profileId })).start
    expect(await start(1)).toEqual({ firstSeen: null, knownFrom: day(20), billsFrom: day(22) })
    expect(await start(2)).toEqual({ firstSeen: null, knownFrom: day(20), billsFrom: null })
    expect(await start(3)).toEqual({ firstSeen: null, knownFrom: null, billsFrom: day(21) })
    expect(await told(store, { kinds: ['bills'] })).toEqual(['22 b1: 1'])
  })

  it('compares the next reading with what it has', async () => {
    const store = await opened(oldPlace())
    await read(store, 28, { label: 'OLD-1 renamed', tags: ['solar'] })
    await read(store, 28, {}, 3)
    expect(await told(store, { kinds: ['profile'] })).toEqual(['28 label OLD-1 OLD-1 renamed'])
    expect((await wasOn(store, 25)).profile?.value?.label).toBe('OLD-1')
    expect((await wasOn(store, 15)).profile).toBeNull()
    expect((await page(store, { profileId: 3 })).start).toMatchObject({
      firstSeen: null,
      knownFrom: day(28),
      billsFrom: day(21),
    })
  })
})
