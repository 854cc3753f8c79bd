import { cellOf, holdsNumbers, isList, isObject, type Json, type JsonObject } from './json-document'
import {
  amountColumns,
  cellsOf,
  columnsOfRows,
  flat,
  isNumberText,
  isTimes,
  maxColumns,
  mostly,
  placeColumnOf,
  type Place,
  type Timing,
  type Walk,
} from './json-lists'
import { plainFrame } from './json-frames'
import { scopeOf, startOfScopes, type Scope } from './json-scope'
import { isClock, stampText } from './json-words'

const describe = (
  place: Place,
  rows: readonly ReadonlyMap<string, string>[] | null,
  count: number,
): string => {
  const where =
    place.path.length === 0
      ? 'at its root'
      : `“${place.path
          .join('.')
          .replace(/\.\[\]/g, '[]')
          .slice(0, 80)}”`
  const keys = rows === null ? '' : ` with ${columnsOfRows(rows).slice(0, 6).join(', ').slice(0, 120)}`
  return `a list ${where} of ${count}${keys}`
}

const into = (place: Place, key: string): Place => ({ ...place, path: [...place.path, key], key })
const within = (place: Place, object: JsonObject): Place => ({
  ...place,
  scopes: [...place.scopes, scopeOf(object, place.key)],
})

/** Whether an object has times as keys, `{"2025-01-01T00:00": 1.2}`, or days with the readings of each. */
const timeKeyed = (object: JsonObject): boolean => {
  const keys = Object.keys(object)
  return keys.length >= 1 && keys.every((key) => stampText(key, keys.length > 1) !== null)
}

const clockKeyed = (object: JsonObject): boolean => {
  const keys = Object.keys(object)
  return keys.length > 1 && keys.every((key) => isClock(key))
}

const numbered = (object: JsonObject): boolean => {
  const keys = Object.keys(object)
  return keys.length >= 20 && keys.every((key) => /^\d{1,4}$/.test(key))
}

const walkTimeKeyed = (object: JsonObject, place: Place, walk: Walk): void => {
  const rows: Map<string, string>[] = []
  const column = /value|data|reading/i.test(place.key) || place.key === '' ? 'value' : place.key
  for (const [time, value] of Object.entries(object)) {
    if (isObject(value) && clockKeyed(value)) {
      for (const [clock, each] of Object.entries(value)) {
        const row = isObject(each) ? flat(each) : new Map([[column, cellOf(each)]])
        rows.push(new Map([['date', time], ['time', clock], ...row])) // prettier-ignore
      }
    } else if (isList(value) || (isObject(value) && numbered(value))) {
      const items = isList(value)
        ? value
        : Object.entries(value).map(([at, each]) => ({ position: at, [column]: each }))
      const scope: Scope = { key: place.key, said: new Map([['date', time]]), own: new Set(['date']) }
      walkJson(items, { ...place, path: [...place.path, '{}'], scopes: [...place.scopes, scope] }, walk)
    } else {
      const row = isObject(value) ? flat(value) : new Map([[column, cellOf(value)]])
      rows.push(new Map([['time', time], ...row]))
    }
  }
  if (rows.length > 0) add(walk, place, rows, { timing: 'own' })
}

interface More {
  readonly timing: Timing
  readonly placeColumn?: string | null
  readonly labelled?: boolean
  readonly units?: ReadonlyMap<string, string>
}

const add = (walk: Walk, place: Place, rows: readonly ReadonlyMap<string, string>[], more: More): void => {
  walk.lists.push({
    path: place.path.join('.'),
    key: place.key,
    scopes: place.scopes,
    timing: more.timing,
    placeColumn: more.placeColumn ?? null,
    rows,
    labelled: more.labelled ?? true,
    units: more.units ?? new Map(),
  })
}

/** Whether the readings are one level deeper, in lists with times, places or regular lengths of their own. */
const finer = (items: readonly Json[]): boolean => {
  if (items.length > 1 && items.every((item) => !isObject(item) && !isList(item)))
    return items.some((item) => isNumberText(cellOf(item)))
  const records = items.filter(isObject)
  if (records.length === 0 || records.length < items.length) return items.length > 0 && items.every(isList)
  const rows = records.map(flat)
  return (
    columnsOfRows(rows).some((column) => {
      const cells = cellsOf(rows, column)
      return isTimes(column, cells) || mostly(cells, isClock)
    }) ||
    (records.length > 3 && placeColumnOf(rows) !== null) ||
    records.some((record) => Object.values(record).some((each) => isList(each) && finer(each)))
  )
}

const listsIn = (record: JsonObject): [string, readonly Json[]][] =>
  Object.entries(record).flatMap(([key, value]): [string, readonly Json[]][] =>
    isList(value)
      ? [[key, value]]
      : isObject(value)
        ? listsIn(value).map(([inner, list]) => [`${key}.${inner}`, list])
        : [],
  )

