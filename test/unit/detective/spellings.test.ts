import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { investigate } from '../../../shared/detective/detective'
import type { FieldId } from '../../../shared/detective/fields'
import type { Finding } from '../../../shared/detective/finding'
import type { Bill } from '../../../shared/domain/bill'
import { billOf } from '../../support/bill'
import { numberForms } from '../../support/bill-layouts'
import { dateSpellings, moneySpellings, numberSpellings } from '../../support/bill-locales'
import { printedPage, whole, type Cuts } from '../../support/printed-page'

const findingOf = (
  field: FieldId,
  bill: Bill,
  text: string,
  cuts: Cuts = whole,
  label = '',
): Finding | undefined => {
  const page = printedPage(cuts)
  page.put(40, 700, label === '' ? text : `${label}: ${text}`)
  page.put(40, 600, 'All about this bill', 9)
  const detection = investigate(bill, [page.page()])
  return detection.kind === 'checked'
    ? detection.findings.find((finding) => finding.field === field)
    : undefined
}

const isFound = (finding: Finding | undefined): boolean =>
  finding?.state === 'found' || finding?.state === 'several'

/** Runs of any length, a letter each perhaps, pulled together or apart as kerning does. */
const cuts: fc.Arbitrary<Cuts> = fc
  .infiniteStream(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: -6, max: 6 })))
  .map((stream) => {
    const next = () => stream.next().value as [number, number]
    return { length: () => next()[0], kerning: () => next()[1] / 100 }
  })

const cents = fc
  .tuple(fc.integer({ min: 1, max: 9_999_999 }), fc.integer({ min: 0, max: 99 }))
  .map(([units, rest]) => `${units}.${String(rest).padStart(2, '0')}`)

const oneOf = <T>(values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values)

