import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Snoozed } from '../../../electron/directory/index/triage-index'
import type { RowUpdate } from '../../../electron/directory/index/row-update'
import { createProfileIndex } from '../../../electron/directory/index/profile-index'
import { packBills } from '../../../shared/coverage/packed'
import type { Bill } from '../../../shared/domain/bill'
import { moverOf } from '../../../shared/domain/status'
import { triageMovers, type TriageQueue } from '../../../shared/domain/triage'
import { monthlyBills } from '../../support/bill-series'

const nobody: Snoozed = { ids: new Int32Array(), jobIds: [] }

const row = (
  id: number,
  status: string,
  more: { finished?: boolean; providerId?: number | null; readAt?: string } = {},
): RowUpdate => ({
  id,
  profile: {
    id,
    label: `case ${id}`,
    provider: more.providerId === null ? null : `Utility ${more.providerId ?? 1}`,
    providerId: more.providerId === undefined ? 1 : more.providerId,
    zipcode: null,
    tags: id % 2 ? ['odd'] : [],
    created: null,
    modified: null,
  },
  lastJob: { jobId: `job-${id}`, status, finished: more.finished ?? true, detail: null },
  readAt: more.readAt ?? '2026-11-26T08:00:00.000Z',
})

const triageIndexOf = (rows: readonly RowUpdate[]) => {
  const index = createProfileIndex()
  index.merge(rows)
  return { queue: index.triageQueue, counts: index.triageCounts }
}

/** Every case with the groups that it lies in. */
const flat = ({ groups, ids }: TriageQueue) =>
  groups.flatMap(({ mover, providers }) =>
    providers.flatMap(({ providerId, statuses }) =>
      statuses.flatMap(({ status, from, count }) =>
        [...ids.subarray(from, from + count)].map((id) => ({ id, mover, providerId, status })),
      ),
    ),
  )

