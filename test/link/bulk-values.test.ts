import { afterEach, beforeEach, expect, test } from 'vitest'
import type { BulkRun, RowField, RowValues } from '../../shared/domain/bulk'
import { openBulkBed, type BulkBed } from '../support/bulk-bed'
import { ended } from '../support/bulk-engine'
import { valueOf } from '../support/session'

let bed: BulkBed

beforeEach(async () => {
  bed = await openBulkBed()
})
afterEach(() => bed.close())

const operation = { kind: 'values', fields: ['tag', 'zipcode', 'label'] satisfies RowField[] } as const
const ids = [1, 2, 3]
const rows: readonly RowValues[] = [
  { tag: 'by-row', zipcode: '02139', label: 'CASE-ROW-1' },
  { label: 'CASE-ROW-2' },
  { tag: 'other' },
]

const start = async (values: readonly RowValues[], of: readonly number[] = ids): Promise<BulkRun> =>
  valueOf(await bed.engine().bulk.start(operation, of, undefined, undefined, undefined, undefined, values))
const run = async (values: readonly RowValues[]): Promise<BulkRun> =>
  bed.engine().until((await start(values)).id, ended)
const now = () =>
  ids.map((id) => {
    const { label, zipcode, tags } = bed.profile(id) ?? {}
    return { label, zipcode, tags: [...(tags ?? [])].toSorted() }
  })

test('each profile gets the values of its own row, and an undo takes back exactly these', async () => {
  for (const id of ids) valueOf(await bed.engine().directory.read(id, { priority: 'bulk' }))
  const before = now()
  const done = await run(rows)
  expect(done.counts).toMatchObject({ total: 3, done: 3 })
  const [first, second, third] = now()
  expect(first).toMatchObject({ label: 'CASE-ROW-1', zipcode: '02139' })
  expect(first?.tags).toContain('by-row')
  expect(second).toEqual({ ...before[1], label: 'CASE-ROW-2' })
  expect(third).toEqual({ ...before[2], tags: [...(before[2]?.tags ?? []), 'other'].toSorted() })
  const undone = await bed.run({ kind: 'undo', runId: done.id })
  expect(undone.counts).toMatchObject({ total: 3, done: 3 })
  const after = now()
  expect(after.map(({ label, tags }) => ({ label, tags }))).toEqual(
    before.map(({ label, tags }) => ({ label, tags })),
  )
})

test('values live through a restart before their run has come to them', async () => {
  const started = await start(rows)
  valueOf(await bed.engine().bulk.pause(started.id))
  await bed.restart()
  for (const id of ids) valueOf(await bed.engine().directory.read(id, { priority: 'bulk' }))
  valueOf(await bed.engine().bulk.resume(started.id))
  expect((await bed.engine().until(started.id, ended)).counts).toMatchObject({ total: 3, done: 3 })
  expect(now().map(({ label }) => label)).toEqual(['CASE-ROW-1', 'CASE-ROW-2', bed.profile(3)?.label])
})

test('an undo leaves a label that a colleague has changed since, and still takes the tag back', async () => {
  for (const id of ids) valueOf(await bed.engine().directory.read(id, { priority: 'bulk' }))
  const done = await run([{ tag: 'by-row', label: 'CASE-ROW-1' }, { label: 'CASE-ROW-2' }, { tag: 'other' }])
  bed.practice.service.world().profiles.change(1, { label: 'by a colleague' })
  const undone = await bed.run({ kind: 'undo', runId: done.id })
  const [first] = await bed.items(undone)
  expect([first?.state, first?.reason]).toEqual(['done', 'changed-since'])
  expect(bed.profile(1)?.label).toBe('by a colleague')
  expect(bed.profile(1)?.tags).not.toContain('by-row')
})

test('the preview shows each value before and after, and asks about a label that two rows give', async () => {
  for (const id of ids) valueOf(await bed.engine().directory.read(id, { priority: 'bulk' }))
  const same = [{ label: 'SAME' }, { label: 'SAME' }, { tag: 'other' }]
  const preview = valueOf(await bed.engine().bulk.preview(operation, ids, undefined, undefined, same))
  expect(preview).toMatchObject({ total: 3, changes: 3, undoable: true })
  expect(preview.sameLabels).toMatchObject({ count: 2 })
  expect(preview.first[0]).toMatchObject({
    before: `label: ${bed.profile(1)?.label ?? ''}`,
    after: 'label: SAME',
  })
})

test('values that do not fit their profiles are refused before anything is stored', async () => {
  const { bulk } = bed.engine()
  const refused = { ok: false, error: { code: 'invalid-input' } }
  const asked = (of: readonly number[], values?: readonly RowValues[]) =>
    bulk.start(operation, of, undefined, undefined, undefined, undefined, values)
  expect(await asked(ids)).toMatchObject(refused)
  expect(await asked(ids, [{ tag: 'one' }])).toMatchObject(refused)
  expect(await asked([1, 1], [{ tag: 'one' }, { tag: 'two' }])).toMatchObject(refused)
  expect(await asked([1], [{ tag: 'a,b' }])).toMatchObject(refused)
  expect(bulk.list()).toEqual([])
})
