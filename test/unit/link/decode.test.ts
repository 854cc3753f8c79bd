import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readBills } from '../../../electron/link/decode/bill'
import { readIntervals } from '../../../electron/link/decode/interval'
import { readJob } from '../../../electron/link/decode/job'
import { parseJson, type Json } from '../../../electron/link/decode/json'
import {
  readCertificateInfo,
  readProvider,
  readProviderIds,
  readZip,
} from '../../../electron/link/decode/lookup'
import {
  bareProfile,
  readNewProfileId,
  readProfile,
  readProfileIds,
  readStored,
} from '../../../electron/link/decode/profile'
import { readCivilDate, readInstant, readUnixSeconds } from '../../../electron/link/decode/times'
import {
  readDecimal,
  readFlag,
  readId,
  readNamesReply,
  readNumber,
} from '../../../electron/link/decode/values'

/** Shapes that practice does not give; `L` is the line of the API document. */

const json = (value: unknown): Json => {
  const parsed = parseJson(typeof value === 'string' ? value : JSON.stringify(value))
  return 'json' in parsed ? parsed.json : null
}

const firstBill = async (record: unknown) => (await readBills(json([record])))?.[0]?.bill

describe('any reader', () => {
  const readers: readonly ((value: Json) => unknown)[] = [
    readBills,
    readIntervals,
    (value) => readJob(value, 'x'),
    readCertificateInfo,
    (value) => readProvider(value, 1),
    readProviderIds,
    (value) => readZip(value, '00007'),
    (value) => readProfile(value, bareProfile(1)),
    readProfileIds,
    readNewProfileId,
    (value) => readNamesReply(value, 'tags', ['name']),
  ]
  const names = fc.constantFrom(
    ...[
      'data',
      'intervals',
      'profiles',
      'provider_ids',
      'job_id',
      'finished',
      'tags',
      'created',
      'name',
      'type',
    ],
    ...[
      'meter_id',
      'month_id',
      'first_interval',
      'bill_id',
      'cost',
      'start_date',
      'date',
      'pdf',
      '__proto__',
      'id',
    ],
  )
  const leaf = fc.oneof(fc.string(), fc.double(), fc.integer(), fc.boolean(), fc.constant(null), names)
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 5 },
      leaf,
      fc.array(tie('tree'), { maxLength: 4 }),
      fc.dictionary(fc.oneof(names, fc.string()), tie('tree'), { maxKeys: 6 }),
    ),
  }))

  it('survives any JSON, and makes of it what can be cloned', async () => {
    await fc.assert(
      fc.asyncProperty(tree, async (value) => {
        const read = json(JSON.stringify(value))
        for (const reader of readers) {
          const made = await reader(read)
          expect(structuredClone(made)).toEqual(made)
        }
      }),
      { numRuns: 1_000 },
    )
  })
})

describe('values', () => {
  it.each([
    [21.25, '21.25'],
    ['21.250', '21.250'],
    ['1,234,567.80', '1234567.80'],
    ['$12.00', '12.00'],
    ['-$3.10', '-3.10'],
    ['  7 ', '7'],
    ['n/a', 'n/a'],
    ['1,23', '1,23'],
    ['', null],
    [null, null],
  ])('L1016/1020: keeps amounts as decimal text: %j', (value, text) => {
    expect(readDecimal(json(JSON.stringify(value)))).toBe(text)
  })

  it.each([
    ['1e2', '100'],
    ['1.25e1', '12.5'],
    ['-5E-3', '-0.005'],
    ['1e400', '1e400'],
    ['123456789012345678901.10', '123456789012345678901.10'],
  ])('L1016/1020: writes the number %s without losing a digit', (literal, text) => {
    expect(readDecimal(json(literal))).toBe(text)
  })

  it('L1016/1020: agrees with arithmetic about exponents', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -99_999, max: 99_999 }),
        fc.integer({ min: -12, max: 12 }),
        (digits, power) => {
          expect(Number(readDecimal(json(`${digits}e${power}`)))).toBe(Number(`${digits}e${power}`))
        },
      ),
    )
  })

  it.each([
    [true, true],
    ['True', true],
    [1, true],
    ['0', false],
    ['false', false],
    [null, null],
    ['perhaps', null],
    [2, null],
  ])('L330, L1000/1092: reads %j as a flag with a third state', (value, flag) => {
    expect(readFlag(json(JSON.stringify(value)))).toBe(flag)
  })

  it.each(['0', '-1', '1.5', '9007199254740992', '1e400', '"abc"', '""', 'true', '[1]'])(
    'L136/143: %s is no id',
    (literal) => {
      expect(readId(json(literal))).toBeNull()
    },
  )

  it('reads coordinates and refuses what is infinite', () => {
    expect(readNumber(json('"41.25"'))).toBe(41.25)
    expect(readNumber(json('-71.5e0'))).toBe(-71.5)
    expect(readNumber(json('1e400'))).toBeNull()
  })
})

