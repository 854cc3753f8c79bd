import fc from 'fast-check'
import Papa from 'papaparse'
import { expect, test } from 'vitest'
import { nextLine } from '../../../electron/store/chain'
import { exportColumns } from '../../../electron/activity/export-file'
import { headOf, readExport, type ReadExport } from '../../../electron/activity/read-export'
import { verifyExport, type Finding } from '../../../electron/activity/verify-export'
import { fileOf, headOfAll, someLog } from './exported'

const read = (text: string): ReadExport => {
  const file = readExport(text)
  if (!file) throw new Error('no export')
  return file
}
const findingsIn = (text: string): readonly Finding[] => verifyExport(read(text)).findings
const kindsIn = (text: string) => findingsIn(text).map(({ kind }) => kind)

type Rows = readonly (readonly string[])[]

/** The file with its rows (heading and last line included) made into others. */
const edited = (text: string, edit: (rows: Rows) => Rows): string =>
  Papa.unparse(
    edit(Papa.parse<string[]>(text.slice(1), { skipEmptyLines: true }).data).map((row) => [...row]),
  )

const without = (rows: Rows, place: number): Rows => rows.filter((_, at) => at !== place)

test('an export as it was written is whole, and gives back every line and personal part', () => {
  fc.assert(
    fc.property(someLog, (proofs) => {
      const file = read(fileOf(proofs))
      expect(file.lines.map(({ line, part }) => ({ line, part }))).toEqual(proofs)
      expect(verifyExport(file)).toMatchObject({
        findings: [],
        extent: 'whole',
        lines: proofs.length,
        head: headOfAll(proofs),
        proven: proofs.filter(({ part }) => part).length,
        forgotten: 0,
      })
    }),
  )
})

test('an empty log is whole', () => {
  expect(verifyExport(read(fileOf([])))).toMatchObject({ findings: [], lines: 0, head: { count: 0 } })
})

test('a spreadsheet finds no formula in it', () => {
  fc.assert(
    fc.property(someLog, (proofs) => {
      const { data } = Papa.parse<string[]>(fileOf(proofs).slice(1))
      for (const cell of data.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r\n\0＝＋－＠]/)
    }),
  )
})

test('any change of any cell of any line is found', () => {
  const personalColumns = [exportColumns.indexOf('salt'), exportColumns.indexOf('personal')]
  fc.assert(
    fc.property(
      someLog,
      fc.nat(),
      fc.nat({ max: exportColumns.length - 1 }),
      fc.oneof(
        fc.string(),
        fc.constantFrom('0', '1', '01', '', "'", 'done', 'f'.repeat(64), '{}', '{"a":"b"}'),
      ),
      (proofs, pick, column, value) => {
        const row = 1 + (pick % proofs.length)
        const text = fileOf(proofs)
        const before = read(text)
        const changed = edited(text, (rows) =>
          rows.map((cells, at) =>
            at === row ? cells.map((cell, place) => (place === column ? value : cell)) : cells,
          ),
        )
        const same = edited(text, (rows) => rows) === changed
        // A line that had no personal part is as it was when nothing is put where nothing was.
        fc.pre(!same)
        const found = findingsIn(changed)
        expect(found.length, JSON.stringify({ column, value, before })).toBeGreaterThan(0)
        if (personalColumns.includes(column)) return
        expect(['unreadable', 'changed']).toContain(found[0]?.kind)
      },
    ),
    { numRuns: 400 },
  )
})

test('a line left out is missing, or cut off at the end', () => {
  fc.assert(
    fc.property(someLog, fc.nat(), (proofs, pick) => {
      const seq = 1 + (pick % proofs.length)
      expect(findingsIn(edited(fileOf(proofs), (rows) => without(rows, seq)))).toEqual([
        { kind: seq === proofs.length ? 'end-missing' : 'missing', first: seq, last: seq },
      ])
    }),
  )
})

test('a line that stands twice, and two that changed places, are found', () => {
  fc.assert(
    fc.property(someLog, fc.nat(), fc.nat(), (proofs, one, other) => {
      const from = 1 + (one % proofs.length)
      const to = 1 + ((one + 1 + (other % (proofs.length - 1))) % proofs.length)
      const text = fileOf(proofs)
      const doubled = edited(text, (rows) => rows.flatMap((row, at) => (at === from ? [row, row] : [row])))
      expect(findingsIn(doubled)).toEqual([{ kind: 'doubled', seq: from }])
      const swapped = edited(text, (rows) =>
        rows.map((row, at) => (at === from ? rows[to] : at === to ? rows[from] : row) ?? row),
      )
      expect(kindsIn(swapped)).toContain('out-of-order')
    }),
  )
})

