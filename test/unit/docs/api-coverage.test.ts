import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { Api } from '../../../electron/link/api'
import { readBills } from '../../../electron/link/decode/bill'
import { readIntervals } from '../../../electron/link/decode/interval'
import { parseJson, type Json } from '../../../electron/link/decode/json'
import { bareProfile, readProfile } from '../../../electron/link/decode/profile'
import { createProfileService } from '../../../electron/link/profiles'
import { failureOfStatus } from '../../../electron/link/reply-failure'
import { about } from '../../../electron/link/subject'
import { createUtilityService } from '../../../electron/link/utilities'
import { detailsOf } from '../../../renderer/features/bills/fields'
import { stages, statusWords, terminalStatuses } from '../../../shared/domain/status'
import { ok, subjects } from '../../../shared/errors/failure'
import { wordingOf } from '../../../shared/errors/wording'

/** Holds docs/reference/api-coverage.md against the sources, the tests and the API document, and proves what only its rows say. */

const root = fileURLToPath(new URL('../../../', import.meta.url))
const document = fileURLToPath(new URL('../../../../shared/api/link-api-4.0.txt', import.meta.url))
const hasDocument = existsSync(document)
if (!hasDocument) console.warn('The coverage of the API document is not compared: ../shared/api is not there')

const textOf = (path: string): string => readFileSync(`${root}${path}`, 'utf8')
const page = textOf('docs/reference/api-coverage.md')
const [covered = '', left = ''] = page.split('## Not part of this release')

interface Row {
  readonly section: string
  /** The first cell, as it stands. */
  readonly name: string
  readonly cells: readonly string[]
}

const cellsOf = (line: string): readonly string[] =>
  line
    .trim()
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim())

const isRow = (line: string): boolean => line.startsWith('|') && !/^\| (Endpoint \/|:?-)/.test(line)

const rows: readonly Row[] = covered.split(/^## /m).flatMap((part) => {
  const [section = '', ...lines] = part.split('\n')
  return lines.filter(isRow).map((line) => {
    const cells = cellsOf(line)
    return { section, name: cells[0] ?? '', cells }
  })
})

