import { afterEach, beforeEach, expect, test } from 'vitest'
import type { FaultRequest } from '../../electron/practice/faults'
import { openBulkBed, type BulkBed } from '../support/bulk-bed'
import { ended } from '../support/bulk-engine'
import { valueOf } from '../support/session'

let bed: BulkBed

beforeEach(async () => {
  bed = await openBulkBed()
})
afterEach(() => bed.close())

const ids = [1, 2, 3]
const tagged = (tag: string): readonly number[] => ids.filter((id) => bed.profile(id)?.tags.includes(tag))
const bulk = () => bed.engine().bulk
const listed = (id: string) =>
  bulk()
    .list()
    .find((run) => run.id === id)
const strike = (fault: FaultRequest): void => {
  bed.practice.service.faults.add(fault)
}
const refuse = (method: string, path: string): void =>
  strike({ kind: 'status', status: 403, body: { error: 'Permission denied' }, method, path })

test('a run is not forgotten while its undo can be tried again', async () => {
  const run = await bed.run({ kind: 'tag-add', tags: ['a'] }, ids)
  refuse('DELETE', '/profiles/1/tags')
  const undo = await bed.run({ kind: 'undo', runId: run.id })
  expect(undo.counts).toMatchObject({ done: 2, failed: 1 })
  expect(await bulk().forget(run.id)).toMatchObject({ ok: false })
  expect((await bed.retry(undo)).counts).toMatchObject({ done: 3 })
  valueOf(await bulk().forget(run.id))
})

test('an undo whose run is gone leaves its profiles alone, and keeps no other run waiting', async () => {
  const run = await bed.run({ kind: 'tag-add', tags: ['a'] }, ids)
  refuse('DELETE', '/profiles/1/tags')
  const undo = await bed.run({ kind: 'undo', runId: run.id })
  valueOf(await bed.engine().store.bulk.forget(run.id))
  await bed.restart()
  const again = await bed.retry(undo)
  expect(again.counts).toMatchObject({ done: 2, skipped: 1 })
  expect((await bed.items(again)).map(({ reason }) => reason)).toEqual(['run-forgotten', null, null])
  expect(await bed.run({ kind: 'tag-add', tags: ['b'] }, ids)).toMatchObject({ state: 'done' })
})

test('an undo that was cancelled leaves the rest to another', async () => {
  const run = await bed.run({ kind: 'tag-add', tags: ['a'] }, ids)
  strike({ kind: 'status', status: 429, retryAfter: '0', method: 'DELETE', times: 0 })
  const started = valueOf(await bulk().start({ kind: 'undo', runId: run.id }, [], undefined))
  await bed.engine().until(started.id, ({ state }) => state === 'held')
  expect(listed(run.id)).toMatchObject({ undoneBy: started.id, partlyUndone: false })
  valueOf(await bulk().cancel(started.id))
  await bed.engine().until(started.id, ended)
  expect(listed(run.id)).toMatchObject({ undoneBy: started.id, partlyUndone: true })
  bed.practice.service.faults.clear()
  const second = await bed.run({ kind: 'undo', runId: run.id })
  expect(tagged('a')).toEqual([])
  expect(listed(run.id)).toMatchObject({ undoneBy: second.id, partlyUndone: false })
})

test('a removed tag comes back whatever its name', async () => {
  bed.practice.service.world().profiles.addTag(1, 'x, y')
  const run = await bed.run({ kind: 'tag-remove', tags: ['x, y'] }, ids)
  expect(tagged('x, y')).toEqual([])
  expect((await bed.run({ kind: 'undo', runId: run.id })).counts).toMatchObject({ done: 1, failed: 0 })
  expect(tagged('x, y')).toEqual([1])
})

test('a run that was undone is not tried again: what it then did could not be undone', async () => {
  refuse('POST', '/profiles/1/tags')
  const run = await bed.run({ kind: 'tag-add', tags: ['a'] }, ids)
  expect(run.counts).toMatchObject({ done: 2, failed: 1 })
  const undo = await bed.run({ kind: 'undo', runId: run.id })
  expect(await bulk().retry(run.id)).toMatchObject({ ok: false })
  expect(tagged('a')).toEqual([])
  valueOf(await bulk().forget(undo.id))
  await bed.retry(run)
  expect(tagged('a')).toEqual([1])
})

test('a change that arrives after it was given up is found by the retry, and undone', async () => {
  const label = bed.profile(1)?.label ?? ''
  strike({ kind: 'reset', at: 'headers', method: 'PUT', done: false })
  const run = await bed.run({ kind: 'change', label: 'X {label}' }, [1])
  expect(run.counts).toMatchObject({ failed: 1 })
  bed.practice.service.world().profiles.change(1, { label: `X ${label}` })
  expect((await bed.retry(run)).counts).toMatchObject({ done: 1 })
  expect(bed.profile(1)?.label).toBe(`X ${label}`)
  await bed.run({ kind: 'undo', runId: run.id })
  expect(bed.profile(1)?.label).toBe(label)
})

test('a start that arrives after it was given up is not made again', async () => {
  const { world, log } = bed.practice.service
  strike({ kind: 'reset', at: 'headers', method: 'POST', done: false })
  const run = await bed.run({ kind: 'job-start', mode: 'bill', sendNotification: false }, [31, 32, 33, 34])
  const lost = (await bed.items(run)).find(({ state }) => state === 'failed')
  const late = bed.profile(lost?.profileId ?? 0)
  if (late) world().jobs.start(late, 'bill')
  log.clear()
  const again = await bed.retry(run)
  expect(again.counts).toMatchObject({ failed: 0, unknown: 1 })
  expect((await bed.items(again)).find(({ state }) => state === 'unknown')).toMatchObject({
    profileId: late?.id,
    reason: 'other-job',
  })
  expect(log.entries().filter(({ method }) => method === 'POST')).toEqual([])
})

test('a retry goes on after the program has ended in the middle of it', async () => {
  for (const halfway of [false, true]) {
    const tag = `a ${String(halfway)}`
    refuse('POST', '/profiles/1/tags')
    const run = await bed.run({ kind: 'tag-add', tags: [tag] }, ids)
    const { store } = bed.engine()
    valueOf(await store.bulk.retry(run.id))
    // A state that an earlier version could leave.
    if (halfway) valueOf(await store.bulk.changeRun({ id: run.id, state: 'done' }))
    await bed.restart()
    await bed.engine().until(run.id, ({ state, counts }) => state === 'done' && counts.done === 3)
    expect(tagged(tag)).toEqual(ids)
  }
})