const day = fc
  .date({ min: new Date('2015-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

const withDigitChanged = (value: string, at: number, by: number): string => {
  const places = Array.from(value).flatMap((letter, index) => (/\d/.test(letter) ? [index] : []))
  const place = places[at % places.length] ?? 0
  return value.slice(0, place) + String((Number(value[place]) + by) % 10) + value.slice(place + 1)
}

const change = fc.tuple(fc.nat(), fc.integer({ min: 1, max: 9 }))

describe('any spelling, cut into any runs', () => {
  it('of an amount of money is found, and another amount is not', () => {
    fc.assert(
      fc.property(
        cents,
        fc.boolean(),
        oneOf(Object.values(numberSpellings)),
        oneOf(moneySpellings),
        cuts,
        change,
        (value, negative, spell, put, cut, [at, by]) => {
          const cost = negative ? `-${value}` : value
          const text = put(spell(value), negative)
          expect([text, isFound(findingOf('cost', billOf({ cost }), text, cut))]).toEqual([text, true])
          const wrong = withDigitChanged(cost, at, by)
          expect([text, wrong, isFound(findingOf('cost', billOf({ cost: wrong }), text))]).toEqual([
            text,
            wrong,
            false,
          ])
          const turned = negative ? value : `-${value}`
          expect(isFound(findingOf('cost', billOf({ cost: turned }), text))).toBe(false)
          expect(
            findingOf('totalAmountDue', billOf({ totalAmountDue: wrong }), text, whole, 'Total due'),
          ).toMatchObject({
            state: 'different',
            printed: expect.stringContaining(spell(value).trim().slice(-3).replace('’', "'")) as string,
          })
        },
      ),
    )
  })

  it('of an amount of energy is found, and another amount is not', () => {
    const amount = fc.oneof(
      fc.integer({ min: 1, max: 99_999 }).map(String),
      fc
        .tuple(fc.integer({ min: 1, max: 99_999 }), fc.integer({ min: 1, max: 9 }))
        .map(([a, b]) => `${a}.${b}`),
    )
    fc.assert(
      fc.property(
        amount,
        oneOf(Object.values(numberSpellings)),
        oneOf([' kWh', 'kWh', '\u00a0KWH']),
        cuts,
        change,
        (usage, spell, unit, cut, [at, by]) => {
          const text = spell(usage) + unit
          expect([text, isFound(findingOf('usage', billOf({ usage, units: 'kWh' }), text, cut))]).toEqual([
            text,
            true,
          ])
          const wrong = withDigitChanged(usage, at, by)
          // A zero in front says nothing.
          if (/^0\d/.test(wrong)) return
          expect([
            text,
            wrong,
            isFound(findingOf('usage', billOf({ usage: wrong, units: 'kWh' }), text)),
          ]).toEqual([text, wrong, false])
        },
      ),
    )
  })

  it('of a day is found, and another day is not', () => {
    fc.assert(
      fc.property(
        day,
        oneOf(Object.values(dateSpellings)),
        cuts,
        fc.integer({ min: 1, max: 400 }),
        (billDate, spell, cut, later) => {
          const text = spell(billDate)
          expect([text, isFound(findingOf('billDate', billOf({ billDate }), text, cut))]).toEqual([
            text,
            true,
          ])
          const wrong = new Date(Date.parse(billDate) + later * 86_400_000).toISOString().slice(0, 10)
          // `03/04/2026` alone may be either day.
          const swapped = `${wrong.slice(0, 5)}${wrong.slice(8)}-${wrong.slice(5, 7)}`
          if (swapped === billDate) return
          expect([text, wrong, isFound(findingOf('billDate', billOf({ billDate: wrong }), text))]).toEqual([
            text,
            wrong,
            false,
          ])
        },
      ),
    )
  })

  it('of a number of an account is found, and another number is not', () => {
    const number = fc
      .tuple(
        fc.integer({ min: 1000, max: 999_999_999 }),
        oneOf(['', '-']),
        fc.integer({ min: 100, max: 9999 }),
      )
      .map(([first, sign, second]) => `${first}${sign}${second}`)
    fc.assert(
      fc.property(number, oneOf(numberForms), cuts, change, (accountNumber, form, cut, [at, by]) => {
        const text = form(accountNumber)
        expect([text, isFound(findingOf('accountNumber', billOf({ accountNumber }), text, cut))]).toEqual([
          text,
          true,
        ])
        const wrong = withDigitChanged(accountNumber, at, by)
        // A zero in front says nothing.
        if (/^0/.test(wrong)) return
        expect(isFound(findingOf('accountNumber', billOf({ accountNumber: wrong }), text))).toBe(false)
        const state = findingOf(
          'accountNumber',
          billOf({ accountNumber: wrong }),
          text,
          whole,
          'Account number',
        )?.state
        expect([text, wrong, state]).toEqual([text, wrong, 'different'])
      }),
    )
  })
})

const page = (...lines: readonly (readonly [number, string])[]) => {
  const made = printedPage()
  lines.forEach(([x, text], index) => made.put(x, 700 - index * 20, text))
  return made.page()
}

const stateOf = (bill: Partial<Bill>, ...lines: readonly (readonly [number, string])[]) => {
  const detection = investigate(billOf(bill), [page(...lines)])
  if (detection.kind !== 'checked') return detection.kind
  return Object.fromEntries(
    detection.findings.map(({ field, state, printed }) => [
      field,
      printed === null ? state : `${state}: ${printed}`,
    ]),
  )
}

describe('where in doubt, a value is not called different', () => {
  it.each([
    ['a masked number', { accountNumber: '42626522' }, 'Account number: ****6522'],
    ['a number with more to it', { accountNumber: '42626522' }, 'Account number: 42626522-7'],
    ['a rounded amount', { usage: '702.31', units: 'kWh' }, 'Total usage: 702 kWh'],
    ['an amount of another unit', { usage: '702.3', units: 'therms' }, 'Total usage: 31.0 kWh'],
    ['the balance before', { totalAmountDue: '243.55' }, 'Previous balance: $171.90'],
    ['what is due after the day', { totalAmountDue: '243.55' }, 'Amount due after: $250.00'],
    ['the share of a tax', { cost: '84.19' }, 'Sales tax: $4.10'],
    ['the next reading', { endDate: '2026-07-31' }, 'Next read date: 08/31/2026'],
  ] as const)('%s', (_name, bill, text) => {
    expect(Object.values(stateOf(bill, [40, text]))).toEqual(['not-found'])
  })

  it('two different values beside the same label', () => {
    expect(
      stateOf({ meterNumber: '84799987' }, [40, 'Meter number: 67563764'], [40, 'Meter number: 20449413']),
    ).toEqual({
      meterNumber: 'not-found',
    })
  })

  it('a value that is there, though another stands beside its label', () => {
    expect(
      stateOf({ totalAmountDue: '243.55' }, [40, 'Amount due: $171.90'], [40, 'Send us $243.55']),
    ).toEqual({
      totalAmountDue: 'not-found',
    })
  })

  it('a zero that is not printed is nothing to say', () => {
    expect(stateOf({ pastDueBalance: '0', cost: '3.50' }, [40, 'Cost: $3.50'])).toEqual({ cost: 'found' })
  })
})

describe('what stands there instead', () => {
  it.each([
    [
      'beside the label',
      { totalAmountDue: '243.55' },
      [[40, 'Total amount due by 08/26/2026 $234.55']],
      'totalAmountDue',
      '$234.55',
    ],
    [
      'below it',
      { dueDate: '2026-08-26' },
      [
        [40, 'Due date'],
        [40, '08/25/2026'],
      ],
      'dueDate',
      '08/25/2026',
    ],
    [
      'of a period without a label',
      { startDate: '2026-07-02', endDate: '2026-08-01' },
      [[40, '07/02/2026 – 07/31/2026 (30 billing days)']],
      'endDate',
      '07/31/2026',
    ],
    [
      'of a period with one',
      { startDate: '2026-07-03', endDate: '2026-08-01' },
      [[40, 'Service period: Jul 5 – Aug 2, 2026']],
      'startDate',
      'Jul 5',
    ],
    [
      'of a credit',
      { totalAmountDue: '45.20' },
      [[40, 'Amount due: $45.20 CR']],
      'totalAmountDue',
      '$45.20 CR',
    ],
  ] as const)('%s', (_name, bill, lines, field, printed) => {
    const states = stateOf(bill, ...lines)
    expect(states).toMatchObject({ [field]: `different: ${printed}` })
  })
})

it('a page without letters cannot be checked', () => {
  expect(investigate(billOf({ cost: '1.00' }), [{ number: 1, runs: [] }])).toEqual({ kind: 'no-text' })
})

it('text at a quarter turn is read, and its place is that on the page', () => {
  const runs = [{ text: 'Total due: $243.55', x: 300, y: 100, width: 90, height: 10, turns: 1 as const }]
  const detection = investigate(billOf({ totalAmountDue: '243.55' }), [{ number: 1, runs }])
  expect(detection).toMatchObject({ findings: [{ state: 'found' }] })
  const rect = detection.kind === 'checked' ? detection.findings[0]?.places[0]?.rect : undefined
  expect(rect?.height).toBeGreaterThan(rect?.width ?? 0)
  expect(rect?.x).toBeGreaterThan(285)
  expect(rect?.x).toBeLessThan(300)
})

it('beyond its limits it says how far it read, and calls nothing missing', () => {
  let clock = 0
  const slow = () => (clock += 900)
  const pages = Array.from({ length: 9 }, (_, index) => ({
    ...page([40, index === 8 ? 'Due $9.00' : 'Nothing']),
    number: index + 1,
  }))
  expect(investigate(billOf({ totalAmountDue: '9.00' }), pages, [], slow)).toEqual({
    kind: 'checked',
    findings: [],
    pagesRead: 3,
    pages: 9,
  })
})

describe('what a line’s end cuts', () => {
  type Put = readonly [x: number, y: number, text: string]
  const findingsOf = (bill: Partial<Bill>, puts: readonly Put[]): Readonly<Record<string, string>> => {
    const page = printedPage()
    for (const [x, y, text] of puts) page.put(x, y, text)
    const detection = investigate(billOf(bill), [page.page()])
    const findings = detection.kind === 'checked' ? detection.findings : []
    return Object.fromEntries(
      findings.map(({ field, state, printed }) => [field, printed === null ? state : `${state} ${printed}`]),
    )
  }
  const period = { startDate: '2026-10-02', endDate: '2026-11-01' }
  const found = { startDate: 'found', endDate: 'found' }

  it.each([
    ['Oct 2, 2026 to', 'Nov 1, 2026'],
    ['Oct 2, 2026', 'to Nov 1, 2026'],
    ['Oct 2, 2026 to Nov 1,', '2026'],
    ['October 2, 2026 - November', '1, 2026'],
    ['2 October 2026 to 1', 'November 2026'],
    ['02.10.2026 bis', '01.11.2026'],
  ])('a period as %j and %j is found, and another one is named', (above, below) => {
    const puts: readonly Put[] = [
      [40, 700, 'Billing period'],
      [40, 686, above],
      [40, 674, below],
      [240, 700, 'Total usage'],
      [240, 680, '990 kWh'],
    ]
    expect(findingsOf(period, puts)).toEqual(found)
    const later = findingsOf({ ...period, endDate: '2026-11-03' }, puts)
    expect(later['startDate']).toBe('found')
    expect(later['endDate']).toMatch(/^different .*(?:1|01)/)
  })

  it.each(['06- Oct-24 to 07-Nov- 24', 'Oct 6-Nov 7, 2024'])('a period as %j is found', (text) => {
    expect(
      findingsOf({ startDate: '2024-10-06', endDate: '2024-11-07' }, [[40, 700, `Service dates: ${text}`]]),
    ).toEqual(found)
  })

  it('a number whose letters change stays whole beside a label of two lines', () => {
    const page = printedPage()
    page.put(40, 700, 'Account No.', 8)
    page.put(160, 700, '471-5', 8)
    page.put(160 + 5 * 4, 700, '31-038-4', 6)
    page.put(300, 704, 'Current electric', 8)
    page.put(300, 696, 'charges', 8)
    page.put(420, 700, '$50.00', 8)
    const detection = investigate(billOf({ accountNumber: '4715310384' }), [page.page()])
    expect(detection).toMatchObject({ findings: [{ field: 'accountNumber', state: 'found' }] })
  })

  it('days of a list, one below the other, are no period', () => {
    const puts: readonly Put[] = [
      [40, 700, 'Statement date'],
      [240, 700, 'Oct 2, 2026'],
      [40, 688, 'Due date'],
      [240, 688, 'Nov 1, 2026'],
    ]
    expect(findingsOf({ billDate: '2026-10-02', dueDate: '2026-11-01' }, puts)).toEqual({
      billDate: 'found',
      dueDate: 'found',
    })
    expect(findingsOf({ billDate: '2026-11-01', dueDate: '2026-10-02' }, puts)).toEqual({
      billDate: 'different Oct 2, 2026',
      dueDate: 'different Nov 1, 2026',
    })
  })

  it('a label beside a value, unless the rest of it has a value of its own', () => {
    const amounts = { previousBalance: '3843.19', totalAmountDue: '4381.31' }
    const total: readonly Put[] = [
      [40, 600, 'Amount due'],
      [240, 600, '$4,381.31'],
    ]
    const cutLabel: readonly Put[] = [
      [40, 700, 'Amount due on'],
      [240, 700, '$3,843.19'],
      [40, 688, 'previous statement'],
    ]
    expect(findingsOf(amounts, [...cutLabel, ...total])).toEqual({
      previousBalance: 'found',
      totalAmountDue: 'found',
    })
    const list: readonly Put[] = [
      [40, 700, 'Total'],
      [240, 700, '$3,843.19'],
      [40, 688, 'Amount due'],
      [240, 688, '$4,381.31'],
    ]
    expect(findingsOf({ totalAmountDue: '3843.20' }, list)).toEqual({ totalAmountDue: 'different $4,381.31' })
  })
})