describe('times', () => {
  it.each([
    ['2016-10-31T23:59:59', '2016-10-31T23:59:59.000Z'],
    ['2017-01-16 04:47:17.155559+00:00', '2017-01-16T04:47:17.155Z'],
    ['2017-01-16T04:47:17-0530', '2017-01-16T10:17:17.000Z'],
    ['2016-10-31', '2016-10-31T00:00:00.000Z'],
    [1_476_901_022, '2016-10-19T18:17:02.000Z'],
    [1_476_901_022_000, '2016-10-19T18:17:02.000Z'],
    ['1476901022', '2016-10-19T18:17:02.000Z'],
    ['2016-02-30', null],
    ['2016-10-31T25:00:00', null],
    ['soon', null],
    [1e300, null],
    [1_476_901_022_000_000, null],
    [0, null],
    ['2016', null],
    ['20161031', null],
  ])('L1008/235, L1173, L609: reads %j as UTC', (value, instant) => {
    expect(readInstant(json(JSON.stringify(value)))).toBe(instant)
  })

  it.each([
    ['2016-10-31T23:59:59', '2016-10-31'],
    ['2016-10-31T23:59:59-08:00', '2016-10-31'],
    ['10/31/2016', '2016-10-31'],
    ['2016-13-01', null],
    ['20161031', '2016-10-31'],
    [20_161_031, '2016-10-31'],
    ['20161331', null],
    ['03/10/2016', null],
    ['03/03/2016', '2016-03-03'],
    ['31/10/2016', null],
    ['2016', null],
  ])('L1008/235: shows %j as the calendar date that was sent', (value, date) => {
    expect(readCivilDate(json(JSON.stringify(value)))).toBe(date)
  })

  it('reads any instant back', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1974-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
        (date) => {
          const iso = date.toISOString()
          expect(readInstant(json(JSON.stringify(iso)))).toBe(iso)
          expect(readUnixSeconds(json(JSON.stringify(iso)))).toBe(Math.floor(date.getTime() / 1000))
        },
      ),
    )
  })
})

