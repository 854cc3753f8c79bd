import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { administratorOf, readAdministrator } from '../../../electron/administrator/administrator-file'

const folder = mkdtempSync(join(tmpdir(), 'administrator-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a fault in one setting leaves the others as they are', () => {
  const { settings, problems } = administratorOf(
    '{"maxDeletesPerRun": -1, "updateLink": "https://new.example/?c={label}", "colour": 3}',
  )
  expect(settings).toEqual({ updateLink: 'https://new.example/?c={label}' })
  expect(problems.map(({ key }) => key)).toEqual(['maxDeletesPerRun', null])
})

test.each([
  'http://new.example/',
  'javascript:alert(1)',
  'https://new.example/{password}',
  'https://new.example/ a',
  'new.example',
  '',
])('%j is no address for customers', (updateLink) => {
  const { settings, problems } = administratorOf(JSON.stringify({ updateLink }))
  expect(settings).toEqual({})
  expect(problems).toHaveLength(1)
})

test('any text is read without a fault, and what is wrong is told', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.json(),
        fc.json().map((one) => `{"maxDeletesPerRun":${one}}`),
      ),
      (text) => {
        const { settings, problems } = administratorOf(text)
        const isEmpty = /^\s*\{\s*\}\s*$/.test(text)
        expect(problems.length > 0 || Object.keys(settings).length > 0 || isEmpty).toBe(true)
      },
    ),
  )
})

test('a file of 10 MB is not taken apart', async () => {
  const file = join(folder, 'large.json')
  writeFileSync(file, `{"updateLink":"${'x'.repeat(10_000_000)}"}`)
  expect((await readAdministrator(file)).problems[0]?.words).toContain('too large')
  expect(await readAdministrator(join(folder, 'none.json'))).toEqual({ settings: {}, problems: [] })
})
