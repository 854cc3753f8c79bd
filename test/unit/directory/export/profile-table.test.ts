import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { exportColumns } from '../../../../electron/directory/export/cells'
import { cellText, decimal } from '../../../../shared/domain/cell'
import { unguarded } from '../../../../shared/domain/cell-guard'
import { tagsOf } from '../../../../shared/domain/tag-list'
import {
  profilesAsTable,
  profilesFile,
  type ProfileTable,
} from '../../../../electron/directory/export/profile-table'
import { sortColumns } from '../../../../shared/domain/directory'
import type { BillSummary } from '../../../../shared/domain/coverage'
import type { ProfileRow } from '../../../../shared/domain/profile'
import { valueOf } from '../../../support/session'
import { makeTable } from '../../../support/tables'

const rowOf = (id: number, more: Partial<NonNullable<ProfileRow['profile']>> = {}): ProfileRow => ({
  id,
  profile: {
    id,
    label: `CASE-${id}`,
    provider: 'Pacific Gas & Electric',
    providerId: 3150,
    zipcode: '00007',
    tags: ['solar', 'vip'],
    created: '2026-10-03T08:15:30.000Z',
    modified: null,
    ...more,
  },
  lastJob: null,
  readAt: '2026-11-25T20:00:00.123Z',
})

const tableOf = (rows: readonly ProfileRow[]) => {
  const byId = new Map(rows.map((row) => [row.id, row]))
  const asked: number[] = []
  return {
    asked,
    ids: Int32Array.from(rows, ({ id }) => id),
    columns: sortColumns,
    rows: async (ids: readonly number[]) => {
      asked.push(ids.length)
      return ids.map((id) => byId.get(id) ?? { id, profile: null, readAt: null })
    },
  }
}

const csvFileOf = async (table: ProfileTable) => valueOf(await profilesFile(table, 'csv', makeTable))

const csvOf = async (rows: readonly ProfileRow[]) => {
  const { bytes, unread } = await csvFileOf(tableOf(rows))
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  return {
    unread,
    text,
    lines: Papa.parse<string[]>(text.slice(1), { delimiter: ',', newline: '\r\n' }).data.slice(0, -1),
  }
}

/** Everything that could break a cell, a line or a spreadsheet. */
const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom(...Array.from('=+-@＝＋－＠,;"\'\t\r\n\0\u2028\uFEFF 019a')),
      fc.string({ unit: 'grapheme', maxLength: 4 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''))

const anyRow = fc
  .tuple(fc.integer({ min: 1, max: 2 ** 31 - 1 }), anyText, fc.option(anyText), fc.array(anyText))
  .map(([id, label, provider, tags]) => rowOf(id, { label, provider, zipcode: label, tags }))

const anyRows = fc.uniqueArray(anyRow, { selector: ({ id }) => id, maxLength: 20 })

