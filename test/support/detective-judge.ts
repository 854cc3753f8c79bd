import { investigate } from '../../shared/detective/detective'
import type { FieldId } from '../../shared/detective/fields'
import type { PageText } from '../../shared/detective/page-text'
import type { Bill } from '../../shared/domain/bill'
import { pickOf, randomOf, type Random } from './bill-layouts'

/** Judges the bill detective by bills of which it is known what they print. */

/** The fields in which a record may contradict its bill. */
const contradictable: readonly FieldId[] = [
  'accountNumber',
  'meterNumber',
  'startDate',
  'endDate',
  'billDate',
  'dueDate',
  'usage',
  'cost',
  'previousBalance',
  'paymentReceived',
  'currentCharges',
  'totalAmountDue',
]

const otherDay = (day: string, random: Random): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + (1 + Math.floor(random() * 9)) * 86_400_000)
    .toISOString()
    .slice(0, 10)

/** The value with one digit changed, or some days later. */
const altered = (value: string, random: Random): string => {
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return otherDay(value, random)
  const places = Array.from(value).flatMap((letter, at) => (/[1-9]/.test(letter) ? [at] : []))
  const at = pickOf(random, places)
  const digit = String((Number(value[at]) % 9) + 1)
  return value.slice(0, at) + digit + value.slice(at + 1)
}

/** Every fourth seed makes a record contradict its bill. */
const contradicts = (seed: number): boolean => seed % 4 === 0

export interface Verdict {
  /** What it named although it is right, or did not name although it is wrong. */
  readonly wrong: readonly string[]
  /** How it named the contradiction; null if there is none, or if it did not. */
  readonly named: 'different' | 'not-found' | null
}

/** `pages` are those of a bill that prints `printed`. The record that it is compared with depends on the seed. */
export const verdictOn = (printed: Bill, pages: readonly PageText[], seed: number): Verdict => {
  const random = randomOf(seed * 7919)
  const field = contradicts(seed) ? pickOf(random, contradictable) : null
  const record = field === null ? printed : { ...printed, [field]: altered(String(printed[field]), random) }
  const detection = investigate(record, pages)
  if (detection.kind !== 'checked') return { wrong: [`seed ${seed}: ${detection.kind}`], named: null }
  const isNamed = (state: string): boolean => state === 'different' || state === 'not-found'
  const wrong = detection.findings
    .filter((finding) => isNamed(finding.state) !== (finding.field === field))
    .map(
      (finding) =>
        `seed ${seed}: ${finding.field} ${String(record[finding.field])} ${finding.state} ${finding.printed ?? ''}`,
    )
  const own = detection.findings.find((finding) => finding.field === field)
  const named = own?.state === 'different' || own?.state === 'not-found' ? own.state : null
  return { wrong, named }
}
