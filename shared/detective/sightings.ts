import { datesIn, type PrintedDate } from './dates'
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

/** A line with its number in the document. */
interface NumberedLine {
  readonly page: number
  readonly number: number
  readonly laid: LaidOutLine
}

/** A date at its place. */
interface PlacedDate extends Found {
  readonly from: NumberedLine
  readonly date: PrintedDate
  /** As it is printed, if it is more than the text at its place. */
  readonly text?: string
}

type More = Partial<Pick<Sighting, 'date' | 'number' | 'period' | 'is' | 'text'>>

const nowhere = { x: 0, y: 0, width: 0, height: 0 }

const sightingAt = (
  { page, number: lineNumber, laid }: NumberedLine,
  kind: Sighting['kind'],
  { cell, start, end }: Found,
  more: More,
): Sighting => {
  const { line } = laid
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
    text: from?.text.slice(start, end).trim() ?? '',
    ...more,
    place: { page, rect: from ? rectOf(from, line.turns, start, end) : nowhere },
    line: lineNumber,
    label: meanings.length === 0 ? null : ((isBelow ? above : beside)?.id ?? null),
    isBelow,
    meanings,
  }
}

/**
 * The two dates of a period. A label above may be narrower than the period, so that the last date is not below it: it
 * has the label of the first.
 */
const periodSightings = (first: PlacedDate, last: PlacedDate): readonly [Sighting, Sighting] => {
  const of = ({ from, date, text, ...at }: PlacedDate, period: Period): Sighting =>
    sightingAt(from, 'date', at, { date, period, ...(text !== undefined && { text }) })
  const begins = of(first, { end: 'first', other: last.date })
  const ends = of(last, { end: 'last', other: first.date })
  if (ends.meanings.length > 0) return [begins, ends]
  const { label, isBelow, meanings } = begins
  return [begins, { ...ends, label, isBelow, meanings }]
}

const dateSightings = (line: NumberedLine): readonly Sighting[] => {
  const { laid } = line
  const dates = laid.dates.flatMap((ofCell, cell) =>
    ofCell.map((date): PlacedDate => ({ from: line, cell, start: date.start, end: date.end, date })),
  )
  const sightings: Sighting[] = []
  for (let at = 0; at < dates.length; at++) {
    const [date, next] = [dates[at], dates[at + 1]]
    if (date && next && isPeriod(laid, date, next)) {
      sightings.push(...periodSightings(date, next))
      at++
    } else if (date) {
      sightings.push(sightingAt(line, 'date', date, { date: date.date }))
    }
  }
  return sightings
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
    let before: readonly NumberedLine[] = []
    const lines = linesOf(page)
    for (const [at, line] of lines.entries()) {
      this.#lines += 1
      const laid = layout.next(line, lines.slice(at + 1, at + 1 + linesNear))
      const numbered = { page: page.number, number: this.#lines, laid }
      this.sightings.push(...dateSightings(numbered))
      this.#readNumbers(numbered)
      this.#readCutDates(before, numbered)
      before = [...before, numbered].slice(-linesNear)
    }
  }

  #readNumbers(line: NumberedLine): void {
    const { laid } = line
    const sighted = (kind: Sighting['kind'], at: Found, more: More): void =>
      void this.sightings.push(sightingAt(line, kind, at, more))
    laid.line.cells.forEach(({ text }, cell) => {
      const isDate = ({ start, end }: { start: number; end: number }): boolean =>
        (laid.dates[cell] ?? []).some((date) => date.start < end && start < date.end)
      for (const number of numbersIn(text)) {
        if (!isDate(number)) sighted('amount', { cell, ...number }, { number })
      }
      for (const number of identifiersIn(text)) {
        if (!isDate(number)) sighted('number', { cell, ...number }, {})
      }
      for (const { field, text: number } of this.#numbers) {
        for (const found of placesOfNumber(text, number)) sighted('number', { cell, ...found }, { is: field })
      }
    })
  }

  /** Dates and periods that begin in a line before and go on in this one. */
  #readCutDates(before: readonly NumberedLine[], line: NumberedLine): void {
    line.laid.line.cells.forEach((_, cell) => {
      const upper = upperOf(before, line, cell)
      if (!upper) return
      for (const sighting of cutDates(upper, { line, cell })) this.#replace(sighting)
    })
  }

  /** What was read of it before is only a part of it. */
  #replace(whole: Sighting): void {
    for (let at = this.sightings.length - 1; at >= 0; at--) {
      const sighting = this.sightings[at]
      // What is read later is never of a line further up than those that are near.
      if (!sighting || sighting.line < whole.line - linesNear) break
      if (isPartOf(sighting, whole)) {
        this.sightings[at] = whole
        return
      }
    }
    this.sightings.push(whole)
  }
}