describe('profiles as CSV', () => {
  it('names the columns as the grid does, and writes numbers and times bare', async () => {
    const bills: BillSummary = {
      readAt: '2026-11-25T20:00:00.000Z',
      strips: [{ type: 'gas', months: [] }],
      month: '2026-11',
      lastBill: '2026-10-31',
      missing: 2,
      late: 1,
      tooFew: 0,
      unknown: 0,
    }
    const intervals = {
      readAt: '2026-11-25T20:00:00.000Z',
      meters: 1,
      lastInterval: { from: '2026-11-12', to: '2026-11-12' },
      notComplete: ['2026-08'],
    }
    const { text, lines } = await csvOf([{ ...rowOf(516), bills, intervals }])
    expect(text.charCodeAt(0)).toBe(0xfeff)
    expect(lines).toEqual([
      [
        'Label',
        'ID',
        'Provider',
        'Last job',
        'ZIP',
        'Tags',
        'Created (UTC)',
        'Read (UTC)',
        'Bills',
        'Last bill',
        'Missing',
        'Last interval',
      ],
      [
        'CASE-516',
        '516',
        'Pacific Gas & Electric',
        'never run',
        '00007',
        'solar, vip',
        '2026-10-03 08:15:30',
        '2026-11-25 20:00:00',
        'gas; 1 late; 2 missing',
        '2026-10-31',
        '2',
        '2026-11-12',
      ],
    ])
    expect(text).toContain(',516,')
    expect(text).toContain(',2026-10-03 08:15:30,')
  })

  it('calls no job ended that runs', async () => {
    const lastJob = { jobId: 'job-516', status: 'success', finished: false, detail: null }
    const { lines } = await csvOf([{ ...rowOf(516), lastJob }])
    expect(lines[1]?.[3]).toBe('Still running · success')
  })

  it('gives back every text as it was, but for the mark that keeps it a text', async () => {
    await fc.assert(
      fc.asyncProperty(anyRows, async (rows) => {
        const { lines } = await csvOf(rows)
        expect(lines.slice(1)).toEqual(
          rows.map((row) => sortColumns.map((column) => cellText(exportColumns[column].cell(row)))),
        )
      }),
    )
  })

  it('has no cell that a spreadsheet would take for a formula, and marks no other', async () => {
    await fc.assert(
      fc.asyncProperty(anyRows, async (rows) => {
        const { lines } = await csvOf(rows)
        for (const [at, line] of lines.slice(1).entries()) {
          expect(line.filter((cell) => /^[=+\-@\t\r\n\0＝＋－＠]/.test(cell))).toEqual([])
          const label = rows[at]?.profile?.label ?? ''
          expect([label, `'${label}`]).toContain(line[0])
          expect(line[1]).toBe(String(rows[at]?.id))
        }
      }),
    )
    expect(cellText(decimal('-1'))).toBe('-1')
  })

  it('gives label and tags back exactly to whoever takes the mark away, commas and quotes in them included', async () => {
    await fc.assert(
      fc.asyncProperty(anyRows, async (rows) => {
        const { lines } = await csvOf(rows)
        for (const [at, line] of lines.slice(1).entries()) {
          expect(unguarded(line[0] ?? '')).toBe(rows[at]?.profile?.label)
          expect(tagsOf(unguarded(line[5] ?? ''))).toEqual(rows[at]?.profile?.tags)
        }
      }),
    )
  })

  it('counts the texts that a spreadsheet would show otherwise', async () => {
    const rows = ['00412', '12345678901234567', '1E5', '3-12', 'MARCH1', 'CASE-1', '516'].map((label, at) =>
      rowOf(at + 1, { label, zipcode: '94103' }),
    )
    const { rewritten } = await csvFileOf(tableOf([...rows, rowOf(9)]))
    expect(rewritten).toEqual([
      { column: 'Label', count: 5, example: '00412' },
      { column: 'ZIP', count: 1, example: '00007' },
    ])
  })

  it('writes what has not been read by its id alone, and counts it', async () => {
    const { lines, unread } = await csvOf([rowOf(1), { id: 2, profile: null, readAt: null }])
    expect(unread).toBe(1)
    expect(lines[2]).toEqual(['', '2', ...Array.from({ length: 10 }, () => '')])
  })

  it('takes the columns in the order in which they are shown', async () => {
    const table = { ...tableOf([rowOf(7)]), columns: ['id', 'label'] as const }
    const { bytes } = await csvFileOf(table)
    expect(new TextDecoder().decode(bytes)).toBe('ID,Label\r\n7,CASE-7\r\n')
  })

  it('asks for 500 rows at a time', async () => {
    const table = tableOf(Array.from({ length: 1201 }, (_, at) => rowOf(at + 1)))
    await csvFileOf(table)
    expect(table.asked).toEqual([500, 500, 201])
  })

  it('ends when it is taken back', async () => {
    const signal = AbortSignal.abort()
    await expect(csvFileOf({ ...tableOf([rowOf(1)]), signal })).rejects.toThrow()
  })
})

describe('profiles as a table of tabs', () => {
  it('has a line for each profile and a cell for each column, whatever the texts hold', async () => {
    await fc.assert(
      fc.asyncProperty(anyRows, async (rows) => {
        const { text } = await profilesAsTable(tableOf(rows))
        const lines = text.split('\n')
        expect(lines).toHaveLength(rows.length + 1)
        for (const [at, line] of lines.slice(1).entries()) {
          const cells = line.split('\t')
          expect(cells).toHaveLength(sortColumns.length)
          expect(cells[1]).toBe(String(rows[at]?.id))
          expect(cells.filter((cell) => /^[=+\-@＝＋－＠]/.test(cell))).toEqual([])
        }
      }),
    )
  })

  it('writes blanks for tabs and line ends, and quotes what begins with a quotation mark', async () => {
    const rows = [rowOf(1, { label: 'a\tb\r\nc' }), rowOf(2, { label: '"big" one' })]
    const { text } = await profilesAsTable({ ...tableOf(rows), columns: ['label', 'id'] })
    expect(text).toBe('Label\tID\na b c\t1\n"""big"" one"\t2')
  })
})
