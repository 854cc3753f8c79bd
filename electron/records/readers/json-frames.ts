import { isList, isObject, type Json, type JsonObject } from './json-document'

/**
 * Data frames: converts the forms in which table libraries write them into lists of rows beside the names of the
 * columns.
 */

const whole = /^\d{1,7}$/

/** `{"kwh": {"0": 1, "1": 2}, "time": {"0": …}}`: columns whose values are numbered. */
const numberedColumns = (object: JsonObject): JsonObject | null => {
  const [first, ...others] = Object.values(object)
  if (!isObject(first) || others.length === 0 || !others.every(isObject)) return null
  const keys = Object.keys(first)
  const alike = (other: JsonObject): boolean => {
    const own = Object.keys(other)
    return own.length === keys.length && own.every((key, at) => key === keys[at])
  }
  if (keys.length < 2 || !keys.every((key) => whole.test(key)) || !others.every(alike)) return null
  return Object.fromEntries(
    Object.entries(object).map(([name, values]) => [name, Object.values(values as JsonObject)]),
  )
}

/** `{"columns": […], "index": […], "data": [[…]]}`: the index is one more column. */
const withIndex = (object: JsonObject): JsonObject | null => {
  const { columns, index, data } = object
  if (!isList(columns) || !isList(index) || !isList(data) || index.length !== data.length) return null
  if (!data.every((row) => isList(row) && row.length === columns.length)) return null
  const rows = data as readonly (readonly Json[])[]
  return {
    ...object,
    index: null,
    columns: ['index', ...columns],
    data: rows.map((row, at) => [index[at] ?? null, ...row]),
  }
}

/** `{"cols": […], "rows": [{"c": [{"v": …}]}]}`: cells wrapped in objects. */
const unwrapped = (object: JsonObject): JsonObject | null => {
  const { cols, rows } = object
  if (!isList(cols) || !isList(rows) || rows.length === 0) return null
  const cells = rows.map((row) => (isObject(row) && isList(row['c']) ? row['c'] : null))
  if (cells.some((row) => row?.length !== cols.length)) return null
  return {
    ...object,
    rows: cells.map((row) => (row ?? []).map((cell) => (isObject(cell) ? (cell['v'] ?? null) : cell))),
  }
}

/** The object with its frame in the plain form; an object without a frame is returned as it is. */
export const plainFrame = (object: JsonObject): JsonObject =>
  numberedColumns(object) ?? withIndex(object) ?? unwrapped(object) ?? object
