import { isBlank, isNumeric } from './cells'
import type { Table } from './rows'
import { count, type Doubts } from './doubts'
import { slotsIn, type Slots } from './slots'
import { unitNamed } from './units'
import { totalLike, wordsOf } from './words'

/** Converts tables with a day in each row, so that every part of the day gets a row. */

const sameParts = (one: Slots, other: Slots): boolean =>
  one.slots.length === other.slots.length &&
  one.slots.every(({ start }, at) => start === other.slots[at]?.start)

const unitWordIn = (label: string): string =>
  label.split(/[\s_()[\]]+/).find((word) => word.length > 1 && unitNamed(word) !== null) ?? ''

/** A cell for the time of day: seconds since midnight, with a star for the second of two equal hours. */
const partCell = (start: number, later: boolean): string => `${start}${later ? '*' : ''}`

/** The table with one row for each part of a day. It is returned as it is if its columns are not parts of a day. */
export const narrow = (table: Table, doubts: Doubts): Table => {
  const [first, ...others] = slotsIn(table.labels)
  if (!first) return table
  const runs = [first, ...others.filter((run) => sameParts(first, run))]
  const taken = new Set(runs.flatMap(({ slots }) => slots.map(({ column }) => column)))
  const width = Math.max(table.labels.length, ...table.rows.slice(0, 100).map((row) => row.length))
  const beside = Array.from({ length: width }, (_, column) => column).filter((column) => !taken.has(column))
  const rows = table.rows.flatMap((row) => {
    const others = beside.map((column) => row[column] ?? '')
    return first.slots.flatMap((slot, at): string[][] => {
      const cells = runs.map(({ slots }) => row[slots[at]?.column ?? -1] ?? '')
      // The column of an hour that most days do not have.
      const spare = slot.later || slot.start >= 86_400
      return spare && cells.every(isBlank) ? [] : [[...others, partCell(slot.start, slot.later), ...cells]]
    })
  })
  const numbers = beside.filter((column) => {
    const cells = table.rows
      .slice(0, 200)
      .map((row) => row[column] ?? '')
      .filter((cell) => !isBlank(cell))
    return totalLike.test(wordsOf(table.labels[column] ?? '')) && cells.length > 0 && cells.every(isNumeric)
  })
  if (numbers.length > 0) doubts.add(`${count(numbers.length, 'column')} that sum up a day were left out.`)
  const isFlag = ({ slots }: Slots): boolean =>
    table.rows.some((row) =>
      slots.some(({ column }) => !isBlank(row[column] ?? '') && !isNumeric(row[column] ?? '')),
    )
  const amounts = runs.filter((run) => !isFlag(run))
  // Columns of words beside columns of numbers say how each value was measured.
  const label = (run: Slots): string => (isFlag(run) ? 'quality' : amounts.length > 1 ? run.words : '')
  const labels = [...beside.map((column) => table.labels[column] ?? ''), 'part', ...runs.map(label)]
  doubts.add(
    `Each row holds a day: its ${first.slots.length} columns were read as parts of ${first.step / 60} min.`,
  )
  return {
    name: table.name,
    labels,
    unitCells: [
      ...beside.map((column) => table.unitCells[column] ?? ''),
      '',
      // The unit may be in each of the labels, which are dropped: `Hr01 kWh`.
      ...runs.map(({ slots: [slot] }) => {
        const column = slot?.column ?? 0
        return table.unitCells[column] || unitWordIn(table.labels[column] ?? '')
      }),
    ],
    rows,
    parts: { column: beside.length, step: first.step, counted: first.slots.some(({ counted }) => counted) },
  }
}
