import { mkdtemp, open, readFile, rm, type FileHandle } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Papa from 'papaparse'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createSavedDeletes } from '../../../electron/bulk/saved-deletes'
import { bareProfile } from '../../../electron/link/decode/profile'
import { unguarded } from '../../../shared/domain/cell-guard'
import { tagsOf } from '../../../shared/domain/tag-list'
import { fail, ok } from '../../../shared/errors/failure'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'deleted-'))
})
afterEach(async () => {
  vi.restoreAllMocks()
  await rm(folder, { recursive: true, force: true })
})

const linesOf = async (path: string) => (await readFile(path, 'utf8')).split('\r\n')
const heading = '\uFEFFid,label,tags,zip,provider_id,provider,fields'

/** From now on the disk takes the first bytes of a line alone. */
const breakDisk = async (code: string): Promise<void> => {
  const any = await open(folder)
  vi.spyOn(Object.getPrototypeOf(any) as FileHandle, 'appendFile').mockImplementation(async function (
    this: FileHandle,
    text,
  ) {
    await this.write(String(text).slice(0, 3))
    throw Object.assign(new Error(code), { code })
  })
  await any.close()
}

test('the file is told once its first line is on disk, and only once', async () => {
  const told = vi.fn(async (path: string) => {
    expect(await linesOf(path)).toEqual([heading, '1,,,,,,password', ''])
    return ok(undefined)
  })
  const saved = createSavedDeletes(folder, 'run', told)
  expect(told).not.toHaveBeenCalled()
  expect(await saved.add(bareProfile(1), ['password'])).toEqual(ok(undefined))
  expect(await saved.add(bareProfile(2), [])).toEqual(ok(undefined))
  expect(told.mock.calls).toEqual([[join(folder, 'run.csv')]])
  await saved.close()
})

test('nothing counts as saved while its file could not be told', async () => {
  const saved = createSavedDeletes(folder, 'run', async () => fail('store-full'))
  expect(await saved.add(bareProfile(1), [])).toEqual(fail('store-full'))
  await saved.close()
})

test.each([
  ['ENOSPC', 'store-full'],
  ['EDQUOT', 'store-full'],
  ['EACCES', 'deletes-unwritable'],
])('after %s in the middle of a line the next try begins a line of its own', async (code, failure) => {
  const saved = createSavedDeletes(folder, 'run', async () => ok(undefined))
  await saved.add(bareProfile(1), [])
  await breakDisk(code)
  expect(await saved.add(bareProfile(4321), [])).toMatchObject({ ok: false, error: { code: failure } })
  vi.restoreAllMocks()
  expect(await saved.add(bareProfile(4321), [])).toEqual(ok(undefined))
  await saved.close()
  expect(await linesOf(join(folder, 'run.csv'))).toEqual([heading, '1,,,,,,', '432', '4321,,,,,,', ''])
})

test('a disk that was full from the beginning leaves a file with its heading all the same', async () => {
  const saved = createSavedDeletes(folder, 'run', async () => ok(undefined))
  const any = await open(folder)
  const full = Object.assign(new Error('full'), { code: 'ENOSPC' })
  vi.spyOn(Object.getPrototypeOf(any) as FileHandle, 'appendFile').mockRejectedValueOnce(full)
  await any.close()
  expect(await saved.add(bareProfile(1), [])).toEqual(fail('store-full'))
  expect(await saved.add(bareProfile(1), [])).toEqual(ok(undefined))
  await saved.close()
  expect(await linesOf(join(folder, 'run.csv'))).toEqual([heading, '1,,,,,,', ''])
})

test('whoever reads the file has the tags back exactly, whatever is in them', async () => {
  const tags = ['Smith, J', '=1+1', 'say "so"', ' x', '-', 'caf\u00E9\u200B']
  const saved = createSavedDeletes(folder, 'run', async () => ok(undefined))
  for (const first of ['=a', "'=b", 'c']) {
    await saved.add({ ...bareProfile(1), label: first, tags: [first, ...tags] }, [])
  }
  await saved.close()
  const { data } = Papa.parse<Record<string, string>>(await readFile(join(folder, 'run.csv'), 'utf8'), {
    header: true,
    skipEmptyLines: true,
  })
  expect(
    data.map(({ label, tags: cell }) => [unguarded(label ?? ''), tagsOf(unguarded(cell ?? ''))]),
  ).toEqual(['=a', "'=b", 'c'].map((first) => [first, [first, ...tags]]))
})