const isPartOf = ({ kind, line, place: { rect } }: Sighting, whole: Sighting): boolean =>
  kind === 'date' && line === whole.line && rect.x === whole.place.rect.x && rect.y === whole.place.rect.y

interface CellOf {
  readonly line: NumberedLine
  readonly cell: number
}

const cellAt = ({ line, cell }: CellOf) => line.laid.line.cells[cell]

/** Lines among which the one above or below is: those of columns beside it may lie between. */
const linesNear = 4
/** In multiples of the letters' height: how far below a line its text goes on. */
const goesOnBelow = 2.2

const endsOf = ({ lefts, rights }: { lefts: readonly number[]; rights: readonly number[] }) =>
  [lefts[0] ?? 0, rights.at(-1) ?? 0] as const

/** The text that this one may go on with: directly above it, and aligned with it on the left or on the right. */
const upperOf = (before: readonly NumberedLine[], line: NumberedLine, cell: number): CellOf | null => {
  const lower = cellAt({ line, cell })
  if (!lower) return null
  const [left, right] = endsOf(lower)
  for (const above of before.toReversed()) {
    const { cells, turns } = above.laid.line
    const at = cells.findIndex((upper) => {
      const [upperLeft, upperRight] = endsOf(upper)
      const distance = (upper.base - lower.base) / Math.max(upper.height, lower.height)
      const isNear = distance > 0.5 && distance <= goesOnBelow
      const isAligned = Math.min(Math.abs(left - upperLeft), Math.abs(right - upperRight)) < upper.height
      return turns === line.laid.line.turns && isNear && isAligned
    })
    if (at >= 0) return { line: above, cell: at }
  }
  return null
}

/** Whether the first text may end within a date or a period: with a word, a sign, or the number of a day. */
const mayGoOn = (above: string, below: string): boolean => {
  if (!/\d/.test(above) || !/\d/.test(below)) return false
  const endsOpen = /(?:\p{L}|(?<![\d.,])\d{1,2}\.?,?|-)\s*$/u.test(above)
  return endsOpen || (/\d\s*$/.test(above) && /^\s*(?:-|\p{L})/u.test(below))
}

/**
 * Whether the first number of the lower text may be something else than the year of the date above it: `03 Oct` over
 * `29 days`, or over a `29` with a label of its own. Only the other end of a period may follow such a year, or nothing.
 */
const hasDoubtfulYear = (joined: string, cut: number, isLabelled: boolean): boolean => {
  const dates = datesIn(joined)
  return dates.some(({ start, end }, at) => {
    const isCut = start < cut && end > cut
    if (!isCut || datesIn(joined.slice(start, cut)).length === 0) return false
    const [year, rest] = [joined.slice(cut, end).trim(), joined.slice(end)]
    if (/^\d{4}$/.test(year))
      return numbersIn(year + rest).some((number) => number.start === 0 && number.unit !== '')
    const next = dates[at + 1]
    const isPeriod = next !== undefined && until.test(joined.slice(end, next.start))
    return /^\d{2}$/.test(year) && (isLabelled || (/[\p{L}\p{N}%]/u.test(rest) && !isPeriod))
  })
}

const cutDates = (upper: CellOf, lower: CellOf): readonly Sighting[] => {
  const [above, below] = [cellAt(upper)?.text ?? '', cellAt(lower)?.text ?? '']
  if (!mayGoOn(above, below)) return []
  const cut = above.length
  const joined = `${above} ${below}`
  const isDoubtful = hasDoubtfulYear(joined, cut, labelsOf(lower.line.laid, lower.cell, 0, 2).beside !== null)
  // No year follows two spaces.
  const text = isDoubtful ? `${above}  ${below}` : joined
  const lowerStart = text.length - below.length
  const placed = (date: PrintedDate): PlacedDate => {
    const { line: from, cell } = date.start < cut ? upper : lower
    const shift = date.start < cut ? 0 : lowerStart
    const end = Math.min(date.end, date.start < cut ? cut : date.end) - shift
    return { from, cell, start: date.start - shift, end, date, text: text.slice(date.start, date.end) }
  }
  const isCut = ({ start }: PrintedDate, { end }: PrintedDate): boolean => start < cut && end > cut
  const dates = datesIn(text)
  return dates.flatMap((date, at): readonly Sighting[] => {
    const next = dates[at + 1]
    if (next && isCut(date, next) && until.test(text.slice(date.end, next.start)))
      return periodSightings(placed(date), placed(next))
    const last = dates[at - 1]
    const isOfPeriod = last && isCut(last, date) && until.test(text.slice(last.end, date.start))
    if (isOfPeriod || !isCut(date, date)) return []
    const { from, text: whole, ...found } = placed(date)
    return [sightingAt(from, 'date', found, { date, ...(whole !== undefined && { text: whole }) })]
  })
}

const isPeriod = ({ line }: LaidOutLine, first: PlacedDate, second: PlacedDate): boolean => {
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
