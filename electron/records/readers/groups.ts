import { isBlank } from './cells'
import type { Columns } from './columns'
import { distinct, type Table } from './rows'
import { limits, unreadable } from './limits'
import { idLike, wordsOf } from './words'

/** The rows that belong to one meter, one direction and one commodity. */
export interface Group {
  /** Null if there is only one group. */
  readonly name: string | null
  readonly rows: readonly number[]
}

type KeyOf = (row: readonly string[]) => string

/** The cells of a row in these columns, as one text. */
const keyOf = (columns: readonly number[]): KeyOf => {
  const [only, other, ...more] = columns
  if (only === undefined) return () => ''
  if (other === undefined) return (row) => row[only] ?? ''
  if (more.length === 0) return (row) => `${row[only] ?? ''}\u0000${row[other] ?? ''}`
  return (row) => columns.map((column) => row[column] ?? '').join('\u0000')
}

/** A row's time as it is written, with more columns. Rows of one series never have the same time. */
const timeKey = (columns: Columns, by: readonly number[]): KeyOf =>
  keyOf(
    [columns.stamp, columns.time, columns.part?.column ?? null, ...by].filter((column) => column !== null),
  )

/** How many rows have the same time as another row, if rows are told apart by these columns. */
const sharing = (table: Table, columns: Columns, by: readonly number[]): number => {
  const seen = new Set<string>()
  const key = timeKey(columns, by)
  for (const row of table.rows) seen.add(key(row))
  return table.rows.length - seen.size
}

const maxUnexplainedShare = 0.1
/** The number of columns that are tried. Each costs a pass over the table. */
const maxColumnsTried = 12

/** Columns in which rows with the same time may differ: words, or whole numbers of which there are few. */
const candidates = (table: Table, columns: Columns): number[] => {
  const ofNumbers = columns.values.flatMap(({ column, role }) => (role === 'amount' ? [column] : []))
  const few = (column: number): boolean => {
    const cells = new Set(table.rows.slice(0, 4000).map((row) => row[column] ?? ''))
    return cells.size > 1 && cells.size <= Math.min(40, table.rows.length / 3)
  }
  const idOfDigits = (column: number): boolean => {
    const cells = [...distinct(table.rows, column, 40)]
    const [first = ''] = cells
    const label = wordsOf(table.labels[column] ?? '')
    const codes = cells.every((cell) => /^\d+$/.test(cell))
    const alike =
      cells.every((cell) => cell.length === first.length) && (first.length >= 3 || idLike.test(label))
    // One or two digits may be a code of the direction, but not if they are the only numbers.
    return codes && (alike || (cells.length <= 8 && ofNumbers.length > 1))
  }
  return [...columns.rest.filter(few), ...ofNumbers.filter((column) => few(column) && idOfDigits(column))]
}

/**
 * The columns that tell channels apart: those whose words say so, and, if rows still share their times, those that
 * explain it. Two directions that only an unusual column tells apart must never be added together.
 */
const tellingApart = (table: Table, columns: Columns): { columns: number[]; unexplained: number } => {
  const first = explain(table, columns, [...columns.groups], candidates(table, columns))
  // Flags come last: `D` and `R` under "Code" are directions if rows share their times without them.
  return first.unexplained > maxUnexplainedShare * table.rows.length
    ? explain(table, columns, first.columns, columns.flags)
    : first
}

const explain = (
  table: Table,
  columns: Columns,
  chosen: number[],
  tried: readonly number[],
): { columns: number[]; unexplained: number } => {
  let shared = sharing(table, columns, chosen)
  const open = new Set(tried.filter((column) => !chosen.includes(column)).slice(0, maxColumnsTried))
  while (shared > maxUnexplainedShare * table.rows.length && open.size > 0) {
    const left = [...open].map((column) => ({ column, left: sharing(table, columns, [...chosen, column]) }))
    const [best] = left.sort((a, b) => a.left - b.left)
    if (!best || best.left > 0.9 * shared) break
    chosen.push(best.column)
    open.delete(best.column)
    shared = best.left
  }
  return { columns: chosen, unexplained: shared }
}

interface Raw {
  readonly cells: readonly string[]
  readonly rows: number[]
}

/** The columns that can name the groups: each group has one text there, and no other group has the same. */
const naming = (table: Table, groups: readonly Raw[], columns: readonly number[]): number[] =>
  columns.filter((column) => {
    const texts = groups.map(({ rows: [first = 0] }) => table.rows[first]?.[column] ?? '')
    return (
      new Set(texts).size === groups.length &&
      groups.every(({ rows }, at) => rows.every((row) => (table.rows[row]?.[column] ?? '') === texts[at]))
    )
  })

/** A direction or a meter makes a better name for a group than its unit, and words a better one than digits. */
const named = (
  table: Table,
  groups: readonly Raw[],
  telling: readonly number[],
  columns: Columns,
): Group[] => {
  const units = columns.values.flatMap(({ unit }) => unit ?? [])
  const own = telling.filter((column) => !units.includes(column))
  const found = naming(table, groups, own.length > 0 ? own : columns.rest)
  const better = found.length > 0 || own.length > 0 ? found : naming(table, groups, telling)
  const textOf = ({ rows: [first = 0] }: Raw, column: number): string => table.rows[first]?.[column] ?? ''
  const wordy = better.find((column) => groups.every((group) => /\p{L}/u.test(textOf(group, column))))
  const column = wordy ?? better[0]
  return groups.map((group) => ({
    name: column === undefined ? group.cells.filter((cell) => cell !== '').join('/') : textOf(group, column),
    rows: group.rows,
  }))
}

export interface Grouping {
  readonly groups: readonly Group[]
  /** The columns by which the groups were told apart. */
  readonly columns: readonly number[]
}

/** Fails if many rows have the same time and nothing shows what tells them apart. */
export const groupsOf = (table: Table, columns: Columns): Grouping => {
  const telling = tellingApart(table, columns)
  const byKey = new Map<string, { cells: string[]; rows: number[] }>()
  if (telling.columns.length === 0) byKey.set('', { cells: [], rows: [...table.rows.keys()] })
  else
    table.rows.forEach((row, index) => {
      const cells = telling.columns.map((column) => (isBlank(row[column] ?? '') ? '' : (row[column] ?? '')))
      const key = cells.join('\u0000')
      const group = byKey.get(key)
      if (group) group.rows.push(index)
      else byKey.set(key, { cells, rows: [index] })
      if (byKey.size > limits.channels) throw unreadable(`it has more than ${limits.channels} channels`)
    })
  if (telling.unexplained > 0.25 * table.rows.length && differing(table, columns, telling.columns)) {
    throw unreadable(
      'this layout is not understood: many rows have the same time, and no column says what tells them apart',
    )
  }
  const groups = [...byKey.values()]
  return {
    groups:
      groups.length < 2
        ? groups.map(({ rows }) => ({ name: null, rows }))
        : named(table, groups, telling.columns, columns),
    columns: telling.columns,
  }
}

/** Whether rows with the same time mostly have different values. If not, they are the same readings written twice. */
const differing = (table: Table, columns: Columns, by: readonly number[]): boolean => {
  const time = timeKey(columns, by)
  const valuesOf = keyOf(columns.values.map(({ column }) => column))
  const first = new Map<string, string>()
  let same = 0
  let other = 0
  for (const row of table.rows) {
    const key = time(row)
    const values = valuesOf(row)
    const known = first.get(key)
    if (known === undefined) first.set(key, values)
    else if (known === values) same++
    else other++
  }
  return other > same
}
