import type { Look } from './column-contents'
import { estimateTest } from './flags'
import { unreadable } from './limits'
import { roleOf, saysAmount, type Role } from './quantities'
import { distinct, type Table } from './rows'

/** Decides which columns of numbers are amounts to be drawn. */

interface Found {
  readonly column: number
  readonly role: Role
}

/** Whether a long whole number is the same in every row: an account number, not a measurement. */
const constantNumber = (rows: Table['rows'], column: number): boolean => {
  const values = [...distinct(rows, column, 1)]
  return values.length === 1 && /^'?(\d{7,}|0\d+)$/.test(values[0] ?? '')
}

/** `isId`: whether a column is called an id. `units`: the columns that name units row by row. */
interface Known {
  readonly isId: (column: number) => boolean
  readonly units: readonly number[]
}

/** The columns that hold amounts, and the columns of which this cannot be said although it can be of others. */
export const valueColumnsOf = (
  look: Look,
  candidates: readonly number[],
  { isId, units }: Known,
): { readonly values: readonly Found[]; readonly unsaid: readonly number[] } => {
  const { table, rows, contents, label, measured, isNumberStamp } = look
  const labelled = table.labels.some((each) => each !== '')
  const roleAt = (column: number): Role =>
    roleOf(table.labels[column] ?? '', table.unitCells[column] ?? '', rows, column)
  const isValue = (column: number): boolean => {
    if (contents[column] !== 'number' || isNumberStamp(column)) return false
    if (table.parts) return column > table.parts.column
    if (labelled && label(column) === '') return false
    const role = roleAt(column)
    if (role === 'none') return false
    if (!measured(column) && estimateTest(table.labels[column] ?? '', [...distinct(rows, column, 9)]))
      return false
    return measured(column) || role === 'money' || (!isId(column) && !constantNumber(rows, column))
  }
  const found = candidates.filter(isValue).map((column) => ({ column, role: roleAt(column) }))
  if (table.parts) return { values: found, unsaid: [] }
  if (!labelled && found.length > 1)
    throw unreadable(
      `this layout is not understood: no header says which of its ${found.length} columns of numbers are amounts`,
    )
  const said = ({ column, role }: Found): boolean =>
    role !== 'amount' ||
    measured(column) ||
    units.includes(column + 1) ||
    saysAmount(table.labels[column] ?? '')
  /** The word that labels such as `EAS F1`, `EAS F2` and `EAS T` have in common. */
  const familyOf = ({ column }: Found): string => /^([a-z]{2,})\s+\S/.exec(label(column))?.[1] ?? ''
  const amounts = found.filter(({ role }) => role === 'amount')
  // If one column is called an amount, a column that is not may be anything.
  if (!amounts.some(said)) return { values: found, unsaid: [] }
  const [families, strangers] = [new Set(amounts.filter(said).map(familyOf)), new Set<number>()]
  for (const each of found) {
    const family = familyOf(each)
    if (!said(each) && (family === '' || !families.has(family))) strangers.add(each.column)
  }
  return { values: found.filter(({ column }) => !strangers.has(column)), unsaid: [...strangers] }
}
