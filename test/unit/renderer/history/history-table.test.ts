import { expect, it } from 'vitest'
import { changedFields } from '../../../../renderer/features/bills/bill-changes'
import { historyTable } from '../../../../renderer/features/history/history-table'
import { cellText } from '../../../../shared/domain/cell'
import { mostLines } from '../../../../shared/domain/table-format'
import type { HistoryEntry } from '../../../../shared/history/history'
import { change, entries, line, on, start } from './samples'

const tableOf = (its: readonly HistoryEntry[], from: typeof start | null = start) =>
  historyTable(its, from, (one) => changedFields([one])).lines.map((cells) => cells.map(cellText))

it('has a row for each changed field, with the day, what it was before and by whom', () => {
  const rows = tableOf(entries)
  expect(rows.map((row) => [row[0], ...row.slice(2, 8)])).toEqual([
    ['2026-11-12', 'Profile changed', '', 'Label', 'CASE-00412', 'CASE-00412 moved', ''],
    ['2026-11-10', 'Tags changed', '', 'Tag', 'solar', '', 'ana'],
    ['2026-11-10', 'Tags changed', '', 'Tag', '', 'vip', 'ana'],
    ['2026-11-10', 'Credential changed', '', 'Outcome', '', 'Refused', 'ana'],
    ['2026-11-08', 'Bills came or went', '', 'Records', '12', '13', ''],
    [
      '2026-11-08',
      'Bills came or went',
      '',
      'Newest of Electricity, meter 84799987',
      '2026-09-03 to 2026-10-02',
      '2026-10-03 to 2026-11-02',
      '',
    ],
    [
      '2026-11-08',
      'Record of the bills changed',
      'Electricity, meter 84799987, 2026-09-03 to 2026-10-02',
      'Cost',
      '$131.46',
      '$118.46',
      '',
    ],
    ['2026-11-07', 'Bill job', 'job-516', 'Status', '', 'Wrong credentials', 'ana'],
    ['2026-11-01', 'Beginning', '', '', '', '', ''],
  ])
  expect(rows[0]?.[1]).toBe(on(12))
  expect(rows[0]?.at(-1)).toMatch(/^Not done from here\. At the reading before, on 2026-11-10 09:00/)
  expect(rows.at(-1)?.at(-1)).toMatch(/^First seen on 2026-11-01 09:00\. Its bills are known since/)
})

it('names the calendar of its days and of its times', () => {
  const { columns } = historyTable(entries, start, (one) => changedFields([one]))
  expect(columns.slice(0, 2)).toEqual(['Day (local)', 'Time (UTC)'])
})

it('says who it was as far as it is known: perhaps, or of some of the fields', () => {
  const fields = [
    { field: 'label', before: '=A', after: 'B' },
    { field: 'zipcode', before: '00007', after: null },
  ]
  const own = { seq: 1, who: 'ana', at: on(3) }
  const [perhaps, , partly, zip] = tableOf([
    change(2, on(4), { fields, own: [{ ...own, perhaps: true }] }),
    change(1, on(3), { fields, own: [{ ...own, only: ['zipcode'] }] }),
  ])
  expect(perhaps?.slice(4, 8)).toEqual(['Label', "'=A", 'B', 'perhaps ana'])
  expect(partly?.[7]).toBe('ana (ZIP code)')
  expect(zip?.slice(4, 7)).toEqual(['ZIP code', '00007', ''])
})

it('names what cannot be opened, and of many changed records that they are more', () => {
  const records = entries.find((entry) => entry.kind === 'records')
  if (records?.kind !== 'records') throw new Error('no records')
  const rows = tableOf([
    { kind: 'unreadable', source: 'change', at: on(9), n: 1 },
    { ...records, count: 45 },
  ])
  expect(rows[0]?.[2]).toBe('Something was kept here that cannot be opened any more.')
  expect(rows.at(-2)?.[2]).toBe('45 records of the bills changed')
  expect(rows.at(-2)?.at(-1)).toBe('These are the first 1. Bills shows what changed in each.')
})

it('is never longer than a file may be, and says that something is left out', () => {
  const many = Array.from({ length: mostLines + 5 }, (_, at) => line(at, on(5), { action: 'tag-remove' }))
  const rows = tableOf(many)
  expect(rows).toHaveLength(mostLines)
  expect(rows.at(-1)?.slice(2).join()).toMatch(/^Not all,.*What is older is left out/)
  // Also where few rows came of all that was read.
  expect(tableOf(many.slice(0, 2), null).at(-1)?.[2]).toBe('Not all')
})
