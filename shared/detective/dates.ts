import { folded } from './plain-letters'

/** A day that a text may mean. The year is null if the text does not name it. */
export interface Day {
  readonly year: number | null
  readonly month: number
  readonly day: number
}

export type DateOrder = 'day-first' | 'month-first'

/** A date in a text. */
export interface PrintedDate {
  readonly start: number
  readonly end: number
  /** `11/03/2026` may be two days. Each has the order in which it is read so, or null if there is no doubt. */
  readonly readings: readonly { readonly day: Day; readonly order: DateOrder | null }[]
}

/** English, French, German, Dutch, Spanish and Italian, without accents. */
const monthNames: readonly string[] = [
  'january jan janvier janv januar janner jaenner januari enero ene gennaio gen',
  'february feb fevrier fevr fev februar februari febrero febbraio',
  'march mar mars marz maerz mrz maart mrt marzo',
  'april apr avril avr abril abr aprile',
  'may mai mei mayo maggio mag',
  'june jun juin juni junio giugno giu',
  'july jul juillet juil juli julio luglio lug',
  'august aug aout augustus agosto ago',
  'september sept sep septembre septiembre setiembre settembre set',
  'october oct octobre oktober okt octubre ottobre ott',
  'november nov novembre noviembre',
  'december dec decembre dezember dez diciembre dic dicembre',
]

const monthByName = new Map(
  monthNames.flatMap((names, index) => names.split(' ').map((name) => [name, index + 1] as const)),
)

const names = [...monthByName.keys()].toSorted((a, b) => b.length - a.length).join('|')
const name = `(${names})(?![a-z])\\.?`
const nth = String.raw`(?:st|nd|rd|th|er|re|eme|\.|º|°|o)?`
const dd = String.raw`(\d{1,2})`
const shortOrLongYear = String.raw`(\d{4}|'?\d{2})(?!\d)`
const to = String.raw`\s?(?:-|to|through|thru|bis|au|a|al|tot|t\/m|hasta)\s?`
const alone = String.raw`(?<![\d])(?<!\d[./-])`
const ended = String.raw`(?![\d])(?![/-]\d)(?!\.\d)`

type Match = RegExpExecArray
type Reader = (match: Match) => readonly PrintedDate[]

const yearOf = (text: string): number => {
  const digits = Number(text.replace("'", ''))
  if (text.length === 4) return digits
  return digits < 70 ? 2000 + digits : 1900 + digits
}

const longest = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

const isDay = ({ year, month, day }: Day): boolean => {
  if (day < 1 || day > (longest[month - 1] ?? 0)) return false
  const leap = year === null || new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1
  return month !== 2 || day < 29 || leap
}

const readingsOf = (
  first: number,
  second: number,
  year: number | null,
  sign: string,
): PrintedDate['readings'] => {
  const dayFirst = { day: { year, month: second, day: first }, order: 'day-first' as const }
  const monthFirst = { day: { year, month: first, day: second }, order: 'month-first' as const }
  const valid = [dayFirst, monthFirst].filter(({ day }) => isDay(day))
  const sure = sign === '.' && isDay(dayFirst.day) ? [dayFirst] : valid
  if (first === second && sure[0]) return [{ day: sure[0].day, order: null }]
  return sign === '.' ? sure.map(({ day }) => ({ day, order: null })) : sure
}

const one = (match: Match, day: Day): readonly PrintedDate[] =>
  isDay(day)
    ? [{ start: match.index, end: match.index + match[0].length, readings: [{ day, order: null }] }]
    : []

const numberOf = (text: string | undefined): number => Number(text ?? 'NaN')
const monthOf = (text: string | undefined): number => monthByName.get(text ?? '') ?? 0

/** Two days of one month: `Oct 1 - 31, 2026`. Their positions are those of their numbers. */
const twoDays = (
  match: Match,
  [first, second]: readonly [string, string],
  month: number,
  year: number,
): readonly PrintedDate[] => {
  const start = match.index
  const at = start + match[0].indexOf(first)
  const next = start + match[0].indexOf(second, match[0].indexOf(first) + first.length)
  const days = [
    { from: start < at && month > 0 ? start : at, to: at + first.length, day: Number(first) },
    { from: next, to: start + match[0].length, day: Number(second) },
  ]
  return days.flatMap(({ from, to: end, day: number }) => {
    const day = { year, month, day: number }
    return isDay(day) ? [{ start: from, end, readings: [{ day, order: null }] }] : []
  })
}

