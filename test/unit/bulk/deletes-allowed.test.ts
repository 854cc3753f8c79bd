import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { deletesAllowedBy } from '../../../electron/bulk/administrator'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'administrator-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const written = async (text: string | Buffer) => {
  const file = join(folder, 'administrator.json')
  await writeFile(file, text)
  return deletesAllowedBy(file)
}

test('the number of the file counts; without it 500 do', async () => {
  expect(await deletesAllowedBy(join(folder, 'none.json'))).toEqual({ maxPerRun: 500, problem: null })
  expect(await written('{"maxDeletesPerRun": 2000}')).toEqual({ maxPerRun: 2000, problem: null })
  expect(await written('{"maxDeletesPerRun": 0}')).toEqual({ maxPerRun: 0, problem: null })
  expect(await written('{}')).toEqual({ maxPerRun: 500, problem: null })
  const marked = '\uFEFF{"maxDeletesPerRun": 2000}\r\n'
  for (const file of [marked, Buffer.from(marked, 'utf16le'), Buffer.from(marked, 'utf16le').swap16()])
    expect(await written(file)).toEqual({ maxPerRun: 2000, problem: null })
})

test.each([
  ['{"maxDeletesPerRun": 2000', 'The administrator’s administrator.json is not used: it is not JSON.'],
  [
    '{"maxDeletePerRun": 2000}',
    'In the administrator’s administrator.json, maxDeletePerRun is not known, and not used.',
  ],
  [
    '{"maxDeletesPerRun": "2000"}',
    'In the administrator’s administrator.json, maxDeletesPerRun is not used: it must be a whole number from 0 to 200000.',
  ],
])('%s allows nothing more, and says why', async (text, problem) => {
  expect(await written(text)).toEqual({ maxPerRun: 500, problem })
})

test('a fault in another setting does not concern deletes', async () => {
  expect(await written('{"maxDeletesPerRun": 7, "updateLink": "ftp://x"}')).toEqual({
    maxPerRun: 7,
    problem: null,
  })
})

test('a file that cannot be read says so', async () => {
  expect((await deletesAllowedBy(folder)).problem).toContain('it cannot be read')
})