test('a line written anew with a hash of its own does not fit its neighbours', () => {
  fc.assert(
    fc.property(someLog, fc.nat(), (proofs, pick) => {
      const place = pick % proofs.length
      const forged = proofs.map((proof, at) =>
        at === place
          ? {
              ...proof,
              line: nextLine(
                { count: proof.line.seq - 1, hash: proof.line.previous },
                { ...proof.line, who: `${proof.line.who}x` },
              ),
            }
          : proof,
      )
      expect(findingsIn(fileOf(forged, 'whole', headOfAll(proofs)))).toEqual([
        place === proofs.length - 1
          ? { kind: 'head-differs', seq: proofs.length }
          : { kind: 'does-not-follow', seq: place + 2 },
      ])
    }),
  )
})

test('without its last line, or with rows behind it, a file is not as it was written', () => {
  fc.assert(
    fc.property(someLog, (proofs) => {
      const text = fileOf(proofs)
      expect(kindsIn(edited(text, (rows) => rows.slice(0, -1)))).toEqual(['no-last-line'])
      expect(kindsIn(edited(text, (rows) => [...rows, rows[1] ?? []]))).toEqual(['rows-after-end'])
      expect(kindsIn(edited(text, (rows) => [...rows.slice(0, -1), ['head', 'x', 'y']]))).toEqual([
        'no-last-line',
      ])
    }),
  )
})

test('an end cut off together with the last line shows against a head from elsewhere', () => {
  fc.assert(
    fc.property(someLog, (proofs) => {
      const given = headOfAll(proofs)
      const shorter = read(fileOf(proofs.slice(0, -1)))
      expect(verifyExport(shorter).findings).toEqual([])
      expect(verifyExport(shorter, { given }).findings).toEqual([
        { kind: 'shorter-than-given', given, last: proofs.length - 1 },
      ])
    }),
  )
})

test('a chain made anew shows against a head from elsewhere, whole or longer; the right one stands', () => {
  fc.assert(
    fc.property(someLog, someLog, (proofs, others) => {
      const early = { count: 1, hash: proofs[0]?.line.hash ?? '' }
      expect(verifyExport(read(fileOf(proofs)), { given: early })).toMatchObject({
        findings: [],
        givenHeadStands: true,
      })
      const otherHash = { count: 1, hash: others[0]?.line.hash ?? '' }
      fc.pre(otherHash.hash !== early.hash)
      expect(verifyExport(read(fileOf(proofs)), { given: otherHash }).findings).toEqual([
        { kind: 'given-head-differs', given: otherHash },
      ])
    }),
  )
})

test('a personal part that is gone leaves the chain whole; one put there by hand does not', () => {
  fc.assert(
    fc.property(someLog, fc.nat(), (proofs, pick) => {
      const place = pick % proofs.length
      const gone = proofs.map((proof, at) => (at === place ? { ...proof, part: null } : proof))
      expect(verifyExport(read(fileOf(gone)))).toMatchObject({
        findings: [],
        forgotten: proofs[place]?.part ? 1 : 0,
      })
      const made = proofs.map((proof, at) =>
        at === place ? { ...proof, part: { salt: '0'.repeat(32), personal: { label: 'made up' } } } : proof,
      )
      expect(findingsIn(fileOf(made))).toEqual([{ kind: 'personal-altered', seq: place + 1 }])
    }),
  )
})

test('a part: its lines are checked, what lies between them is not; a whole export shows what was made up', () => {
  fc.assert(
    fc.property(someLog, fc.nat(), (proofs, pick) => {
      const place = pick % proofs.length
      const some = proofs.filter((_, at) => at !== place)
      const text = fileOf(some, 'part', headOfAll(proofs))
      const whole = read(fileOf(proofs))
      expect(verifyExport(read(text), { against: whole })).toMatchObject({ findings: [], extent: 'part' })
      expect(kindsIn(edited(text, (rows) => without(rows, 1)))).toEqual(['miscounted'])
      const [first] = some
      if (!first) return
      const { line } = first
      const forged = {
        part: null,
        line: nextLine({ count: line.seq - 1, hash: line.previous }, { ...line, at: 'x' }),
      }
      const made = read(fileOf([forged], 'part', headOfAll(proofs)))
      expect(verifyExport(made, { against: whole }).findings).toContainEqual({
        kind: 'not-in-whole',
        seq: line.seq,
      })
    }),
  )
})

test('heads and files that are none are refused', () => {
  const hash = 'a'.repeat(64)
  expect(headOf(`12:${hash}`)).toEqual({ count: 12, hash })
  for (const text of ['', hash, `x:${hash}`, `1:${hash}0`, `01:${hash}`, `1:${hash}:2`])
    expect(headOf(text)).toBeNull()
  expect(readExport('')).toBeNull()
  expect(readExport('profile_id,label\r\n1,x\r\n')).toBeNull()
})

test('no text makes the reader fail', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), someLog, (noise, proofs) => {
      readExport(noise)
      const text = fileOf(proofs)
      for (const file of [readExport(text + noise), readExport(text.slice(0, text.length / 2) + noise)])
        if (file) verifyExport(file)
    }),
  )
})
