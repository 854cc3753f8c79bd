import { groupBy } from '../../../shared/domain/group-by'
import { isBlank } from './cells'
import { parseTime, parseTimeRange, type TimeOfDay } from './stamp'
import { wordsOf } from './words'
import { daySeconds } from './seconds'

/** The hour, or a part of it, as a number beside a date or as a label over a column. */

/** Numbered parts of a day: `base` is the number of the first one after midnight. */
export interface Numbering {
  /** Seconds. */
  readonly step: number
  readonly base: 0 | 1
}

const stepSeconds = [3600, 1800, 1200, 900, 600, 300] as const

/** The numbering, if there are as many numbers as a day has parts (or a day that is an hour longer or shorter). */
export const numberingOf = (numbers: readonly number[]): Numbering | null => {
  const lowest = Math.min(...numbers)
  const highest = Math.max(...numbers)
  if (lowest !== 0 && lowest !== 1) return null
  const parts = highest - lowest + 1
  const step = stepSeconds.find((each) => {
    const hour = 3600 / each
    return [daySeconds / each, daySeconds / each + hour, daySeconds / each - hour].includes(parts)
  })
  return step === undefined ? null : { step, base: lowest }
}

/** `1`, `H1`, `HE 01`, `Hora 1`: the number, and the words around it. */
export const numberIn = (text: string): { readonly number: number; readonly around: string } | null => {
  const match = /^(\D{0,24}?)[\s_#.-]*0*(\d{1,3})(\D{0,16})$/.exec(text.trim())
  if (!match) return null
  return { number: Number(match[2]), around: `${wordsOf(match[1] ?? '')}|${wordsOf(match[3] ?? '')}` }
}

/** `0030`, `100`, `2400`: a time of day without a colon. Null for other numbers. */
export const clockWithoutColon = (text: string): number | null => {
  if (!/^\d{1,4}$/.test(text)) return null
  const number = Number(text)
  const seconds = Math.floor(number / 100) * 3600 + (number % 100) * 60
  return number % 100 < 60 && seconds <= daySeconds ? seconds : null
}

/** The part of the day in which a column's readings lie, by its label. */
export interface Slot {
  readonly column: number
  /** Seconds since midnight by the clock, or counted through the day if `counted`. */
  readonly start: number
  readonly counted: boolean
  /** Whether it is the second of two hours with the same local time. */
  readonly later: boolean
}

/** Neighbouring columns that are the parts of a day. */
export interface Slots {
  readonly slots: readonly Slot[]
  readonly step: number
  /** The words beside the time in each label: `Import` in `Import 00:00`. */
  readonly words: string
}

interface Clocked {
  readonly column: number
  readonly from: TimeOfDay
  readonly to: TimeOfDay | null
  readonly words: string
}

const clockInLabel =
  /^(.*?)[\s_(\[]*((?:\d{1,2}[AaBb]?[:.hH]\d{2}(?::\d{2})?\s*(?:[AaPp]\.?[Mm]\.?)?|\d{1,2}\s*(?:[AaPp]\.?[Mm]\.?|[hH]|Uhr))(?:\s*(?:\*|\([12]\)|#[12]|\b[AB]\b))?(?:\s*(?:-|–|to|bis)\s*\d{1,2}[^\s)\]]*(?:\s*[AaPp]\.?[Mm]\.?)?)?|\d{1,2}\s*[-–]\s*\d{1,2}|[0-2]\d[0-5]\d)[)\]]*(.*)$/

const clockedOf = (label: string, column: number): Clocked | null => {
  const [, before = '', text = '', behind = ''] = clockInLabel.exec(label.trim()) ?? []
  if (text === '' || /\d/.test(behind)) return null
  const words = wordsOf(`${before} ${behind}`)
  const range = parseTimeRange(text)
  if (range) return { column, from: range[0], to: range[1], words }
  const bare = /^\d{4}$/.test(text) ? clockWithoutColon(text) : null
  const from = bare === null ? parseTime(text) : { seconds: bare, offset: null }
  return from && { column, from, to: null, words }
}

/** The step with which labels run through the day, and whether they name the ends of the parts; null if they do not. */
const stepThrough = (times: readonly number[]): { step: number; atEnd: boolean } | null => {
  const ordered = [...new Set(times)]
  const step = ordered.length > 1 ? (ordered[1] ?? 0) - (ordered[0] ?? 0) : 0
  if (step <= 0 || step > 7200 || daySeconds % step !== 0) return null
  const even = ordered.every(
    (time, at) => at === 0 || (time === 0 ? daySeconds : time) - (ordered[at - 1] ?? 0) === step,
  )
  if (!even || ordered.length !== daySeconds / step) return null
  const [first = 0] = ordered
  if (first === 0) return { step, atEnd: false }
  return first === step || first === step - 60 ? { step, atEnd: true } : null
}

const byClock = (labels: readonly string[]): Slots[] => {
  const found = labels.flatMap((label, column) => clockedOf(label, column) ?? [])
  return [...groupBy(found, ({ words }) => words)].flatMap(([words, columns]): Slots[] => {
    const times = columns.map(({ from }) => from.seconds)
    const through = stepThrough(times)
    if (!through) return []
    const { step } = through
    const atEnd = through.atEnd && columns[0]?.to === null
    const slots = columns.map(({ column, from }, at): Slot => {
      const end =
        from.seconds === 0 ? daySeconds : from.seconds % 300 === 0 ? from.seconds : from.seconds + 60
      return {
        column,
        start: atEnd ? end - step : from.seconds,
        counted: false,
        later: from.fold === 'later' || times.indexOf(from.seconds) !== at,
      }
    })
    return [{ slots, step, words }]
  })
}

/** A label marked as the second of two equal hours: `HE2*`, `H03 (2)`, `2B`, `02X`. */
const marked = /^(.*\d)\s*(?:\*|\(2\)|#2|[bBxX])$/

const byNumber = (labels: readonly string[]): Slots[] => {
  const found = labels.flatMap((label, column) => {
    const [, unmarked] = marked.exec(label.trim()) ?? []
    const numbered = numberIn(unmarked ?? label)
    return numbered ? [{ column, later: unmarked !== undefined, ...numbered }] : []
  })
  return [...groupBy(found, ({ around }) => around)].flatMap(([around, columns]): Slots[] => {
    const plain = columns.filter(({ later }) => !later).map(({ number }) => number)
    const numbering = plain.length < 23 ? null : numberingOf(plain)
    if (!numbering || new Set(plain).size !== plain.length) return []
    const { step, base } = numbering
    const counted = plain.length === columns.length
    return [
      {
        step,
        words: around.replace('|', ' ').trim(),
        slots: columns.map(({ column, number, later }) => ({
          column,
          start: (number - base) * step,
          counted,
          later,
        })),
      },
    ]
  })
}

/** The groups of neighbouring columns that are parts of a day; none if the table is not wide. */
export const slotsIn = (labels: readonly string[]): Slots[] => {
  if (labels.length < 12) return []
  const clocked = byClock(labels)
  return clocked.length > 0 ? clocked : byNumber(labels)
}

/** The whole numbers of a column if all its filled cells are such numbers (`7`, `H7`, `HE07`, `2A`); otherwise null. */
export const numbersOf = (cells: Iterable<string>): { numbers: number[]; colonless: boolean } | null => {
  const numbers: number[] = []
  let written = false
  for (const cell of cells) {
    if (isBlank(cell)) continue
    if (/^\d{3,4}$/.test(cell) || /^0{2,4}$/.test(cell)) written = true
    const match = /^(?:he|hb|hr|hour|h|std|t|p|q|i)?[\s_.-]?0*(\d{1,4})(?:[ab*])?$/i.exec(cell)
    if (!match) return null
    numbers.push(Number(match[1]))
  }
  if (numbers.length === 0) return null
  const highest = Math.max(...numbers)
  const colonless =
    written &&
    highest > 100 &&
    numbers.every((number) => number <= 2400 && number % 5 === 0 && number % 100 < 60)
  return { numbers, colonless }
}