const readers: readonly (readonly [RegExp, Reader])[] = [
  // 2026-11-03, also with a time after it
  [
    new RegExp(String.raw`${alone}(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:t[\d:.]+z?)?(?!\d)`, 'g'),
    (match) => one(match, { year: numberOf(match[1]), month: numberOf(match[3]), day: numberOf(match[4]) }),
  ],
  // 01.10.-31.10.2026
  [
    new RegExp(String.raw`${alone}${dd}\.${dd}\.(?=${to}\d{1,2}\.\d{1,2}\.(\d{4}|\d{2})(?!\d))`, 'g'),
    (match) =>
      one(match, { year: yearOf(match[3] ?? ''), month: numberOf(match[2]), day: numberOf(match[1]) }),
  ],
  // 11/03/2026, 03.11.26, 3. 11. 2026
  [
    new RegExp(String.raw`${alone}${dd}([./-])\s?${dd}\2\s?(\d{4}|\d{2})${ended}`, 'g'),
    (match) => {
      const start = match.index
      const year = yearOf(match[4] ?? '')
      const readings = readingsOf(numberOf(match[1]), numberOf(match[3]), year, match[2] ?? '')
      return readings.length === 0 ? [] : [{ start, end: start + match[0].length, readings }]
    },
  ],
  // Oct 1 - 31, 2026
  [
    new RegExp(String.raw`(?<![a-z])${name}\s?${dd}${nth}${to}${dd}${nth},?\s?(\d{4})(?!\d)`, 'g'),
    (match) => twoDays(match, [match[2] ?? '', match[3] ?? ''], monthOf(match[1]), numberOf(match[4])),
  ],
  // 1 - 31 October 2026
  [
    new RegExp(
      String.raw`${alone}${dd}${nth}${to}${dd}${nth}\s?(?:de\s|of\s)?${name},?\s?(?:de\s|del\s)?(\d{4})(?!\d)`,
      'g',
    ),
    (match) => twoDays(match, [match[1] ?? '', match[2] ?? ''], monthOf(match[3]), numberOf(match[4])),
  ],
  // 3 November 2026, 3-Nov-26, 3. Nov, 1er octobre
  [
    new RegExp(
      // Not the day of a month that is named before it: `Oct 1-Nov 4`.
      String.raw`${alone}(?<!(?:${names})\.?\s?)${dd}${nth}(?:-\s?|\s)?(?:de\s|of\s)?${name}(?:,?(?:-\s?|\s)?(?:de\s|del\s)?${shortOrLongYear})?`,
      'g',
    ),
    (match) =>
      one(match, {
        year: match[3] === undefined ? null : yearOf(match[3]),
        month: monthOf(match[2]),
        day: numberOf(match[1]),
      }),
  ],
  // Nov 3, 2026, November 3rd
  [
    new RegExp(
      String.raw`(?<![a-z])${name}[\s-]?${dd}(?:st|nd|rd|th)?(?!\d)(?:(?:,\s?|\s|-)(\d{4})(?!\d)|,?\s?'(\d{2})(?!\d)|,\s?(\d{2})(?![\d,.:]))?`,
      'g',
    ),
    (match) => {
      const year = match[3] ?? match[4] ?? match[5]
      return one(match, {
        year: year === undefined ? null : yearOf(year),
        month: monthOf(match[1]),
        day: numberOf(match[2]),
      })
    },
  ],
  // 11/03, if the year is given elsewhere
  [
    new RegExp(String.raw`${alone}${dd}(/)${dd}${ended}(?!\s?\d*[a-z%])`, 'g'),
    (match) => {
      const start = match.index
      const readings = readingsOf(numberOf(match[1]), numberOf(match[3]), null, '/')
      return readings.length === 0 ? [] : [{ start, end: start + match[0].length, readings }]
    },
  ],
]

/** All dates of a text, in their order in the text. */
export const datesIn = (text: string): readonly PrintedDate[] => {
  if (!/\d/.test(text)) return []
  const plain = folded(text).replace(/\u00a0/g, ' ')
  const found: PrintedDate[] = []
  for (const [pattern, read] of readers) {
    for (const match of plain.matchAll(pattern)) {
      for (const date of read(match)) {
        if (!found.some(({ start, end }) => date.start < end && start < date.end)) found.push(date)
      }
    }
  }
  return found.toSorted((a, b) => a.start - b.start)
}
