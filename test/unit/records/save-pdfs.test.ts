import { createHash } from 'node:crypto'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { expect, it, onTestFinished } from 'vitest'
import { readManifest } from '../../../electron/records/pdf-manifest'
import { openPdfFolder } from '../../../electron/records/pdf-folder'
import type { PdfTarget } from '../../../electron/records/pdf-target'
import { openPdfZip } from '../../../electron/records/pdf-zip'
import { savePdfs } from '../../../electron/records/save-pdfs'
import type { PdfBill, PdfProgress } from '../../../shared/domain/saved-pdfs'
import { fail, ok, type Result } from '../../../shared/errors/failure'

const place = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'link-console-pdfs-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

const billOf = (month: number, given: Partial<PdfBill> = {}): PdfBill => ({
  billId: `b-${month}`,
  hasPdf: true,
  type: 'electricity',
  period: `2026-${String(month).padStart(2, '0')}-02 to 2026-${String(month + 1).padStart(2, '0')}-01`,
  billDate: null,
  accountNumber: null,
  meterNumber: null,
  ...given,
})
const months = (count: number): readonly PdfBill[] => Array.from({ length: count }, (_, at) => billOf(at + 1))

const pdfOf = (billId: string): Uint8Array => Buffer.from(`%PDF-1.7 ${billId} `.repeat(50))
const value = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}

type Read = (billId: string) => Promise<Result<Uint8Array>>
interface Run {
  readonly target: PdfTarget
  readonly bills?: readonly PdfBill[]
  readonly pattern?: string
  readonly read?: Read
  readonly controller?: AbortController
}

const run = async ({
  target,
  bills = months(12),
  pattern = '{label} {period} {type}',
  read = async (billId) => ok(pdfOf(billId)),
  controller = new AbortController(),
}: Run) => {
  const asked: string[] = []
  const told: PdfProgress[] = []
  let most = 0
  let now = 0
  const result = await savePdfs(
    {
      target,
      signal: controller.signal,
      tell: (progress) => told.push(progress),
      pdf: async (_profileId, billId, { signal, priority }) => {
        expect(priority).toBe('bulk')
        asked.push(billId)
        most = Math.max(most, (now += 1))
        const answer = signal?.aborted ? fail('cancelled') : await read(billId)
        now -= 1
        return answer
      },
    },
    { profileId: 516, label: 'Jane', pattern, bills },
  )
  return { result, asked, told, most }
}

const owner = { profileId: 516, connection: 'c-1' }

const inFolder = async (folder: string, given: Omit<Run, 'target'> = {}) =>
  run({ ...given, target: value(await openPdfFolder(folder, owner)) })

/** Nothing was written to it for this long. */
const age = (path: string, seconds: number): void => {
  const then = Date.now() / 1000 - seconds
  utimesSync(path, then, then)
}
const files = (folder: string): readonly string[] => readdirSync(folder).toSorted()
const manifestIn = (folder: string, name = 'manifest 516.csv') =>
  readManifest(readFileSync(join(folder, name)), 'c-1') ?? []

it('all PDFs come into the folder, some at once, with a list that names each by its hash', async () => {
  const folder = place()
  const bills = [...months(12), billOf(13, { hasPdf: false }), billOf(14, { billId: null })]
  const { result, told, most } = await inFolder(folder, { bills })
  expect(result).toMatchObject({ saved: 12, kept: 0, untried: 0, stopped: null })
  expect(result.bytes).toBe(
    bills.slice(0, 12).reduce((sum, { billId }) => sum + pdfOf(billId ?? '').length, 0),
  )
  expect(result.left.map(({ bill, failure }) => [bill.billId, failure])).toEqual([
    ['b-13', null],
    [null, null],
  ])
  expect(files(folder)).toHaveLength(13)
  const rows = manifestIn(folder)
  expect(rows.map(({ outcome }) => outcome)).toEqual([
    ...Array.from({ length: 12 }, () => 'saved'),
    'no PDF: the record names none',
    'no PDF: the record names none',
  ])
  for (const { billId, file, bytes, sha256 } of rows.slice(0, 12)) {
    const content = readFileSync(join(folder, file ?? ''))
    expect(content).toEqual(pdfOf(billId ?? ''))
    expect(bytes).toBe(content.length)
    expect(sha256).toBe(createHash('sha256').update(content).digest('hex'))
  }
  expect(rows[0]?.file).toBe('Jane 2026-01-02 to 2026-02-01 electricity.pdf')
  expect(most).toBeGreaterThan(1)
  expect(most).toBeLessThanOrEqual(4)
  expect(told[0]).toEqual({ done: 0, total: 12, bytes: 0 })
})

