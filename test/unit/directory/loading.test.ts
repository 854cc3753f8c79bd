import { EventEmitter } from 'node:events'
import type { Worker } from 'node:worker_threads'
import { describe, expect, it, vi } from 'vitest'
import { createJournal } from '../../../electron/changes/journal'
import { openDirectory } from '../../../electron/directory/directory'
import { indexMethods } from '../../../electron/directory/index/methods'
import { createProfileIndex } from '../../../electron/directory/index/profile-index'
import { serve } from '../../../electron/processes/port'
import type { StoredProfile } from '../../../electron/store/store'
import { packMonths } from '../../../shared/coverage/months'
import { packBills } from '../../../shared/coverage/packed'
import { fail, ok } from '../../../shared/errors/failure'
import { monthlyBills } from '../../support/bill-series'

/** The index as a worker would hold it, in this thread: a message arrives in a later turn. `exit` of the emitter ends it. */
const indexWorker = (worker: EventEmitter): Worker => {
  const asked = new EventEmitter()
  serve(
    {
      postMessage: (message) => void setImmediate(() => worker.emit('message', structuredClone(message))),
      onMessage: (listener) => void asked.on('message', listener),
    },
    indexMethods(createProfileIndex()),
  )
  return Object.assign(worker, {
    postMessage: (message: unknown) =>
      void setImmediate(() => asked.emit('message', structuredClone(message))),
    terminate: async () => 0,
  }) as unknown as Worker
}

const stored = (id: number, label: string): StoredProfile => ({
  id,
  label,
  zipcode: '00007',
  providerId: 3150,
  provider: 'Energy Wisconsin',
  tags: ['solar'],
  created: null,
  modified: null,
  readAt: '2026-03-01T10:00:00.000Z',
  lastJob: null,
})

const noPeriods = { ids: [], packed: [], next: null }
const interval = {
  meterId: 'm',
  month: '2026-01',
  firstInterval: Date.parse('2026-01-01T00:00:00Z') / 1000,
  lastInterval: Date.parse('2026-01-31T12:00:00Z') / 1000,
  complete: true,
  extractionTime: null,
  sourceFileSize: null,
  jobId: null,
}
const rememberedMonths = packMonths([interval], '2026-02-10T12:00:00.000Z')
const remembered = packBills(monthlyBills('2025-11-01', 3), '2026-02-10T12:00:00.000Z')

/** A directory whose store hands over its rows only when it is told to. */
const openWith = async (rows: readonly StoredProfile[], touched: readonly number[] = []) => {
  let handOver: () => void = () => undefined
  /** What of the store was asked for, in order. */
  const requests: string[] = []
  let worker = new EventEmitter()
  const told = new Promise<void>((resolve) => (handOver = resolve))
  const opened = await openDirectory({
    link: {
      profiles: { list: async () => fail('unreachable'), get: async () => fail('unreachable') },
      jobs: { lastOfProfile: async () => fail('unreachable') },
    } as never,
    store: {
      readOnly: null,
      settings: {
        get: async () =>
          ok(touched.length === 0 ? null : { listedAt: null, filled: true, paused: false, closed: false }),
        put: async () => ok(undefined),
      },
      bills: {
        periods: async (after: number) =>
          ok(after === 0 ? { ids: [5, 6], packed: [remembered, remembered], next: null } : noPeriods),
      },
      intervals: {
        months: async (after: string) =>
          ok(
            after === ''
              ? { ids: [5, 6], packed: [rememberedMonths, rememberedMonths], next: 'interval-months/6' }
              : { ids: [7], packed: [rememberedMonths], next: null },
          ),
      },
      triage: { ends: async () => ok({ profileIds: new Int32Array(), endedAt: new Float64Array() }) },
      profiles: {
        // Read before the changes of the test, handed over after them.
        each: async (take: (page: readonly StoredProfile[]) => void) => {
          requests.push('each')
          await told
          take(rows)
          return ok(undefined)
        },
        get: async (ids: readonly number[]) => ok(rows.filter(({ id }) => ids.includes(id))),
        put: async () => ok(undefined),
        remove: async () => ok(undefined),
        touchedLast: async () => {
          requests.push('touchedLast')
          return ok(touched)
        },
      },
    } as never,
    ledger: { observed: async () => fail('internal') },
    start: () => {
      worker = new EventEmitter()
      return indexWorker(worker)
    },
    emit: () => undefined,
    emitState: () => undefined,
    now: () => new Date('2026-03-02T10:00:00.000Z'),
  })
  if (!opened.ok) throw new Error(opened.error.code)
  const directory = opened.value
  const loaded = async (): Promise<void> => {
    handOver()
    await vi.waitFor(async () => expect((await directory.state()).phase).not.toBe('opening'))
  }
  return { directory, loaded, requests, endWorker: () => void worker.emit('exit', 1) }
}

