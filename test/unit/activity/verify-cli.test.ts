import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { nodeArguments } from '../../support/programs'
import { fileOf, headOfAll, proofsOf } from './exported'

const record = {
  at: '2026-11-20T10:00:00.000Z',
  who: 'operator',
  action: 'tag-add',
  outcome: 'done',
} as const
const log = proofsOf(
  [1, 2, 3].map((profileId) => ({ ...record, profileId, personal: { label: `CASE-${profileId}` } })),
)

/** Runs the verifier over these files, the first of which is looked at. */
const run = (files: Readonly<Record<string, string>>, ...args: readonly string[]) => {
  const folder = mkdtempSync(join(tmpdir(), 'link-console-verify-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [...nodeArguments('electron/activity/verify-cli.ts'), ...args],
    { cwd: folder, encoding: 'utf8' },
  )
  return { status, text: stdout + stderr }
}

test('a whole export: 0, with its head, and what it does not prove', () => {
  const { count, hash } = headOfAll(log)
  const { status, text } = run({ 'a.csv': fileOf(log) }, 'a.csv')
  expect(status).toBe(0)
  expect(text).toContain('a.csv: whole (3 lines')
  expect(text).toContain(`Head: ${count}:${hash}`)
  expect(text).toContain('Compare it with a head kept elsewhere')
  const given = run({ 'a.csv': fileOf(log) }, 'a.csv', '--head', `${count}:${hash}`)
  expect(given.status).toBe(0)
  expect(given.text).toContain('lines 1 to 3 are those from which it was taken')
})

test('a changed one: 1, with every finding in a sentence', () => {
  const text = fileOf(log).replace('CASE-2', 'CASE-9').replace('tag-add,3', 'tag-add,4')
  expect(run({ 'a.csv': text }, 'a.csv')).toEqual({
    status: 1,
    text: [
      'a.csv: NOT as it was exported',
      '  - The personal part of line 2 was altered: it does not match the hash in the line.',
      '  - Line 3 was changed: its content does not match its hash.',
      '',
    ].join('\n'),
  })
})

test('a part: 3, held against a whole one or not; a broken whole one is no measure', () => {
  const files = { 'part.csv': fileOf(log.slice(1, 2), 'part', headOfAll(log)), 'whole.csv': fileOf(log) }
  expect(run(files, 'part.csv')).toMatchObject({
    status: 3,
    text: expect.stringContaining('none that matches the filter was left out') as string,
  })
  expect(run(files, 'part.csv', '--against', 'whole.csv')).toMatchObject({
    status: 3,
    text: expect.stringContaining('Every line is the same in the whole export') as string,
  })
  const broken = { ...files, 'whole.csv': fileOf(log).replace('tag-add,1', 'tag-add,7') }
  expect(run(broken, 'part.csv', '--against', 'whole.csv').status).toBe(2)
})

test('forgotten parts are counted, and that they may have been cut out is said', () => {
  const gone = log.map((proof) => ({ ...proof, part: null }))
  const { status, text } = run({ 'a.csv': fileOf(gone) }, 'a.csv')
  expect(status).toBe(0)
  expect(text).toContain('0 present and unaltered, 3 gone')
  expect(text).toContain('the two look alike')
})

test('what is no export, and calls that are none: 2', () => {
  const files = { 'a.csv': 'profile_id,label\r\n1,x\r\n' }
  for (const args of [
    [],
    ['a.csv'],
    ['nowhere.csv'],
    ['a.csv', 'b.csv'],
    ['a.csv', '--head', '7'],
    ['--what'],
  ])
    expect(run(files, ...args).status, args.join(' ')).toBe(2)
})
