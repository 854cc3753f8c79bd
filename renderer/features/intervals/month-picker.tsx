import { IconMinus } from '@tabler/icons-react'
import { useEffect, useRef, type KeyboardEvent } from 'react'
import { clsx } from 'clsx'
import { counted } from '../../lib/numbers'
import { CopyButton } from '../../ui/copy-button'
import { CompletenessMark } from './completeness-mark'
import { monthByKey, type MeterMonths, type MonthCell } from './meter-months'
import classes from './month-picker.module.css'
import { completenessOf, monthInWords, monthName } from './words'

interface Props {
  readonly meter: MeterMonths
  /** The chosen months of this meter. */
  readonly selected: ReadonlySet<string>
  /** The month from which the keys start, if it belongs to this meter. */
  readonly focus: string | null
  /** It was pointed at elsewhere, and is scrolled into view. */
  readonly isSought?: boolean
  /** `extend`: selects from where the selection began up to this month. */
  readonly onSelect: (month: string, extend: boolean) => void
}

const summaryOf = ({ months, missing }: MeterMonths): string => {
  const growing = months.filter((month) => completenessOf(month) === 'growing').length
  const from = monthName(months[0]?.month ?? '', 'withYear')
  const to = monthName(months.at(-1)?.month ?? '', 'withYear')
  return [
    `${counted(months.length, 'month')}, ${from === to ? from : `${from} to ${to}`}`,
    missing > 0 && `${counted(missing, 'month')} missing between`,
    growing > 0 && `${growing} not complete yet`,
  ]
    .filter(Boolean)
    .join(' · ')
}

/** The months of one meter as a calendar. A click or the arrow keys choose one, and Shift selects a range. */
export const MonthPicker = ({ meter, selected, focus, isSought = false, onSelect }: Props) => {
  const section = useRef<HTMLElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const current = focus ?? meter.months.at(-1)?.month

  useEffect(() => {
    if (isSought) section.current?.scrollIntoView({ block: 'nearest' })
  }, [isSought])

  const onKeyDown = (event: KeyboardEvent): void => {
    const month = event.target instanceof HTMLElement ? event.target.dataset['month'] : undefined
    if (!month || event.altKey || event.ctrlKey || event.metaKey) return
    const chosen = event.key === ' ' || event.key === 'Enter' ? month : monthByKey(meter, month, event.key)
    if (!chosen) return
    event.preventDefault()
    onSelect(chosen, event.shiftKey)
    list.current?.querySelector<HTMLElement>(`[data-month="${chosen}"]`)?.focus()
  }

  const place = ({ month, record, missing }: MonthCell) => {
    if (record) {
      const state = completenessOf(record)
      return (
        <div
          key={month}
          role="option"
          className={classes.month}
          data-month={month}
          data-state={state}
          aria-selected={selected.has(month)}
          aria-label={monthInWords(record)}
          title={monthInWords(record)}
          tabIndex={month === current ? 0 : -1}
          onClick={(event) => onSelect(month, event.shiftKey)}
        >
          {monthName(month, 'short')}
          <CompletenessMark of={state} size={12} />
        </div>
      )
    }
    if (!missing) return <span key={month} aria-hidden />
    const words = `${monthName(month, 'withYear')}: missing`
    return (
      <div
        key={month}
        role="option"
        className={classes.month}
        data-state="missing"
        aria-disabled
        aria-selected={false}
        aria-label={words}
        title={words}
      >
        {monthName(month, 'short')}
        <IconMinus size={12} aria-hidden />
      </div>
    )
  }

  return (
    <section ref={section} className={classes.meter} aria-label={`Meter ${meter.meterId}`}>
      <header className={classes.head}>
        <h2 className={classes.name}>
          Meter
          <span className={clsx(classes.id, 'lc-mono', 'lc-private')} title={meter.meterId}>
            {meter.meterId}
          </span>
          <CopyButton value={meter.meterId} label="Copy the meter ID" compact />
        </h2>
        <span className="lc-muted">{summaryOf(meter)}</span>
      </header>
      <div
        ref={list}
        role="listbox"
        aria-multiselectable
        aria-label={`Months of meter ${meter.meterId}`}
        className={classes.years}
        onKeyDown={onKeyDown}
      >
        {meter.years.map((line) =>
          line.kind === 'year' ? (
            <div key={line.year} role="group" aria-label={String(line.year)} className={classes.year}>
              <span className={clsx(classes.yearName, 'lc-num')} aria-hidden>
                {line.year}
              </span>
              {line.cells.map(place)}
            </div>
          ) : (
            <div key={line.from} className={classes.empty} role="presentation">
              {line.from === line.to ? line.from : `${line.from} to ${line.to}`}: no months
            </div>
          ),
        )}
      </div>
    </section>
  )
}