it('a second start reads nothing again, and what was changed or deleted since is saved again beside it', async () => {
  const folder = place()
  await inFolder(folder)
  const again = await inFolder(folder)
  expect(again.asked).toEqual([])
  expect(again.result).toMatchObject({ saved: 0, kept: 12, stopped: null })

  const name = (at: number): string => manifestIn(folder)[at]?.file ?? ''
  const [noted, gone] = [name(0), name(1)]
  writeFileSync(join(folder, noted), 'with a note of mine')
  rmSync(join(folder, gone))
  const third = await inFolder(folder)
  expect(third.asked.toSorted()).toEqual(['b-1', 'b-2'])
  expect(third.result).toMatchObject({ saved: 2, kept: 10 })
  expect(readFileSync(join(folder, noted), 'utf8')).toBe('with a note of mine')
  expect(name(0)).toBe(noted.replace('.pdf', ' (2).pdf'))
  expect(name(1)).toBe(gone)
  expect((await inFolder(folder)).asked).toEqual([])
})

it('what another choice of bills has saved there stays in the list', async () => {
  const folder = place()
  await inFolder(folder, { bills: months(3) })
  await inFolder(folder, { bills: [billOf(3), billOf(4)] })
  expect(manifestIn(folder).map(({ billId, outcome }) => [billId, outcome])).toEqual(
    ['b-3', 'b-4', 'b-1', 'b-2'].map((id) => [id, 'saved']),
  )
})

it('after an end by force nothing is doubled, and nothing half written is left', async () => {
  const folder = place()
  await inFolder(folder)
  // The files are there, but not yet in the list.
  rmSync(join(folder, 'manifest 516.csv'))
  writeFileSync(join(folder, '.0f8fad5b-d9cb-469f-a165-70867728950e.part'), 'half')
  age(join(folder, '.0f8fad5b-d9cb-469f-a165-70867728950e.part'), 25 * 3600)
  const { result } = await inFolder(folder)
  expect(result).toMatchObject({ saved: 12, stopped: null })
  expect(files(folder)).toHaveLength(13)
})

it('what another program is writing there is left to it', async () => {
  const folder = place()
  const theirs = '.0f8fad5b-d9cb-469f-a165-70867728950e.part'
  writeFileSync(join(folder, theirs), 'half')
  await inFolder(folder)
  expect(files(folder)).toContain(theirs)
})

it('equal IDs of another connection are other customers: nothing of theirs is taken for saved', async () => {
  const folder = place()
  await inFolder(folder, { bills: months(2) })
  const before = readFileSync(join(folder, 'manifest 516.csv'))
  const theirs = { profileId: 516, connection: 'c-2' }
  const read = async (billId: string) => ok(Buffer.from(`${Buffer.from(pdfOf(billId)).toString()} theirs`))
  const other = async () =>
    run({ target: value(await openPdfFolder(folder, theirs)), bills: months(2), read })
  const { result, asked } = await other()
  expect(asked.toSorted()).toEqual(['b-1', 'b-2'])
  expect(result).toMatchObject({ saved: 2, kept: 0 })
  expect(readFileSync(join(folder, 'manifest 516.csv'))).toEqual(before)
  const rows = readManifest(readFileSync(join(folder, 'manifest 516 (2).csv')), 'c-2') ?? []
  expect(rows.map(({ file }) => file)).toEqual([
    'Jane 2026-01-02 to 2026-02-01 electricity (2).pdf',
    'Jane 2026-02-02 to 2026-03-01 electricity (2).pdf',
  ])
  expect((await other()).result).toMatchObject({ saved: 0, kept: 2 })
  expect((await inFolder(folder, { bills: months(2) })).result).toMatchObject({ saved: 0, kept: 2 })
})

it('a start that is stopped or fails does not take an earlier one out of the list', async () => {
  const folder = place()
  await inFolder(folder)
  const before = manifestIn(folder)
  writeFileSync(join(folder, before[0]?.file ?? ''), 'with a note of mine')
  const controller = new AbortController()
  controller.abort()
  await inFolder(folder, { controller })
  const stopped = manifestIn(folder)
  const filesOf = (rows: typeof before) => rows.map(({ billId, file, sha256 }) => [billId, file, sha256])
  expect(filesOf(stopped)).toEqual(filesOf(before))
  expect(stopped[0]?.outcome).toBe('saved earlier; now not tried')
  await inFolder(folder, { read: async () => fail('not-found', { subject: 'pdf' }) })
  expect(filesOf(manifestIn(folder))).toEqual(filesOf(before))
  expect(manifestIn(folder)[0]?.outcome).toMatch(/^saved earlier; now not saved: /)
  expect((await inFolder(folder)).result).toMatchObject({ saved: 1, kept: 11 })
})

