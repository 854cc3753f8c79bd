import { expect, it, vi } from 'vitest'
import { createTaskRecord, taskOf } from '../../../electron/bulk/item-task'
import type { Step } from '../../../electron/bulk/work'
import type { Activity } from '../../../electron/activity/activity-log'
import type { StoredItem } from '../../../electron/store/bulk-store'
import { fail } from '../../../shared/errors/failure'

it('the line of each kind of step names the tag or the changed fields, and none of their values', () => {
  const lines: Activity[] = []
  const record = createTaskRecord({
    runId: 'run',
    activity: {
      record: async (line) => {
        lines.push(line)
        return fail('store-full')
      },
    },
    logger: { info: vi.fn(), warn: vi.fn(), error: vi.fn() },
    now: () => new Date(),
    write: async () => null,
    closing: () => true,
  })
  const item = { profileId: 516, place: 0, details: { label: 'CASE-1' } } as unknown as StoredItem
  const task = taskOf(item, { steps: [], at: 0, did: [] })
  const steps: readonly Step[] = [
    { kind: 'tag-add', tag: 'solar' },
    { kind: 'tag-remove', tag: 'solar' },
    { kind: 'change', set: { zipcode: '94107', label: 'CASE-2' }, old: { label: 'CASE-1' } },
    { kind: 'job-start', mode: 'bill', sendNotification: false, lastJobId: null },
    { kind: 'delete' },
  ]
  for (const step of steps) record.log(task, step, 'done')
  expect(lines.map(({ action, personal }) => [action, personal])).toEqual([
    ['tag-add', { label: 'CASE-1', tag: 'solar' }],
    ['tag-remove', { label: 'CASE-1', tag: 'solar' }],
    ['change', { label: 'CASE-1', fields: 'label, zipcode' }],
    ['job-start', { label: 'CASE-1' }],
    ['delete', { label: 'CASE-1' }],
  ])
})