describe('while the rows that were remembered are still being loaded', () => {
  it('a profile that is asked for is known, and a change of it begins', async () => {
    const { directory } = await openWith([stored(5, 'Ann'), stored(6, 'Bob')])
    expect(await directory.known([6, 7])).toMatchObject([
      { id: 6, profile: { label: 'Bob' } },
      { id: 7, profile: null },
    ])
    const begin = vi.fn(async () => ok('change-1'))
    const journal = createJournal(
      { changes: { begin, finish: async () => ok(undefined), unsettled: async () => ok([]) } },
      { record: async () => fail('store-full') },
      { info: vi.fn(), warn: vi.fn(), error: vi.fn() },
      async (id) => (await directory.known([id]))[0]?.profile?.label,
    )
    const summary = 'add a tag'
    const send = async () => ok(undefined)
    const settle = async () => ({ settlement: 'unknown' }) as const
    await journal.run({ kind: 'tag-add', profileId: 5, summary, send, settle })
    expect(begin).toHaveBeenCalledWith({
      kind: 'tag-add',
      profileId: 5,
      summary,
      personal: { label: 'Ann' },
    })
    await directory.close()
  })

  it('bills that were read meanwhile are newer than those that were remembered', async () => {
    const { directory, loaded } = await openWith([stored(5, 'Ann'), stored(6, 'Bob')])
    directory.billsRead(6, packBills(monthlyBills('2025-11-01', 4), '2026-03-02T09:00:00.000Z'))
    await loaded()
    expect(await directory.known([5, 6])).toMatchObject([
      { bills: { lastBill: '2026-01-31' } },
      { bills: { lastBill: '2026-02-28' } },
    ])
    await directory.close()
  })

  it('interval months are loaded page by page, and none of a profile that was forgotten meanwhile', async () => {
    const { directory, loaded } = await openWith([5, 6, 7].map((id) => stored(id, `P${id}`)))
    directory.forgotten(6)
    directory.monthsRead(7, packMonths([], '2026-03-02T09:00:00.000Z'))
    await loaded()
    const known = await directory.known([5, 6, 7])
    expect(known.map(({ intervals }) => intervals && (intervals.lastInterval?.to ?? null))).toEqual([
      '2026-01-31',
      undefined,
      null,
    ])
    await directory.close()
  })

  it('what a change has answered stays when they arrive', async () => {
    const { directory, loaded } = await openWith([stored(5, 'Ann'), stored(6, 'Bob'), stored(7, 'Cid')])
    const profile = stored(5, 'Ann, renamed')
    const job = { jobId: 'a-job', status: 'queued', finished: false, detail: null }
    await directory.known([6])
    directory.changed(profile)
    directory.tagsChanged(6, ['wind'])
    directory.sawJob(7, job)
    expect(await directory.known([6])).toMatchObject([{ profile: { tags: ['wind'] } }])
    await loaded()
    expect(await directory.known([5, 6, 7])).toMatchObject([
      { profile: { label: 'Ann, renamed' } },
      { profile: { label: 'Bob', tags: ['wind'] } },
      { profile: { label: 'Cid' }, lastJob: { jobId: 'a-job' } },
    ])
    await directory.close()
  })

  it('a ZIP code that a reading did not name is known again when they arrive', async () => {
    const { directory, loaded } = await openWith([stored(5, 'Ann'), stored(6, 'Bob')])
    await directory.known([6])
    directory.changed({ ...stored(5, 'Ann, renamed'), zipcode: null })
    directory.changed({ ...stored(6, 'Bob'), zipcode: '94107' })
    await loaded()
    expect(await directory.known([5, 6])).toMatchObject([
      { profile: { label: 'Ann, renamed', zipcode: '00007' } },
      { profile: { zipcode: '94107' } },
    ])
    await directory.close()
  })

  it('a profile that was deleted does not come back with them', async () => {
    const { directory, loaded } = await openWith([stored(5, 'Ann'), stored(6, 'Bob')])
    directory.removed(5)
    await loaded()
    expect(await directory.known([5, 6])).toMatchObject([{ profile: null }, { profile: { label: 'Bob' } }])
    await directory.close()
  })

  it('one that was changed just before an end by force counts as read long ago, from the first moment', async () => {
    const { directory, loaded, requests } = await openWith([stored(5, 'Ann'), stored(6, 'Bob')], [5])
    const readAt = async () => (await directory.known([5, 6])).map((row) => row.readAt)
    const longAgo = new Date(0).toISOString()
    expect(await readAt()).toEqual([longAgo, stored(6, 'Bob').readAt])
    await loaded()
    expect(await readAt()).toEqual([longAgo, stored(6, 'Bob').readAt])
    // Later the last changes are those of this start.
    expect(requests).toEqual(['touchedLast', 'each'])
    await directory.close()
  })
})

describe('when the worker ends and a new one is started', () => {
  it('what is asked of profiles meanwhile is answered from the store, as if nothing had been', async () => {
    const { directory, loaded, endWorker } = await openWith([stored(5, 'Ann')])
    await loaded()
    const asked = directory.known([5])
    await Promise.resolve()
    await Promise.resolve()
    endWorker()
    expect(await asked).toMatchObject([{ profile: { label: 'Ann' } }])
    expect(await directory.known([5])).toMatchObject([{ profile: { label: 'Ann' } }])
    await directory.close()
  })

  it('a profile of which news went down with it counts as read long ago: no run decides by the old tags', async () => {
    const { directory, loaded, endWorker } = await openWith([stored(5, 'Ann'), stored(6, 'Bob')])
    await loaded()
    directory.tagsChanged(5, ['solar', 'wind'])
    const asked = directory.known([6])
    await Promise.resolve()
    await Promise.resolve()
    endWorker()
    await asked
    const longAgo = new Date(0).toISOString()
    expect((await directory.known([5, 6])).map((row) => row.readAt)).toEqual([
      longAgo,
      stored(6, 'Bob').readAt,
    ])
    await directory.close()
  })
})
