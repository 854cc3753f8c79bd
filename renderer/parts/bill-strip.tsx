import type { BillSummary, MonthState, TypeStrip } from '../../shared/domain/coverage'
import { count } from '../lib/numbers'
import { typeName } from '../lib/type-name'
import classes from './bill-strip.module.css'

/** `2026-03`, months before the last one of a strip. */
const monthBefore = (month: string, months: number): string => {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const date = new Date(Date.UTC(year, number - 1 - months, 1))
  return date.toISOString().slice(0, 7)
}

export const monthsUpTo = (last: string, months: number): readonly string[] =>
  Array.from({ length: months }, (_, at) => monthBefore(last, months - 1 - at))

/** What each state is called where months are listed. */
export const monthWords: Readonly<Record<MonthState, string>> = {
  missing: 'missing',
  late: 'late',
  unknown: 'not known since the bills were read',
  'not-due': 'not due yet',
  here: 'here',
  none: 'no bill expected',
}

const toldStates = ['missing', 'late', 'unknown'] as const

/** "Gas: missing 2026-03, 2026-05; late 2026-10": what a strip shows by its marks. */
const stripWords = ({ type, months }: TypeStrip, last: string): string => {
  const names = monthsUpTo(last, months.length)
  const told = toldStates.flatMap((state) => {
    const those = names.filter((_, at) => months[at] === state)
    return those.length === 0 ? [] : [`${monthWords[state]} ${those.join(', ')}`]
  })
  const calm = months.includes('here') ? 'nothing missing or late in 13 months' : 'no bill in 13 months'
  return `${typeName(type)}: ${told.length === 0 ? calm : told.join('; ')}`
}

/** One mark a month, each state by a form of its own and not by colour alone. */
const Marks = ({ months }: Pick<TypeStrip, 'months'>) => (
  <span className={classes.marks} aria-hidden>
    {months.map((state, at) => (
      <span key={at} className={classes.mark} data-state={state} />
    ))}
  </span>
)

/** The last 13 months of each type of bills, side by side. */
export const BillStrips = ({ bills: { strips, month } }: { readonly bills: BillSummary }) => {
  if (strips.length === 0) return <span className="lc-muted">no bills</span>
  const words = strips.map((strip) => stripWords(strip, month)).join('. ')
  return (
    <span className={classes.strips} role="img" aria-label={words} title={words}>
      {strips.map(({ type, months }) => (
        <span key={type} className={classes.strip}>
          <span className={classes.type} aria-hidden>
            {typeName(type).charAt(0)}
          </span>
          <Marks months={months} />
        </span>
      ))}
    </span>
  )
}

/** "2 · 1 late": what is missing of a profile's bills; nothing is called 0 that is not known. */
export const missingWords = ({
  missing,
  late,
  tooFew,
  unknown,
  strips,
}: BillSummary): { readonly words: string; readonly isTrouble: boolean } => {
  if (missing === null) {
    return { words: strips.length === 0 ? 'no bills' : 'too few to tell', isTrouble: false }
  }
  const isTrouble = missing > 0 || (late ?? 0) > 0
  const rest = [
    late !== null && late > 0 && `${count(late)} late`,
    unknown > 0 && `${count(unknown)} not known`,
    tooFew > 0 && 'some too few to tell',
  ].filter((one) => one !== false)
  const first = missing === 0 && isTrouble ? [] : [missing === 0 ? 'none' : count(missing)]
  return { words: [...first, ...rest].join(' · '), isTrouble }
}