describe('bills', () => {
  it('L998: takes an absent, null or blank PDF for none', async () => {
    for (const pdf of [undefined, null, '', '  ']) expect((await firstBill({ pdf }))?.hasPdf).toBe(false)
    expect((await firstBill({ pdf: '/x' }))?.hasPdf).toBe(true)
  })

  it('L983: keeps unknown types and fields, whatever they hold', async () => {
    const bill = await firstBill({
      type: 'Solar_Lease',
      panels: 12,
      lease: { years: [20] },
      empty: null,
      note: ' ',
    })
    expect(bill).toMatchObject({ type: 'solar_lease', extra: { panels: '12', lease: '{"years":[20]}' } })
  })

  it('L987: keeps what a billing record owes apart from what energy costs', async () => {
    const bill = await firstBill({ type: 'billing', total_amount_due: 80.5, previous_balance: '10.00' })
    expect(bill).toMatchObject({ totalAmountDue: '80.5', previousBalance: '10.00', cost: null })
  })

  it('L1010: keeps an interpolated date apart from a period', async () => {
    expect(await firstBill({ date: '2016-10-15T00:00:00' })).toMatchObject({
      approximateDate: '2016-10-15',
      startDate: null,
      endDate: null,
    })
  })

  it('L999: keeps records that share a bill', async () => {
    const shared = json([
      { bill_id: 'a', type: 'gas' },
      { bill_id: 'a', type: 'electricity' },
    ])
    expect((await readBills(shared))?.map(({ bill }) => bill.type)).toEqual(['gas', 'electricity'])
  })

  it('L1013, L995/1006/1088: keeps units and the three identifiers as they were sent', async () => {
    const sent = { units: 'KWh', account_number: '42626522-7', service_id: 353267363254, meter_number: '007' }
    expect(await firstBill(sent)).toMatchObject({
      units: 'KWh',
      accountNumber: '42626522-7',
      serviceId: '353267363254',
      meterNumber: '007',
    })
  })

  it('keeps what cannot be read as a date in its own words', async () => {
    expect(await firstBill({ due_date: 'upon receipt' })).toMatchObject({
      dueDate: null,
      extra: { due_date: 'upon receipt' },
    })
  })

  it('42: keeps an id above 2^53 digit for digit', async () => {
    expect((await readBills(json('[{"bill_id":12345678901234567890}]')))?.[0]?.bill.billId).toBe(
      '12345678901234567890',
    )
  })
})

describe('jobs', () => {
  it.each([
    ['waiting', 'waiting'],
    [{ page: 1 }, '{"page":1}'],
    [undefined, null],
    ['', null],
  ])('L885: reads the detail %j', (detail, text) => {
    expect(readJob(json({ job_id: 'a', job_status: 'login', finished: false, detail }), null)?.detail).toBe(
      text,
    )
  })

  it('L942/956, L217/954: trusts finished alone', () => {
    const state = (job_status: string, finished?: unknown) =>
      readJob(json({ job_id: 'a', job_status, finished }), null)
    expect(state('success', false)).toMatchObject({ finished: false })
    expect(state('worker_wait', true)).toMatchObject({ finished: true })
    expect(state('AgentState.NEW', 'true')).toEqual({
      jobId: 'a',
      status: 'new',
      finished: true,
      detail: null,
    })
    expect(state('success')).toMatchObject({ finished: false })
  })

  it.each(['a'.repeat(250_000), '<b>success</b>', '\u202Esuccess', 'suc\u200Bcess', 'two\nlines'])(
    'takes no status from what can be none (%#)',
    (job_status) => {
      expect(readJob(json({ job_id: 'a', job_status, finished: true }), null)?.status).toBe('')
      expect(readJob(json({ job_id: 'a', job_status }), null)).toBeNull()
    },
  )

  it('refuses a reply that says nothing of a job', () => {
    expect(readJob(json({ job_id: 'a' }), 'a')).toBeNull()
    expect(readJob(json({ finished: true }), null)).toBeNull()
  })
})

describe('intervals', () => {
  const month = async (more: object) => (await readIntervals(json([{ meter_id: 'm', ...more }])))?.[0]?.month
  const first = Date.UTC(2015, 0, 1, 8) / 1000
  const last = Date.UTC(2015, 1, 1, 7) / 1000

  it.each([
    [{ month_id: '2015-01' }, '2015-01'],
    [{ month_id: '2015-1' }, '2015-01'],
    [{ month_id: '2015-31', first_interval: first, last_interval: last }, '2015-01'],
    [{ first_interval: Date.UTC(2014, 11, 31, 15) / 1000, last_interval: last }, '2015-01'],
    [{ month_id: '2015-31' }, undefined],
  ])('L1089/1120, L1097: reads the month of %j', async (record, expected) => {
    expect(await month(record)).toBe(expected)
  })

  it('L1091: takes the last interval for its start, as the document says', async () => {
    expect(
      await readIntervals(json({ intervals: [{ meter_id: 1, first_interval: first, last_interval: last }] })),
    ).toEqual([
      {
        meterId: '1',
        month: '2015-01',
        firstInterval: first,
        lastInterval: last,
        complete: null,
        extractionTime: null,
        sourceFileSize: null,
        jobId: null,
      },
    ])
  })
})