it('no file of somebody else is replaced: neither a PDF, nor a list of another kind', async () => {
  const folder = place()
  const taken = 'Jane 2026-01-02 to 2026-02-01 electricity.pdf'
  writeFileSync(join(folder, taken), 'mine')
  mkdirSync(join(folder, taken.replace('.pdf', ' (2).pdf')))
  writeFileSync(join(folder, 'manifest 516.csv'), 'my own list')
  await inFolder(folder, { bills: months(1) })
  expect(readFileSync(join(folder, taken), 'utf8')).toBe('mine')
  expect(readFileSync(join(folder, 'manifest 516.csv'), 'utf8')).toBe('my own list')
  expect(manifestIn(folder, 'manifest 516 (2).csv')[0]?.file).toBe(taken.replace('.pdf', ' (3).pdf'))
  expect((await inFolder(folder, { bills: months(1) })).asked).toEqual([])
})

it('equal names are told apart by their place in the list, whichever comes first', async () => {
  const folder = place()
  let giveFirst: () => void = () => undefined
  const others = new Promise<void>((resolve) => {
    giveFirst = resolve
  })
  await inFolder(folder, {
    bills: months(3),
    pattern: '{label}',
    read: async (billId) => {
      if (billId === 'b-1') await others
      if (billId === 'b-3') giveFirst()
      return ok(pdfOf(billId))
    },
  })
  expect(manifestIn(folder).map(({ billId, file }) => [billId, file])).toEqual([
    ['b-1', 'Jane.pdf'],
    ['b-2', 'Jane (2).pdf'],
    ['b-3', 'Jane (3).pdf'],
  ])
})

it('a PDF that cannot be read is listed with its reason, and the others are saved', async () => {
  const folder = place()
  const { result } = await inFolder(folder, {
    read: async (billId) =>
      billId === 'b-3'
        ? fail('not-found', { subject: 'pdf' })
        : billId === 'b-7'
          ? fail('bad-reply', { detail: 'not a PDF' })
          : ok(pdfOf(billId)),
  })
  expect(result).toMatchObject({ saved: 10, untried: 0, stopped: null })
  expect(result.left.map(({ bill, failure }) => [bill.billId, failure?.code])).toEqual([
    ['b-3', 'not-found'],
    ['b-7', 'bad-reply'],
  ])
  expect(manifestIn(folder)[6]).toMatchObject({ file: null })
  expect(manifestIn(folder)[6]?.outcome).toMatch(/^not saved: .*not a PDF/)
})

it('offline in the middle ends it, and the next start goes on from there', async () => {
  const folder = place()
  let reads = 0
  const { result } = await inFolder(folder, {
    read: async (billId) => ((reads += 1) > 5 ? fail('offline') : ok(pdfOf(billId))),
  })
  expect(result).toMatchObject({ saved: 5, untried: 7, stopped: { code: 'offline' } })
  expect(files(folder)).toHaveLength(6)
  expect(manifestIn(folder).filter(({ outcome }) => outcome === 'not tried')).toHaveLength(7)
  const again = await inFolder(folder)
  expect(again.result).toMatchObject({ saved: 7, kept: 5, stopped: null })
})

it('a server that fails again and again ends it', async () => {
  const { result } = await inFolder(place(), { bills: months(40), read: async () => fail('server-error') })
  expect(result).toMatchObject({ saved: 0, stopped: { code: 'server-error' } })
  expect(result.untried).toBeGreaterThan(20)
})

it('a folder that is gone is told', async () => {
  const folder = join(place(), 'stick')
  mkdirSync(folder)
  const { result } = await inFolder(folder, {
    read: async (billId) => {
      if (billId === 'b-4') renameSync(folder, `${folder}-elsewhere`)
      return ok(pdfOf(billId))
    },
  })
  expect(result.stopped).toMatchObject({ code: 'folder-gone' })
  expect(await openPdfFolder(folder, owner)).toMatchObject({ error: { code: 'folder-gone' } })
})