const walkRecords = (records: readonly JsonObject[], place: Place, walk: Walk): void => {
  const descend = (): void => {
    for (const record of records) walkObject(record, { ...place, path: [...place.path, '[]'] }, walk)
  }
  if (records.some((record) => plainFrame(record) !== record)) {
    descend()
    return
  }
  const nested = records.flatMap(listsIn)
  if (nested.some(([, items]) => finer(items))) {
    descend()
    return
  }
  const rows = records.map(flat)
  const timed = columnsOfRows(rows).some((column) => isTimes(column, cellsOf(rows, column)))
  const amounts = amountColumns(rows, null)
  if (timed && amounts.length === 0 && nested.some(([, items]) => items.some(isObject))) {
    // Readings that hold their values in a list, one for each direction or quantity.
    const spread = records.flatMap((record, index) =>
      listsIn(record).flatMap(([key, items]) =>
        items
          .filter(isObject)
          .map(
            (item) =>
              new Map([
                ...(rows[index] ?? []),
                ...[...flat(item)].map(([name, cell]): [string, string] => [`${key}.${name}`, cell]),
              ]),
          ),
      ),
    )
    add(walk, place, spread, { timing: 'own' })
    return
  }
  for (const [key, items] of nested) if (items.length > 0) walk.parts.add(key)
  if (timed) {
    add(walk, place, rows, { timing: 'own' })
    return
  }
  const start = startOfScopes(place.scopes)
  const placeColumn = placeColumnOf(rows)
  const clock = columnsOfRows(rows).find((column) => mostly(cellsOf(rows, column), isClock))
  if (start !== null && clock !== undefined) {
    add(
      walk,
      place,
      rows.map((row) => new Map([['date', start.slice(0, 10)], ...row])),
      { timing: 'time of day' },
    )
    return
  }
  if (
    start !== null &&
    amountColumns(rows, placeColumn).length > 0 &&
    (placeColumn !== null || records.length > 1)
  ) {
    add(walk, place, rows, { timing: 'place', placeColumn })
    return
  }
  const before = walk.lists.length
  descend()
  if (walk.lists.length === before && records.some((record) => holdsNumbers(record)) && nested.length === 0) {
    walk.unknown.push(describe(place, rows, records.length))
  }
}

const namesIn = (items: readonly Json[]): (string | null)[] =>
  items.map((item) => {
    if (!isObject(item)) return cellOf(item)
    const key = ['name', 'label', 'title', 'field', 'key', 'id', 'text', 'column'].find(
      (each) => typeof item[each] === 'string',
    )
    return key === undefined ? null : cellOf(item[key])
  })

const unitsIn = (items: readonly Json[], names: readonly (string | null)[]): Map<string, string> =>
  new Map(
    items.flatMap((item, at): [string, string][] => {
      const unit = isObject(item) ? cellOf(item['unit'] ?? item['units'] ?? item['uom']) : ''
      const name = names[at]
      return unit === '' || name === null || name === undefined ? [] : [[name, unit]]
    }),
  )

/**
 * Lists of lists: rows without keys. Their columns are named in a list beside them, in their first row, or not at all.
 */
const walkTuples = (
  tuples: readonly (readonly Json[])[],
  place: Place,
  walk: Walk,
  header: readonly Json[] | null,
): void => {
  const [first = []] = tuples
  const headed =
    header === null &&
    tuples.length > 1 &&
    first.length > 1 &&
    first.every(
      (cell) =>
        typeof cell === 'string' && cell !== '' && !isNumberText(cell) && stampText(cell, false) === null,
    )
  const titles = header ?? (headed ? first : null)
  const names = titles === null ? null : namesIn(titles)
  const body = headed ? tuples.slice(1) : tuples
  const width = Math.min(maxColumns, Math.max(0, ...body.slice(0, 1000).map((tuple) => tuple.length)))
  const column = (at: number): string => names?.[at] ?? `column ${at + 1}`
  const rows = body.map(
    (tuple) =>
      new Map(Array.from({ length: width }, (_, at): [string, string] => [column(at), cellOf(tuple[at])])),
  )
  if (!columnsOfRows(rows).some((name) => isTimes(name, cellsOf(rows, name)))) {
    if (body.some((tuple) => holdsNumbers(tuple))) walk.unknown.push(describe(place, null, body.length))
    return
  }
  const units = titles === null ? new Map<string, string>() : unitsIn(titles, names ?? [])
  add(walk, place, rows, { timing: 'own', labelled: names !== null, units })
}

interface Column {
  readonly name: string
  readonly unit: string | null
  readonly cells: readonly string[]
}

const isColumn = (value: Json | undefined): value is readonly Json[] =>
  isList(value) && value.length > 1 && value.every((each) => !isList(each) && !isObject(each))

const called = (object: JsonObject, key: string): string => {
  const named = ['name', 'label', 'title', 'id', 'key'].find(
    (each) => typeof object[each] === 'string' && object[each] !== '',
  )
  return named === undefined ? key : cellOf(object[named])
}