const namesOf = (kind: string): readonly string[] =>
  rows.flatMap(({ name }) => (name.endsWith(`(${kind})`) ? [/^`([^`]+)`/.exec(name)?.[1] ?? ''] : []))

const codeIn = (cell = ''): readonly string[] =>
  [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '')
const isPath = (code: string): boolean => /^(electron|shared|renderer)\/[\w./-]+\.tsx?(:\w+)?$/.test(code)

/** `electron/link/zips.ts:get` as file and name. */
const places = ({ cells }: Row): readonly { file: string; name: string }[] =>
  cells
    .slice(1, 4)
    .flatMap(codeIn)
    .filter(isPath)
    .map((code) => {
      const [file = '', name = ''] = code.split(':')
      return { file, name }
    })

const wordsIn = (cell = ''): readonly string[] =>
  [...cell.matchAll(/“([^”]+)”/g)].map((match) => match[1] ?? '')

const testsOf = ({ cells }: Row): readonly { file: string; title: string }[] =>
  (cells[4] ?? '').split('<br>').map((entry) => {
    const [, file = '', title = ''] = /^`([^`]+)` › (.+)$/.exec(entry.trim()) ?? []
    return { file, title }
  })

/** Whether the source has the title as a whole string, in any of the quotes. */
const hasTitle = (source: string, title: string): boolean =>
  ["'", '"', '`'].some((quote) => source.includes(`${quote}${title}${quote}`))

describe('the page', () => {
  it('has five filled cells in each of its many rows', () => {
    expect(rows.length).toBeGreaterThan(250)
    for (const { cells } of rows) {
      expect(cells).toHaveLength(5)
      for (const cell of cells) expect(cell).not.toMatch(/^(?:n\/?a|none|todo|tbd|later|[-–—?.]*)$/i)
    }
  })

  it('names each thing once in its section', () => {
    const names = rows.map(({ section, name }) => `${section}: ${name}`)
    expect(names).toEqual([...new Set(names)])
  })

  it('names sources that exist, and functions that are in them', () => {
    const wrong = rows.flatMap((row) => {
      const [client, practice, window] = [1, 2, 3].map((at) => codeIn(row.cells[at]).filter(isPath))
      const absent = [client, practice, window].some((found) => found?.length === 0)
      const lost = places(row).filter(
        ({ file, name }) => !existsSync(`${root}${file}`) || !new RegExp(`\\b${name}`).test(textOf(file)),
      )
      return absent || lost.length > 0 ? [[row.section, row.name, lost]] : []
    })
    expect(wrong).toEqual([])
  })

  it('names a client, a practice service and a window in their own folders', () => {
    for (const { name, cells } of rows) {
      expect([name, cells[1]]).toEqual([
        name,
        expect.stringMatching(/`(electron\/(link|identity|notifications)|shared\/domain)\//),
      ])
      expect([name, cells[2]]).toEqual([name, expect.stringMatching(/`electron\/practice\//)])
    }
  })

  it('quotes words that stand in the source it names for them', () => {
    const wrong = rows.flatMap(({ section, name, cells }) => {
      const sources = codeIn(cells[3])
        .filter(isPath)
        .map((file) => textOf(file).toLowerCase())
      const lost = wordsIn(cells[3]).filter(
        (words) => !sources.some((text) => text.includes(words.toLowerCase())),
      )
      return lost.length > 0 ? [[section, name, lost]] : []
    })
    expect(wrong).toEqual([])
  })

  it('names tests that exist, by their titles', () => {
    const wrong = rows.flatMap((row) =>
      testsOf(row).filter(
        ({ file, title }) => !existsSync(`${root}${file}`) || !hasTitle(textOf(file), title),
      ),
    )
    expect(wrong).toEqual([])
  })

  it('names for each error a practice source that says it', () => {
    const wrong = rows.flatMap((row) => {
      const error = /^`\d{3} (.+)` \(error\)$/.exec(row.name)?.[1]
      const said = codeIn(row.cells[2]).some(
        (file) => error === undefined || textOf(file).includes(`'${error}'`),
      )
      return said ? [] : [[row.section, row.name]]
    })
    expect(wrong).toEqual([])
  })
})

const kinds: Readonly<Record<string, string>> = {
  'Query Parameters': 'query parameter',
  'Body Parameters': 'body parameter',
  'URI Parameters': 'URI parameter',
  Output: 'output',
  'Output:': 'output',
  Errors: 'error',
}
/** Sentences that begin a list, by a part of theirs. */
const lists: readonly (readonly [string, string])[] = [
  ['the terminal states', 'terminal status'],
  ['in-progress status codes', 'in-progress status'],
  ['Each record, regardless of type', 'any record'],
  ['Specific to the electricity or gas type', 'electricity or gas record'],
  ['Specific to the billing type', 'billing record'],
  ['A single record of the interval period list', 'interval period'],
]
const chapters = ['Data Retrieval Service', 'Notification Support', 'Sensitive Fields']

const bulletName = (kind: string, text: string): string => {
  const error = /^(\d{3}) \([^)]*\): (.+)$/.exec(text)
  if (kind === 'error' && error) return `${error[1] ?? ''} ${error[2] ?? ''}`
  return /^([a-z_]+)(?: \([^)]*\))?(?::| - )/.exec(text)?.[1] ?? text
}

/** Every endpoint, parameter, output, error, status and record field of the document, as `section: first cell`. */
const documented = (text: string): readonly string[] => {
  const found: string[] = []
  let section = ''
  let path = ''
  let kind = ''
  let before = ''
  for (const line of text.split('\n')) {
    const words = line.trim()
    const list = lists.find(([part]) => !line.startsWith('  •') && words.includes(part))?.[1]
    if (line.startsWith('path: ')) [section, path, kind] = [before, words.slice(6), '']
    else if (words === 'Job Status Codes') [section, path, kind] = [words, '', '']
    else if (chapters.includes(words)) [section, kind] = ['', '']
    else if (section !== '' && /^methods?: /.test(line))
      for (const method of words.replace(/^methods?: /, '').split(', '))
        found.push(`${section}: \`${method} ${path}\``)
    else if (words in kinds || words === 'Params' || words === 'Example') kind = kinds[words] ?? ''
    else if (list) kind = list
    else if (section !== '' && kind !== '' && line.startsWith('  • '))
      found.push(`${section}: \`${bulletName(kind, words.slice(2))}\` (${kind})`)
    if (words !== '') before = words
  }
  return found
}

describe.skipIf(!hasDocument)('every row of the document', () => {
  const text = hasDocument ? readFileSync(document, 'utf8') : ''

  it('stands on the page, and no row under its sections is made up', () => {
    const wanted = documented(text)
    const sections = new Set(wanted.map((each) => each.split(': ')[0]))
    const there = rows
      .filter(({ section, name }) => sections.has(section) && name.startsWith('`'))
      .map(({ section, name }) => `${section}: ${name}`)
    expect(wanted.length).toBeGreaterThan(230)
    expect(there.toSorted()).toEqual([...new Set(wanted)].toSorted())
  })

  it('includes each path line and each field of a notification', () => {
    const paths = text.split('\n').filter((line) => line.startsWith('path: '))
    expect(paths).toHaveLength(25)
    for (const line of paths) expect(page).toContain(`\`${line.slice(6).trim()}\``)
    const fields = /These fields are: (.+)/.exec(text)?.[1] ?? ''
    const names = [...fields.matchAll(/\* (\w+):/g)].map((match) => match[1] ?? '')
    const unread = [...left.matchAll(/^- `(\w+)`$/gm)].map((match) => match[1] ?? '')
    expect([...namesOf('message field'), ...unread].toSorted()).toEqual(names.toSorted())
  })
})

const jsonOf = (value: unknown): Json => (parseJson(JSON.stringify(value)) as { json: Json }).json

const dates = new Set(['bill_date', 'start_date', 'end_date', 'date', 'due_date', 'payment_date'])
const sample = (name: string, at: number): unknown =>
  dates.has(name) ? `2016-10-${String(at + 10)}` : 1000 + at

describe('what the rows say of records', () => {
  const fields = ['any record', 'electricity or gas record', 'billing record'].flatMap(namesOf)
  const special = [
    'type',
    'pdf',
    'cached',
    'currency',
    'units',
    'retail_energy_provider',
    'rate_plan',
    'date',
  ]
  const plain = fields.filter((name) => !special.includes(name))

  it('every field of a bill record is read and shown under its own name', async () => {
    const values = Object.fromEntries(plain.map((name, at) => [name, sample(name, at)]))
    const words = {
      retail_energy_provider: 'Retail Co',
      rate_plan: 'E-1',
      units: 'kWh',
      currency: 'USD',
      type: 'gas',
    }
    const record = { ...values, ...words, cached: true, pdf: '/a' }
    const [read, dateOnly] = (await readBills(jsonOf([record, { date: '2016-10-15' }]))) ?? []
    expect(fields).toHaveLength(28)
    expect([read?.bill.extra, read?.bill.hasPdf, read?.pdf]).toEqual([{}, true, '/a'])
    const digits = (text: string): string => text.replace(/[$,]|\.00/g, '')
    const named = Object.fromEntries(
      (read ? detailsOf(read.bill) : []).map(({ name, value }) => [name, digits(value)]),
    )
    const of = (name: string) => String(values[name])
    expect(named).toEqual({
      Type: 'Gas',
      Period: `${of('start_date')} to ${of('end_date')}`,
      Usage: `${of('usage')} kWh`,
      Cost: of('cost'),
      Exported: `${of('exported_energy')} kWh`,
      'Rate plan': 'E-1',
      Meter: of('meter_number'),
      Service: of('service_id'),
      Account: of('account_number'),
      'Retail provider': 'Retail Co',
      'Bill date': of('bill_date'),
      Due: of('due_date'),
      'Previous balance': of('previous_balance'),
      Payments: of('payment_received'),
      'Payment date': of('payment_date'),
      'Past due': of('past_due_balance'),
      'Current charges': of('current_charges'),
      'Total due': of('total_amount_due'),
      Name: of('name'),
      'Service address': of('service_address'),
      Currency: 'USD',
      'Bill id': of('bill_id'),
      'Read by job': of('cached_job_id'),
      'From an earlier job': 'Yes',
    })
    expect(dateOnly && detailsOf(dateOnly.bill)).toContainEqual(
      expect.objectContaining({ name: 'Period', value: '≈ 2016-10-15' }),
    )
  })

  it('every field of an interval period is read', async () => {
    const record = {
      meter_id: 'm 1',
      month_id: '2015-01',
      first_interval: 1420088400,
      last_interval: 1422763200,
      complete: false,
      extraction_time: 1430000000,
      source_file_size: 4711,
      job_id_extracted: 'job-1',
    }
    expect(namesOf('interval period').toSorted()).toEqual(Object.keys(record).toSorted())
    expect(await readIntervals(jsonOf({ intervals: [record] }))).toEqual([
      {
        meterId: 'm 1',
        month: '2015-01',
        firstInterval: 1420088400,
        lastInterval: 1422763200,
        complete: false,
        extractionTime: 1430000000,
        sourceFileSize: 4711,
        jobId: 'job-1',
      },
    ])
  })

  it('every field of a profile is read', () => {
    const json = jsonOf({
      utility_provider: 'Mock',
      utility_provider_id: 3150,
      label: 'mine',
      tags: ['solar'],
      created: '2016-10-01T00:00:00Z',
      modified: '2016-10-02T00:00:00Z',
    })
    const read = readProfile(json, bareProfile(5))
    expect(read).toMatchObject({ id: 5, provider: 'Mock', providerId: 3150, label: 'mine', tags: ['solar'] })
    expect([read?.created, read?.modified].map((at) => Date.parse(at ?? ''))).toEqual([
      Date.UTC(2016, 9, 1),
      Date.UTC(2016, 9, 2),
    ])
  })
})

describe('what the rows say of statuses and errors', () => {
  it('every status has words of its own and the list it stands in', () => {
    expect(namesOf('terminal status')).toEqual(terminalStatuses)
    expect(namesOf('in-progress status')).toEqual(stages)
    for (const { name, cells } of rows.filter((row) =>
      /-progress status\)|\(terminal status\)/.test(row.name),
    )) {
      expect(wordsIn(cells[3])[0]).toBe(statusWords(codeIn(name)[0] ?? ''))
    }
  })

  it('every error is read as the failure that its row names, and told in words', () => {
    const errors = rows.flatMap(({ name, cells }) => {
      const [, status, error] = /^`(\d{3}) (.+)` \(error\)$/.exec(name) ?? []
      return status === undefined ? [] : [{ status: Number(status), error, cells }]
    })
    expect(errors.length).toBeGreaterThan(90)
    for (const { status, error, cells } of errors) {
      const failure = failureOfStatus(status, jsonOf({ error }), 0, '')
      expect([error, codeIn(cells[1]).at(-1)]).toEqual([error, failure.code])
      expect(failure.apiText).toBe(error)
    }
    const byWording = errors.filter(({ cells }) => cells[3]?.includes('shared/errors/wording'))
    expect(byWording.length).toBeGreaterThan(60)
    for (const { status, error, cells } of byWording) {
      const failure = failureOfStatus(status, jsonOf({ error }), 0, '')
      const known = about({ ok: false, error: failure }, ...subjects)
      const titles = known.ok ? [] : [wordingOf(known.error).title, wordingOf(failure).title]
      expect(titles).toContain(wordsIn(cells[3]).find((words) => titles.includes(words)))
    }
  })
})

/** What was sent to an API that answers everything with one number. */
const sentBy = async (call: (api: Api) => Promise<unknown>): Promise<readonly unknown[]> => {
  const sent: unknown[] = []
  const answer = ok({ status: 200, json: jsonOf({ provider_ids: [7] }), serverTime: null })
  await call({
    read: (_path: unknown, query: string) => {
      sent.push(query)
      return Promise.resolve(answer)
    },
    write: (_method: unknown, _path: unknown, body: object | null) => {
      sent.push(body)
      return Promise.resolve(answer)
    },
  } as unknown as Api)
  return sent
}

describe('what the rows say of parameters', () => {
  it('the type of a utility is sent as it is chosen', async () => {
    const sent = await sentBy((api) => createUtilityService(api).find({ zipcode: '00007', type: 'gas' }))
    expect(sent).toEqual(['?zipcode=00007&type=gas'])
  })

  it('every field of a changed profile is sent under its name, and no other', async () => {
    const change = (draft: object) => sentBy((api) => createProfileService(api).change(bareProfile(5), draft))
    expect(await change({ providerId: 3149, zipcode: '00007', label: 'x' })).toContainEqual({
      provider_id: 3149,
      zipcode: '00007',
      label: 'x',
    })
    expect(await change({ zipcode: '' })).toContainEqual({ zipcode: '' })
  })
})
