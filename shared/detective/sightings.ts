import type { PrintedDate } from './dates'
import { kindOf, type FieldId } from './fields'
import type { Meaning } from './labels'
import { labelsOf, PageLayout, type LaidOutLine } from './layout'
import { identifiersIn, placesOfNumber } from './numbers-of-accounts'
import { numbersIn, type PrintedNumber } from './numbers'
import type { PageText, Place } from './page-text'
import { linesOf, rectOf } from './text-lines'

/** A value on a page, with what its label says about it. */
export interface Sighting {
  readonly kind: 'date' | 'amount' | 'number'
  readonly date: PrintedDate | null
  readonly number: PrintedNumber | null
  readonly text: string
  readonly place: Place
  /** The number of its line in the document. */
  readonly line: number
  /** The label beside or above it; null if there is no known one. */
  readonly label: number | null
  readonly isBelow: boolean
  readonly meanings: readonly Meaning[]
  /** Set if it is one of the two dates of a period. */
  readonly period: Period | null
  /** For the number of an account: the field to which the number belongs. */
  readonly is: FieldId | null
}

export interface Period {
  readonly end: 'first' | 'last'
  readonly other: PrintedDate
}

const fits = (kind: Sighting['kind'], { field }: Meaning): boolean => {
  if (field === 'other') return true
  if (field === 'period') return kind === 'date'
  const wanted = kindOf[field]
  return kind === 'amount' ? wanted === 'money' || wanted === 'amount' : wanted === kind
}

const until =
  /^\s*(?:-|to|through|thru|until|till|bis|bis zum|bis einschl|au|a|al|tot|tot en met|t\/m|hasta|hasta el|und|et|and|→|>)\s*$/i

/** The number of an account that is looked for. */
export interface WantedNumber {
  readonly field: FieldId
  readonly text: string
}

interface Found {
  readonly cell: number
  readonly start: number
  readonly end: number
}

/** Reads a document page by page, and collects everything that may be a value of a bill. */
export class SightingReader {
  readonly sightings: Sighting[] = []
  #labels = 0
  #lines = 0
  readonly #numbers: readonly WantedNumber[]

  constructor(numbers: readonly WantedNumber[]) {
    this.#numbers = numbers
  }

  read(page: PageText): void {
    const layout = new PageLayout(() => (this.#labels += 1))
    for (const line of linesOf(page)) this.#readLine(page.number, layout.next(line))
  }

  #readLine(page: number, laid: LaidOutLine): void {
    this.#lines += 1
    const { line, dates } = laid
    const sighted = (
      kind: Sighting['kind'],
      { cell, start, end }: Found,
      more: Partial<Pick<Sighting, 'date' | 'number' | 'period' | 'is'>>,
    ): Sighting => {
      const { beside, above } = labelsOf(laid, cell, start, end)
      const ofBeside = beside?.meanings.filter((meaning) => fits(kind, meaning)) ?? []
      const isBelow = ofBeside.length === 0 && above !== null
      const meanings = isBelow ? above.meanings.filter((meaning) => fits(kind, meaning)) : ofBeside
      const from = line.cells[cell]
      return {
        kind,
        date: null,
        number: null,
        period: null,
        is: null,
        ...more,
        text: from?.text.slice(start, end).trim() ?? '',
        place: {
          page,
          rect: from ? rectOf(from, line.turns, start, end) : { x: 0, y: 0, width: 0, height: 0 },
        },
        line: this.#lines,
        label: meanings.length === 0 ? null : ((isBelow ? above : beside)?.id ?? null),
        isBelow,
        meanings,
      }
    }
    const inLine = dates.flatMap((ofCell, cell) => ofCell.map((date) => ({ cell, date })))
    inLine.forEach(({ cell, date }, index) => {
      const next = inLine[index + 1]
      const before = inLine[index - 1]
      const first = next && isPeriod(laid, { cell, date }, next)
      const last = before && isPeriod(laid, before, { cell, date })
      const period: Period | null = first
        ? { end: 'first', other: next.date }
        : last
          ? { end: 'last', other: before.date }
          : null
      this.sightings.push(sighted('date', { cell, start: date.start, end: date.end }, { date, period }))
    })
    line.cells.forEach(({ text }, cell) => {
      const isDate = ({ start, end }: { start: number; end: number }): boolean =>
        (dates[cell] ?? []).some((date) => date.start < end && start < date.end)
      for (const number of numbersIn(text)) {
        if (!isDate(number)) this.sightings.push(sighted('amount', { cell, ...number }, { number }))
      }
      for (const number of identifiersIn(text)) {
        if (!isDate(number)) this.sightings.push(sighted('number', { cell, ...number }, {}))
      }
      for (const { field, text: number } of this.#numbers) {
        for (const found of placesOfNumber(text, number))
          this.sightings.push(sighted('number', { cell, ...found }, { is: field }))
      }
    })
  }
}

interface DateInLine {
  readonly cell: number
  readonly date: PrintedDate
}

const isPeriod = ({ line }: LaidOutLine, first: DateInLine, second: DateInLine): boolean => {
  const text = (cell: number): string => line.cells[cell]?.text ?? ''
  if (first.cell === second.cell) return until.test(text(first.cell).slice(first.date.end, second.date.start))
  const cells = line.cells.slice(first.cell + 1, second.cell).map((cell) => cell.text)
  const between = [
    text(first.cell).slice(first.date.end),
    ...cells,
    text(second.cell).slice(0, second.date.start),
  ]
  return until.test(between.join(' '))
}