it('a full disk ends it', async () => {
  const target = value(await openPdfFolder(place(), owner))
  const full: PdfTarget = {
    ...target,
    put: async (billId, name, bytes) =>
      billId === 'b-3' ? fail('disk-full', { detail: name }) : target.put(billId, name, bytes),
  }
  const { result } = await run({ target: full })
  expect(result.stopped).toMatchObject({ code: 'disk-full' })
  expect(result.untried).toBeGreaterThan(0)
})

it('stopped by the person, it keeps what a folder has and says that the rest was not tried', async () => {
  const folder = place()
  const controller = new AbortController()
  const { result } = await inFolder(folder, {
    controller,
    read: async (billId) => {
      if (billId === 'b-5') controller.abort()
      return controller.signal.aborted ? fail('cancelled') : ok(pdfOf(billId))
    },
  })
  expect(result.stopped).toEqual({ code: 'cancelled' })
  expect(result.saved + result.untried).toBe(12)
  expect(files(folder)).toHaveLength(result.saved + 1)
})

const zipTarget = async (folder: string, maxBytes?: number) =>
  value(await openPdfZip(join(folder, 'bills.zip'), owner, maxBytes))

it('a zip has all PDFs and the list, and gets its name at the end', async () => {
  const folder = place()
  const target = await zipTarget(folder)
  const { result } = await run({
    target,
    pattern: '{label} – Größe {period}',
    read: async (billId) => {
      expect(files(folder)).not.toContain('bills.zip')
      return billId === 'b-2' ? fail('not-found', { subject: 'pdf' }) : ok(pdfOf(billId))
    },
  })
  expect(result).toMatchObject({ savedTo: 'bills.zip', saved: 11, stopped: null })
  expect(files(folder)).toEqual(['bills.zip'])
  const content = unzipSync(readFileSync(join(folder, 'bills.zip')))
  const rows = readManifest(content['manifest 516.csv'] ?? new Uint8Array(), 'c-1') ?? []
  expect(rows).toHaveLength(12)
  for (const { billId, file } of rows) {
    if (billId !== 'b-2') expect(Buffer.from(content[file ?? ''] ?? [])).toEqual(pdfOf(billId ?? ''))
  }
  expect(Object.keys(content)).toHaveLength(12)
  expect(rows[0]?.file).toBe('Jane – Größe 2026-01-02 to 2026-02-01.pdf')
})

it('nothing is left of a zip that did not come to its end, and an older one of its name stays', async () => {
  const folder = place()
  writeFileSync(join(folder, 'bills.zip'), 'older')
  for (const read of [
    async (billId: string) => (billId === 'b-6' ? fail('offline') : ok(pdfOf(billId))),
    async () => fail('not-found', { subject: 'pdf' }),
  ] satisfies Read[]) {
    const { result } = await run({ target: await zipTarget(folder), read })
    expect(result).toMatchObject({ saved: 0, bytes: 0 })
    expect(files(folder)).toEqual(['bills.zip'])
    expect(readFileSync(join(folder, 'bills.zip'), 'utf8')).toBe('older')
  }
})

it('a zip that would be too large is not written', async () => {
  const folder = place()
  const { result } = await run({ target: await zipTarget(folder, 5 * pdfOf('b-1').length) })
  expect(result).toMatchObject({ saved: 0, stopped: { code: 'zip-too-large' } })
  expect(files(folder)).toEqual([])
})

it('a zip whose folder is gone is told', async () => {
  const folder = join(place(), 'stick')
  mkdirSync(folder)
  const target = await zipTarget(folder)
  renameSync(folder, `${folder}-elsewhere`)
  expect((await run({ target })).result).toMatchObject({ saved: 0, stopped: { code: 'folder-gone' } })
})

it('an unfinished zip says what it is; the next one of its name removes it, unless somebody writes to it', async () => {
  const folder = place()
  const [left, next] = ['bills.zip.unfinished', 'bills.zip (2).unfinished']
  // As after a crash.
  writeFileSync(join(folder, left), 'half')
  const second = await zipTarget(folder)
  expect(files(folder)).toEqual([next, left])
  await run({ target: second })
  expect(files(folder)).toEqual(['bills.zip', left])
  age(join(folder, left), 3600)
  const third = await zipTarget(folder)
  expect(readFileSync(join(folder, left), 'utf8')).toBe('')
  await run({ target: third })
  expect(files(folder)).toEqual(['bills.zip'])
})
