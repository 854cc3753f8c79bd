import { isoDay } from '../text'
import { layoutNames, type LayoutName } from './bill-layouts'
import type { BillRecord } from './bill-record'
import { wayNames, wayOf, type WayName } from './bill-ways'
import type { Profile } from './profiles'

/** How PDFs look, and which of them contradict their records, to try the comparison of both. */

/** The fields in which a PDF can contradict its record. */
export const contradictable = [
  'total_amount_due',
  'cost',
  'usage',
  'end_date',
  'start_date',
  'account_number',
  'meter_number',
  'bill_date',
  'due_date',
  'current_charges',
  'previous_balance',
  'payment_received',
] as const

type Contradiction = (typeof contradictable)[number]

/** How a PDF is printed: in one of the ways, in a layout like those of real bills, or as a picture without text. */
export type Print = WayName | LayoutName | 'scan'

interface OddPrints {
  /** In turn. */
  readonly prints: readonly Print[]
  /** Of how many bills one contradicts its record, in each field in turn; 0 if none does. */
  readonly contradictsEvery: number
}

/** By the profile's ID: docs/guide/practice.md. */
const oddPrints: ReadonlyMap<number, OddPrints> = new Map<number, OddPrints>([
  [121, { prints: wayNames, contradictsEvery: 2 }],
  [212, { prints: ['scan'], contradictsEvery: 0 }],
  [213, { prints: layoutNames, contradictsEvery: 0 }],
  [214, { prints: layoutNames, contradictsEvery: 1 }],
])

const day = 86_400_000

const otherValue = (value: unknown): unknown => {
  if (typeof value === 'number') return Number((value + (value < 0 ? -10 : 10)).toFixed(2))
  if (typeof value !== 'string') return value
  if (/^\d{4}-\d\d-\d\dT/.test(value)) {
    return isoDay(Date.parse(`${value.slice(0, 10)}T00:00:00Z`) + day) + value.slice(10)
  }
  return value.replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + 1) % 10))
}

/**
 * Changes the value in the first record that has the field, and in all records with the same value: a bill prints it
 * once, or once for each service.
 */
const contradicted = (records: readonly BillRecord[], field: Contradiction): readonly BillRecord[] => {
  const value = records.find(({ fields }) => field in fields)?.fields[field]
  return records.map((record) =>
    record.fields[field] === value
      ? { ...record, fields: { ...record.fields, [field]: otherValue(value) } }
      : record,
  )
}

export interface AsPrinted {
  /** What the PDF prints. */
  readonly records: readonly BillRecord[]
  readonly print: Print
  /** The field in which the PDF contradicts the records. */
  readonly contradiction: Contradiction | null
}

/** How the PDF of a bill is printed, and its values. `all` has the records of the profile, oldest first. */
export const asPrinted = (profile: Profile, all: readonly BillRecord[], billId: string): AsPrinted => {
  const records = all.filter((record) => record.billId === billId)
  const odd = oddPrints.get(profile.id)
  if (!odd) return { records, print: wayOf(profile.providerId), contradiction: null }
  const { prints, contradictsEvery: every } = odd
  const at = [...new Set(all.map((record) => record.billId))].indexOf(billId)
  const print = prints[at % prints.length] ?? 'plain'
  if (every === 0 || at % every !== every - 1) return { records, print, contradiction: null }
  const turn = Math.floor(at / every) % contradictable.length
  const inTurn = [...contradictable.slice(turn), ...contradictable.slice(0, turn)]
  const field = inTurn.find((name) => records.some(({ fields }) => name in fields)) ?? null
  return { records: field ? contradicted(records, field) : records, print, contradiction: field }
}