/** The columns below an object: its own lists by their key, those of nested objects by the name of the object. */
const columnsBelow = (object: JsonObject, depth: number): Column[] =>
  Object.entries(object).flatMap(([key, value]): Column[] => {
    if (isColumn(value)) return [{ name: key, unit: null, cells: value.map(cellOf) }]
    if (depth === 0) return []
    const inner = isObject(value) ? [value] : isList(value) ? value.filter(isObject) : []
    return inner.flatMap((each) => {
      const columns = columnsBelow(each, depth - 1)
      const unit = cellOf(each['unit'] ?? each['units'] ?? each['uom'])
      return columns.map((column) => ({
        ...column,
        name: columns.length === 1 ? called(each, key) : column.name,
        unit: column.unit ?? (unit === '' ? null : unit),
      }))
    })
  })

/** A list of times beside lists of numbers, one for each column, as charts and data frames have it. */
const walkParallel = (object: JsonObject, place: Place, walk: Walk): boolean => {
  // The times belong to the object itself or to an object in it (an axis); the numbers may be nested deeper.
  const near = columnsBelow(object, 0)
  const axes = Object.values(object).flatMap((value) =>
    isObject(value)
      ? columnsBelow(value, 0)
      : isList(value) && value.length === 1 && isObject(value[0])
        ? columnsBelow(value[0], 0)
        : [],
  )
  const isAxis = ({ name, cells }: Column): boolean => isTimes(name, cells)
  const times = near.filter(isAxis)
  const axis = times[0] ?? axes.find(isAxis)
  if (!axis) return false
  const columns = columnsBelow(object, 3).filter(({ cells }) => cells.length === axis.cells.length)
  const amounts = columns.filter((column) => mostly(column.cells, isNumberText) && !isAxis(column))
  if (amounts.length === 0) return false
  const used = new Set<string>()
  const distinct = [
    axis,
    ...columns.filter(
      (column) => column.name !== axis.name || column.cells.some((cell, at) => cell !== axis.cells[at]),
    ),
  ].map((column) => {
    let { name } = column
    for (let n = 2; used.has(name); n++) name = `${column.name} ${n}`
    used.add(name)
    return { ...column, name }
  })
  const rows = axis.cells.map(
    (_, at) => new Map(distinct.map(({ name, cells }): [string, string] => [name, cells[at] ?? ''])),
  )
  const units = new Map(
    distinct.flatMap(({ name, unit }): [string, string][] => (unit === null ? [] : [[name, unit]])),
  )
  add(walk, within(place, object), rows, { timing: 'own', units })
  return true
}

const headerKeys = [
  'columns',
  'fields',
  'header',
  'headers',
  'cols',
  'columnNames',
  'labels',
  'names',
  'schema',
]

/** Lists of rows beside the names of their columns. */
const walkFrame = (object: JsonObject, place: Place, walk: Walk): boolean => {
  const header = headerKeys
    .map((key) => object[key])
    .find((value) => isList(value) && namesIn(value).every((name) => name !== null && name !== ''))
  if (!isList(header)) return false
  const body = Object.entries(object).find(
    ([, value]) =>
      isList(value) && value.length > 0 && value.every((row) => isList(row) && row.length === header.length),
  )
  if (!body) return false
  walkTuples(body[1] as readonly (readonly Json[])[], into(within(place, object), body[0]), walk, header)
  return true
}

const walkObject = (given: JsonObject, place: Place, walk: Walk): void => {
  const object = plainFrame(given)
  if (timeKeyed(object) && holdsNumbers(object)) {
    walkTimeKeyed(object, place, walk)
    return
  }
  if (walkFrame(object, place, walk) || walkParallel(object, place, walk)) return
  const inside = within(place, object)
  for (const [key, value] of Object.entries(object)) {
    if (isList(value) || isObject(value)) walkJson(value, into(inside, key), walk)
  }
}

/** Walks through the document and collects its lists of readings. */
export const walkJson = (value: Json, place: Place, walk: Walk): void => {
  if (isObject(value)) {
    walkObject(value, place, walk)
    return
  }
  if (!isList(value)) return
  if (value.length === 0) {
    walk.empty++
    return
  }
  if (value.every(isObject)) {
    walkRecords(value, place, walk)
    return
  }
  if (value.every(isList)) {
    if (value.every((inner) => inner.every((each) => !isObject(each) && !isList(each)))) {
      walkTuples(value, place, walk, null)
      return
    }
    value.forEach((inner) => walkJson(inner, { ...place, path: [...place.path, '[]'] }, walk))
    return
  }
  const cells = value.map(cellOf)
  if (!value.some((each) => isObject(each) || isList(each)) && mostly(cells, isNumberText)) {
    const rows = cells.map((cell) => new Map([[place.key === '' ? 'value' : place.key, cell]]))
    if (startOfScopes(place.scopes) !== null) add(walk, place, rows, { timing: 'place' })
    else walk.unknown.push(describe(place, null, value.length))
    return
  }
  const structured = value.filter((each) => isObject(each) || isList(each))
  if (structured.length > 0) walkJson(structured, place, walk)
}