describe('the queue', () => {
  it('lies in order: movers, then the largest provider, then the largest status, then the newest end', () => {
    const triage = triageIndexOf([
      row(1, 'site_error', { readAt: '2026-11-26T01:00:00.000Z' }),
      row(2, 'site_error', { readAt: '2026-11-26T03:00:00.000Z' }),
      row(3, 'timeout_site'),
      row(4, 'terminated'),
      row(5, 'credential_error', { providerId: 2 }),
      row(6, 'site_error', { providerId: 2 }),
      row(7, 'new_status_2027', { providerId: null }),
      row(8, 'success'),
      row(10, 'partial_success'),
      row(9, 'login', { finished: false }),
    ])
    const queue = triage.queue({ filter: {}, snoozed: nobody })
    expect([...queue.ids]).toEqual([5, 2, 1, 3, 6, 4, 10, 7])
    expect(queue.groups.map(({ mover, count }) => [mover, count])).toEqual([
      ['credentials', 1],
      ['retry', 4],
      ['support', 1],
      ['data', 1],
      ['unknown', 1],
    ])
    expect(queue.groups[1]?.providers[0]).toEqual({
      providerId: 1,
      provider: 'Utility 1',
      count: 3,
      statuses: [
        { status: 'site_error', count: 2, from: 1 },
        { status: 'timeout_site', count: 1, from: 3 },
      ],
    })
  })

  it('has a success under missing data while bills are missing or late, after all failures, until they have come', () => {
    const index = createProfileIndex(() => new Date('2026-11-10T12:00'))
    index.merge([row(1, 'success'), row(2, 'success'), row(3, 'credential_error'), row(4, 'partial_success')])
    const year = monthlyBills('2026-01-01', 10)
    const read = (id: number, bills: readonly Bill[]) =>
      index.bills({ ids: [id], packed: [packBills(bills, new Date('2026-11-10T12:00').toISOString())] })
    const groups = () =>
      index.triageQueue({ filter: {}, snoozed: nobody }).groups.map(({ mover, count }) => `${mover} ${count}`)
    const counts = () => index.triageCounts({ snoozed: nobody, heldProviders: [1] })
    const first = counts()
    for (const id of [1, 3]) read(id, year.slice(0, 9))
    read(2, year)
    expect(groups()).toEqual(['credentials 1', 'data 2'])
    expect(counts().version).toBeGreaterThan(first.version)
    expect(counts().counts).toMatchObject({ open: 2, held: 2, byMover: { data: 2, nobody: 0 } })
    expect([...index.triageQueue({ filter: { movers: ['nobody'] }, snoozed: nobody }).ids]).toEqual([2])
    read(1, year)
    expect(groups()).toEqual(['credentials 1', 'data 1'])
    // Of two bills nobody can tell: that is not called missing.
    read(2, year.slice(0, 2))
    expect(groups()).toEqual(['credentials 1', 'data 1'])
  })

  it('takes the times of ends from the ledger, and keeps them when the same job is read again', () => {
    const index = createProfileIndex()
    index.merge([row(1, 'site_error'), row(2, 'site_error')])
    index.ends({ ids: Int32Array.of(1, 2, 99), times: Float64Array.of(2_000, 1_000, 3_000) })
    index.merge([row(2, 'site_error', { readAt: '2026-11-27T00:00:00.000Z' })])
    expect([...index.triageQueue({ filter: {}, snoozed: nobody }).ids]).toEqual([1, 2])
    index.merge([
      { id: 2, lastJob: { jobId: 'another', status: 'site_error', finished: true, detail: null } },
    ])
    expect([...index.triageQueue({ filter: {}, snoozed: nobody }).ids]).toEqual([2, 1])
  })

  it('is narrowed by each part of the filter', () => {
    const triage = triageIndexOf([
      row(1, 'site_error'),
      row(2, 'terminated', { providerId: 2 }),
      row(3, 'success'),
      row(4, 'site_error', { providerId: 2 }),
    ])
    const ids = (filter: Parameters<typeof triage.queue>[0]['filter']) => [
      ...triage.queue({ filter, snoozed: nobody }).ids,
    ]
    expect(ids({ movers: ['support'] })).toEqual([2])
    expect(ids({ movers: ['nobody'] })).toEqual([3])
    expect(ids({ providerIds: [2] })).toEqual([4, 2])
    expect(ids({ statuses: ['site_error'] })).toEqual([4, 1])
    expect(ids({ text: 'tag:odd' })).toEqual([1])
  })

  it('leaves out, or shows alone, what is snoozed for the very job that failed', () => {
    const triage = triageIndexOf([row(1, 'site_error'), row(2, 'site_error')])
    const snoozed = { ids: Int32Array.of(1, 2), jobIds: ['job-1', 'an earlier one'] }
    expect([...triage.queue({ filter: {}, snoozed }).ids]).toEqual([2])
    expect([...triage.queue({ filter: { snoozed: true }, snoozed }).ids]).toEqual([1])
    expect(triage.counts({ snoozed, heldProviders: [1] }).counts).toMatchObject({
      open: 1,
      snoozed: 1,
      held: 1,
    })
  })

  it('says of how many profiles too little is read to tell whether they are cases', () => {
    const triage = triageIndexOf([
      row(1, 'site_error'),
      row(2, 'success'),
      { ...row(3, ''), lastJob: undefined },
      { ...row(4, ''), lastJob: null },
      { id: 5 },
      { id: 6, lastJob: { jobId: 'job-6', status: 'site_error', finished: true, detail: null } },
    ])
    const unread = (filter: Parameters<typeof triage.queue>[0]['filter']) =>
      triage.queue({ filter, snoozed: nobody }).unread
    expect(unread({})).toBe(2)
    expect(unread({ text: 'tag:odd' })).toBe(3)
    expect(unread({ text: 'id:5' })).toBe(1)
    expect(unread({ providerIds: [2] })).toBe(2)
    expect(unread({ statuses: ['timeout_site'] })).toBe(2)
    expect(unread({ snoozed: true })).toBe(0)
    expect(triage.counts({ snoozed: nobody, heldProviders: [] }).counts).toMatchObject({ open: 2, unread: 2 })
  })

  it('has each case once, in the groups of its status, and counts as many', () => {
    const anyRow = fc
      .record({
        id: fc.integer({ min: 1, max: 40 }),
        status: fc.constantFrom(
          'success',
          'site_error',
          'credential_error',
          'terminated',
          'new_one',
          'login',
        ),
        finished: fc.boolean(),
        providerId: fc.constantFrom(null, 1, 2, 3),
      })
      .map(({ id, status, ...more }) => row(id, status, more))
    fc.assert(
      fc.property(fc.array(anyRow), (rows) => {
        const triage = triageIndexOf(rows)
        const last = new Map(rows.map((one) => [one.id, one]))
        const wanted = [...last.values()].flatMap(({ id, profile, lastJob }) => {
          const mover = moverOf(lastJob?.status ?? '', lastJob?.finished ?? false)
          return mover === 'nobody' || mover === 'running'
            ? []
            : [{ id, mover, providerId: profile?.providerId ?? null, status: lastJob?.status }]
        })
        const queue = triage.queue({ filter: {}, snoozed: nobody })
        const byId = (a: { id: number }, b: { id: number }) => a.id - b.id
        expect(flat(queue).toSorted(byId)).toEqual(wanted.toSorted(byId))
        const { counts } = triage.counts({ snoozed: nobody, heldProviders: [] })
        expect(counts.open).toBe(queue.ids.length)
        expect(triageMovers.reduce((sum, mover) => sum + counts.byMover[mover], 0)).toBe(counts.open)
      }),
    )
  })

  it('tells by its version that it may be another', () => {
    const index = createProfileIndex()
    const version = () => index.triageCounts({ snoozed: nobody, heldProviders: [] }).version
    index.merge([row(1, 'login', { finished: false })])
    const before = version()
    index.merge([row(1, 'account_navigation', { finished: false })])
    expect(version()).toBe(before)
    index.add(Int32Array.of(2))
    expect(version()).toBe(before)
    index.merge([row(2, 'login', { finished: false })])
    const learned = version()
    expect(learned).toBeGreaterThan(before)
    index.merge([row(1, 'site_error')])
    expect(version()).toBeGreaterThan(learned)
    const failed = version()
    index.remove([1])
    expect(version()).toBeGreaterThan(failed)
  })
})
