import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { investigate } from '../../../shared/detective/detective'
import { SightingReader } from '../../../shared/detective/sightings'
import type { Bill } from '../../../shared/domain/bill'
import { billOf } from '../../support/bill'
import { printedPage } from '../../support/printed-page'

type Put = readonly [x: number, y: number, text: string]

const pageOf = (puts: readonly Put[], number = 1) => {
  const page = printedPage()
  for (const [x, y, text] of puts) page.put(x, y, text)
  return page.page(number)
}

/** What the detective says of the bill: `dueDate: found`. */
const findingsOf = (bill: Partial<Bill>, puts: readonly Put[]): Readonly<Record<string, string>> => {
  const detection = investigate(billOf(bill), [pageOf(puts)])
  const findings = detection.kind === 'checked' ? detection.findings : []
  return Object.fromEntries(
    findings.map(({ field, state, printed }) => [field, printed === null ? state : `${state} ${printed}`]),
  )
}

const billDate = [40, 760, 'Bill date: Oct 20, 2026'] as const

describe('a date over a number', () => {
  /** A due date of two lines, the second of which may have a label of its own. */
  const puts = (above: string, below: string, label = ''): readonly Put[] => [
    billDate,
    [40, 702, 'Due date'],
    [240, 702, above],
    [40, 690, label],
    [240, 690, below],
  ]

  it.each([
    ['03 Oct', '29 days', ''],
    ['Oct 3,', '29 days', ''],
    ['03 Oct', '2029 kWh', ''],
    ['03 Oct', '29', 'Billing days'],
  ])('%j over %j does not take it for its year', (above, below, label) => {
    expect(findingsOf({ dueDate: '2026-10-03' }, puts(above, below, label))).toEqual({ dueDate: 'found' })
  })

  it.each([
    ['03 Oct', '26'],
    ['3-Oct-', '26'],
    ['03 Oct', '26 to 04 Nov 26'],
    ['03 Oct', '2026'],
  ])('%j over %j does', (above, below) => {
    expect(findingsOf({ dueDate: '2026-10-03' }, puts(above, below))).toEqual({ dueDate: 'found' })
    expect(findingsOf({ dueDate: '2029-10-03' }, puts(above, below))['dueDate']).not.toBe('found')
  })
})

describe('a date without a year', () => {
  const due = [40, 700, 'Due date: Nov 3'] as const

  it('has that of the dates near it', () => {
    expect(findingsOf({ dueDate: '2026-11-03' }, [billDate, due])).toEqual({ dueDate: 'found' })
    expect(findingsOf({ dueDate: '2025-11-03' }, [billDate, due])).toEqual({ dueDate: 'different Nov 3' })
  })

  it('may be of the year after', () => {
    const puts = [
      [40, 760, 'Bill date: Dec 20, 2026'],
      [40, 700, 'Due date: Jan 3'],
    ] as const
    expect(findingsOf({ dueDate: '2027-01-03' }, puts)).toEqual({ dueDate: 'found' })
    expect(findingsOf({ dueDate: '2026-01-03' }, puts)).toEqual({ dueDate: 'different Jan 3' })
  })

  it('is in doubt where no date has a year, or dates of two years are near', () => {
    expect(findingsOf({ dueDate: '2026-11-03' }, [due])).toEqual({ dueDate: 'not-found' })
    const before = [40, 740, 'Your payment of Oct 20, 2025'] as const
    expect(findingsOf({ dueDate: '2025-11-03' }, [billDate, before, due])).toEqual({ dueDate: 'not-found' })
  })
})

describe('an amount with other places', () => {
  const usage = (recorded: string, printed: string) =>
    findingsOf({ usage: recorded, units: 'kWh' }, [[40, 700, `Total usage: ${printed} kWh`]])['usage']

  it.each([
    ['702', '702.9', 'not-found'],
    ['703', '702.9', 'not-found'],
    ['702', '701.2', 'different 701.2 kWh'],
    ['703', '702.4', 'different 702.4 kWh'],
    ['702.31', '702', 'not-found'],
    ['702.31', '703', 'different 703 kWh'],
    ['701.95', '702.0', 'not-found'],
    ['701.94', '702.0', 'different 702.0 kWh'],
  ])('%s where %s is printed: %s', (recorded, printed, state) => {
    expect(usage(recorded, printed)).toBe(state)
  })

  it('is in doubt if it is rounded or cut off, and another one else', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 999 }), fc.integer({ min: 1, max: 99 }), (whole, rest) => {
        const exact = `${whole}.${String(rest).padStart(2, '0')}`
        for (const printed of [whole - 1, whole, whole + 1]) {
          const isShort = printed === whole || (printed === whole + 1 && rest >= 50)
          const state = isShort ? 'not-found' : `different ${printed} kWh`
          expect([exact, usage(exact, String(printed))]).toEqual([exact, state])
        }
      }),
    )
  })
})

it('a cut date is looked for near its line only, however long the document is', () => {
  const reader = new SightingReader([])
  reader.read(
    pageOf([
      [40, 760, 'Bill date: Oct 20, 2026'],
      [40, 740, 'Due date: Nov 3, 2026'],
    ]),
  )
  let looks = 0
  for (const sighting of reader.sightings) {
    const { kind } = sighting
    Object.defineProperty(sighting, 'kind', { get: () => ((looks += 1), kind) })
  }
  const filler = Array.from({ length: 9 }, (_, index): Put => [40, 700 - 30 * index, `About $${index}.00`])
  reader.read(pageOf([...filler, [40, 300, '3'], [40, 288, 'November 2026']], 2))
  expect(reader.sightings.at(-1)?.text).toBe('3 November 2026')
  expect(looks).toBe(0)
})
