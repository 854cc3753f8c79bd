import { describe, expect, expectTypeOf, it, test } from 'vitest'
import { clientOf, read, write, type Operations } from '../../../electron/store/operation'
import { openStore } from '../../../electron/store/store-client'
import { operations, type Store } from '../../../electron/store/store'
import { ok, type Result } from '../../../shared/errors/failure'
import { inProcess, newPlace, testKey, value } from './in-process'
import { profile, seen } from './samples'

const at = '2026-11-20T10:00:00.000Z'
const details = { label: 'CASE-1', before: null, after: null, failure: null, work: null }

type Area = keyof typeof operations
/** Arguments for every operation: one that is missing here does not compile. */
type Samples = {
  readonly [A in Area]: { readonly [N in keyof (typeof operations)[A]]: ArgumentsOf<Store[A], N> }
}
type ArgumentsOf<Named, N> = N extends keyof Named
  ? Named[N] extends (...args: infer Arguments) => unknown
    ? Arguments
    : never
  : never

const samplesFor = (changeId: string): Samples => ({
  profiles: {
    put: [[profile(1)]],
    page: [0, 10],
    get: [[1]],
    remove: [[2], at],
    touchedLast: [],
    forget: [3],
  },
  jobs: {
    lose: [{ jobId: 'job', at: '' }],
    observe: [seen()],
    job: ['job-1'],
    some: [['job-1']],
    ofProfile: [516],
    running: [],
    list: [{ filter: {}, from: 0, count: 10 }],
    paces: [],
  },
  changes: {
    begin: [{ kind: 'delete', profileId: 1, summary: '' }],
    finish: [changeId, 'done'],
    unsettled: [],
  },
  credentials: { ofProfile: [1] },
  bills: { putList: [1, [], at], listOf: [1], changesOf: [1], periods: [0, 10] },
  intervals: { putMonths: [1, '[]'], months: ['', 10] },
  history: {
    page: [{ profileId: 1, kinds: ['tags'], after: null, limit: 10 }],
    asOf: [1, at],
    labels: [1],
    kept: [],
    keep: [{ months: 36, megabytes: 1000 }, at],
  },
  settings: { put: ['width', 200], get: ['width'] },
  bulk: {
    create: [{ id: 'another', operation: { kind: 'delete' }, at }],
    addItems: [{ run: 'run', from: 1, profileIds: [2] }],
    changeRun: [{ id: 'run', state: 'queued' }],
    changeItem: [{ run: 'run', place: 0, state: 'done', reason: null, at, changed: true, details }],
    cancel: ['run', at],
    retry: ['run'],
    forget: ['another'],
    dropUnprepared: [],
    runs: [],
    unmatched: ['run'],
    open: [{ run: 'run', after: -1, limit: 10 }],
    items: [{ run: 'run', from: 0, count: 10 }],
    itemsAfter: [{ run: 'run', after: -1, limit: 10 }],
    ofProfiles: [{ run: 'run', profileIds: [1] }],
    profileIds: [{ run: 'run' }],
    groups: ['run'],
  },
  triage: {
    snooze: [[{ profileId: 1, jobId: 'job-1', until: at, note: '' }]],
    wake: [[1]],
    snoozes: [],
    changeProvider: [{ providerId: 7, heldSince: at, starts: [] }],
    holds: [],
    changeRelease: [{ providerId: 7, profileId: 1, state: 'started' }],
    dropRelease: [7],
    releases: [],
    ends: [],
    recentEnds: [at],
    solved: [{ since: at, good: ['success'] }],
    history: [{ providerIds: [7], failures: ['error'], from: at, to: at }],
  },
  notes: {
    put: [{ id: 'note', profileId: 1, at, who: 'me', text: 'x', jobId: null, changedAt: null }],
    remove: ['another'],
    get: ['note'],
    ofProfile: [1],
    noted: [],
    find: [['x']],
  },
  plans: {
    put: [
      [
        {
          profileId: 1,
          jobId: 'job-1',
          due: at,
          mode: 'bill',
          sendNotification: false,
          attempt: null,
          state: 'waiting',
          reason: null,
          code: null,
          startedJobId: null,
          at,
        },
      ],
    ],
    drop: [[1]],
    all: [],
  },
  unrecognised: {
    put: [{ id: 'message', at, reason: 'not-json', profileId: null, body: '' }],
    list: [10],
    count: [],
    discard: ['message'],
  },
  activity: {
    append: [{ at, who: 'someone', action: 'create', profileId: 1, outcome: 'done' }],
    read: [{ after: 0, limit: 10 }],
    find: [{ filter: {}, after: 0, upTo: 10 }],
    proofs: [[1]],
    head: [],
  },
})

type AnyCall = (...args: readonly unknown[]) => Promise<Result<unknown>>

const opened = async () => {
  const port = inProcess()
  const store = value(await openStore(() => port, { ...newPlace(), key: testKey }))
  value(await store.bulk.create({ id: 'run', operation: { kind: 'delete' }, at }))
  value(await store.bulk.addItems({ run: 'run', from: 0, profileIds: [1] }))
  value(await store.bulk.changeRun({ id: 'run', state: 'queued' }))
  const samples = samplesFor(value(await store.changes.begin({ kind: 'delete', profileId: 1, summary: '' })))
  return { store, port, samples }
}

/** The methods of the store's process that were called since `from`. */
const methodsSince = (port: ReturnType<typeof inProcess>, from: number): readonly unknown[] =>
  port.sent.slice(from).map((message) => (message as { readonly method: unknown }).method)

test('every operation of the interface reaches its SQL, through the door of its kind', async () => {
  const { store, port, samples } = await opened()
  const seenKinds: string[] = []
  for (const [area, named] of Object.entries<Operations[string]>(operations)) {
    for (const [name, { kind }] of Object.entries(named)) {
      const call = (store[area as Area] as unknown as Record<string, AnyCall>)[name]
      const args = (samples[area as Area] as unknown as Record<string, readonly unknown[]>)[name] ?? []
      const before = port.sent.length
      const result = await call?.(...args)
      expect([area, name, result]).toEqual([area, name, { ok: true, value: result?.ok ? result.value : '' }])
      expect([area, name, ...methodsSince(port, before)]).toEqual([area, name, kind])
      seenKinds.push(kind)
    }
  }
  expect(new Set(seenKinds)).toEqual(new Set(['read', 'write']))
  await store.close()
})

describe('an operation that is declared', () => {
  const declared = {
    books: { put: write<(title: string, pages?: number) => void>(), count: read<() => number>() },
  }

  it('is called by its area and name, with its arguments', async () => {
    const calls: unknown[] = []
    const client = clientOf(declared, async (kind, call) => {
      calls.push([kind, call])
      return ok(undefined)
    })
    await client.books.put('Candide', 130)
    await client.books.count()
    expect(calls).toEqual([
      ['write', { operation: 'books.put', args: ['Candide', 130] }],
      ['read', { operation: 'books.count', args: [] }],
    ])
  })

  it('has exactly its types; one that is not declared does not compile', () => {
    expectTypeOf<Store['jobs']['job']>().parameters.toEqualTypeOf<[jobId: string]>()
    expectTypeOf<Store['activity']['head']>().parameters.toEqualTypeOf<[]>()
    expectTypeOf<Awaited<ReturnType<Store['unrecognised']['count']>>>().toEqualTypeOf<Result<number>>()
    expectTypeOf<Store['jobs']>().not.toHaveProperty('forget')
  })
})