describe('profiles and lists', () => {
  it.each([
    ['[1,2]', [1, 2]],
    ['["1","2"]', [1, 2]],
    ['{"profiles":[{"id":1},{"profile_id":"2"}]}', [1, 2]],
    ['{"profiles":{"1":{},"2":{}}}', [1, 2]],
    ['{"profiles":null}', []],
    ['{"profiles":[1,1,"x",null,12345678901234567890]}', [1]],
    ['[]', []],
    ['["x", null, 1.5, {"number": 5}]', null],
    ['{"profiles": [null]}', null],
    ['[5, "x"]', [5]],
    ['{}', []],
    ['{"something":1}', null],
    ['"1,2"', null],
  ])('L454: reads the list %s', async (text, ids) => {
    expect(await readProfileIds(json(text))).toEqual(ids)
  })

  it('L479: keeps the id asked for; a reply that names another profile is of another customer', async () => {
    const known = bareProfile(516)
    for (const same of [{}, { id: 516 }, { profile_id: '516' }, { id: 'x' }, { id: null }])
      expect(readProfile(json({ ...same, label: null }), known)).toMatchObject({ id: 516, label: '' })
    for (const other of [{ id: 1 }, { profile_id: '5160' }, { profile: { id: 1, label: 'x' } }]) {
      expect(readProfile(json({ label: 'x', ...other }), known)).toBeNull()
      expect(readStored(json({ label: 'x', ...other }), known)).toBeNull()
    }
  })

  it('keeps tags as the server has them, their blanks too: it knows ` solar` by no other name', () => {
    const tags = [' solar', 'solar', 'a  b ', '\u200Bsolar', '  ', 7]
    expect(readProfile(json({ tags }), bareProfile(1))?.tags).toEqual([
      ' solar',
      'solar',
      'a  b ',
      '\u200Bsolar',
      '7',
    ])
  })

  it('tells a ZIP code that is none from one that is not told', () => {
    const known = { ...bareProfile(1), zipcode: '94110' }
    expect(readProfile(json({ label: 'x' }), known)?.zipcode).toBe('94110')
    expect(readProfile(json({ zipcode: null }), known)?.zipcode).toBe('')
  })

  it('keeps a label as it was typed', () => {
    expect(readProfile(json({ label: '  ケース 7 ' }), bareProfile(1))?.label).toBe('  ケース 7 ')
  })

  it('42: mends half characters', () => {
    expect(readProfile(json('{"label":"a\\ud800b"}'), bareProfile(1))?.label).toBe('a\uFFFDb')
  })

  it.each([
    ['["a","b"]', ['a', 'b']],
    ['{"fields":[{"field":"a"},{"name":"b"}]}', ['a', 'b']],
    ['{"fields":{"a":true,"b":null}}', ['a', 'b']],
    ['{"fields":"a, b"}', ['a', 'b']],
    ['{"fields":null}', []],
    ['[]', []],
    ['{}', []],
    ['{"status":"ok"}', null],
    ['null', null],
    ['"a"', null],
  ])('L632: reads the names of %s', (text, names) => {
    expect(readNamesReply(json(text), 'fields', ['field', 'name'])).toEqual(names)
  })

  it('L352: gives a ZIP code its zeros back', () => {
    expect(readZip(json('{"zipcode":7}'), '00007')?.zipcode).toBe('00007')
    expect(readZip(json('{}'), '00501')?.zipcode).toBe('00501')
  })
})
