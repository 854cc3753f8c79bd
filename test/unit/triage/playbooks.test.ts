import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { placeholders, readPlaybookFile } from '../../../electron/triage/playbook-file'
import { createPlaybooks, filledIn, filledPlaybook } from '../../../electron/triage/playbooks'
import { normaliseStatus, terminalStatuses } from '../../../shared/domain/status'
import { playbookActions } from '../../../shared/domain/triage'

const folder = mkdtempSync(join(tmpdir(), 'playbooks-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const file = join(folder, 'playbooks.json')
const playbooks = createPlaybooks(file)
const written = async (text: string, status: string, providerId: number | null = null) => {
  writeFileSync(file, text)
  return playbooks.of(status, providerId)
}
const values = { label: 'CASE-7', provider: 'Edison', homepage: 'https://e.example/', profile: '516' }

describe('the built-in playbooks', () => {
  const builtIn = createPlaybooks(join(folder, 'not-there.json'))

  it.each([...terminalStatuses, 'unknown'])('%s has one of its own, in our words', async (status) => {
    const playbook = await builtIn.of(status, null)
    expect(playbook).toMatchObject({ status, source: 'built-in', problem: null })
    expect(playbook.meaning.length).toBeGreaterThan(30)
    expect(playbook.actions.length).toBeGreaterThan(0)
    expect(JSON.stringify(filledPlaybook(playbook, values))).not.toMatch(/\{\w+\}/)
  })

  it('a status that nobody knows, or that has the name of something else, gets the one for unknown ones', async () => {
    const { meaning } = await builtIn.of('unknown', null)
    for (const status of ['new_status_2027', 'constructor', '__proto__']) {
      expect(await builtIn.of(status, null)).toMatchObject({ status, meaning })
    }
  })
})

describe('an administrator’s file', () => {
  it('changes only what it gives, also for a status that is new', async () => {
    const text = JSON.stringify({
      'AgentState.Site_Error': { meaning: 'Call the hotline.' },
      new_status_2027: { meaning: 'The year has turned.', customerText: 'Dear {label}' },
    })
    expect(await written(text, 'site_error')).toMatchObject({
      meaning: 'Call the hotline.',
      source: 'administrator',
      problem: null,
      causes: expect.arrayContaining([expect.any(String)]) as string[],
    })
    expect(await written(text, 'new_status_2027')).toMatchObject({ customerText: 'Dear {label}' })
    expect(await written(text, 'terminated')).toMatchObject({ source: 'built-in', problem: null })
  })

  it('may be about a status at one provider, which comes first there', async () => {
    const text = JSON.stringify({
      site_error: { meaning: 'Everywhere.' },
      '3149/AgentState.site_error': { meaning: 'At the mock utility.' },
    })
    expect(await written(text, 'site_error', 3149)).toMatchObject({ meaning: 'At the mock utility.' })
    expect(await written(text, 'site_error', 3150)).toMatchObject({ meaning: 'Everywhere.' })
    expect(await written(text, 'site_error')).toMatchObject({ meaning: 'Everywhere.' })
    expect((await written('{"3149/": {}}', 'site_error')).problem).toContain('a status has no name')
  })

  it.each([
    ['half of a file', '{"site_error": {"meaning"', 'it is not JSON'],
    ['a list', '[]', 'it is not an object with statuses as keys'],
    [
      'a field that there is not',
      '{"site_error": {"meanings": "x"}}',
      'site_error: Unrecognized key: "meanings"',
    ],
    [
      'a placeholder that there is not',
      '{"site_error": {"ask": ["{phone}?"]}}',
      'site_error.ask.0: {phone} is not a placeholder',
    ],
    ['a status twice', '{"a": {}, "A": {}}', 'a: it is there twice'],
    ['a status without a name', '{" ": {}}', 'a status has no name'],
    ['a film', 'x'.repeat(500_001), 'it is too large'],
  ])('that is broken (%s) is said, and the built-in is used', async (_, text, why) => {
    expect(await written(text, 'site_error')).toMatchObject({
      source: 'built-in',
      problem: `The administrator's playbooks.json is not used: ${why}.`,
    })
  })

  it('never makes the reader throw, whatever it holds', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json(),
      fc.json().map((text) => text.slice(1)),
    )
    fc.assert(
      fc.property(anything, (text) => {
        const { changes, problem } = readPlaybookFile(text)
        expect(changes === null).toBe(problem !== null)
      }),
    )
  })

  it('is read as it was written', () => {
    const words = fc.string({ minLength: 1, maxLength: 60 }).map((text) => text.replace(/[{}]/g, ''))
    const sentence = fc
      .tuple(words, fc.constantFrom('', ...placeholders.map((name) => `{${name}}`)))
      .map(([text, placeholder]) => `x${text}${placeholder}`)
    const change = fc.record(
      {
        meaning: sentence,
        causes: fc.array(sentence, { maxLength: 12 }),
        ask: fc.array(sentence, { maxLength: 12 }),
        customerText: sentence,
        actions: fc.subarray([...playbookActions]),
      },
      { requiredKeys: [], noNullPrototype: true },
    )
    const statuses = fc.uniqueArray(
      fc.tuple(
        fc.stringMatching(/^[a-z_]{1,20}$/).filter((name) => name !== '__proto__'),
        change,
      ),
      { selector: ([name]) => normaliseStatus(name), maxLength: 8 },
    )
    fc.assert(
      fc.property(statuses, (pairs) => {
        const { changes } = readPlaybookFile(JSON.stringify(Object.fromEntries(pairs)))
        expect([...(changes ?? [])]).toEqual(pairs)
      }),
    )
  })
})

it('a filled-in value with braces is not looked into again', () => {
  expect(filledIn('{label} at {homepage}', { ...values, label: '{provider}' })).toBe(
    '{provider} at https://e.example/',
  )
})

it('every text of a playbook is filled in', () => {
  const playbook = {
    status: 'site_error',
    meaning: '{provider} is down',
    causes: ['{provider} changed {homepage}'],
    ask: ['{label}?'],
    customerText: 'Profile {profile}',
    actions: [],
    source: 'administrator' as const,
    problem: null,
  }
  expect(filledPlaybook(playbook, values)).toMatchObject({
    meaning: 'Edison is down',
    causes: ['Edison changed https://e.example/'],
    ask: ['CASE-7?'],
    customerText: 'Profile 516',
  })
})
