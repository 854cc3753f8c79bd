import type { Readings } from '../../../shared/domain/interval'
import { durationOf } from './cells'
import type { Table } from './columns'
import { Doubts } from './doubts'
import type { ReadingHints } from './hints'
import { limits, tooDeep, unreadable } from './limits'
import { readingsOf } from './tables'
import type { Facts } from './table'
import { unitNamed } from './units'

type Plain = Readonly<Record<string, unknown>>

const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Keys that say only that readings follow. */
const containers =
  /^(intervals?|data|readings|values|items|results|records|rows|usage|measurements|points|list)$/i

/** Brackets inside one another, without parsing: a hostile file is refused before it costs anything. */
const checkDepth = (text: string): void => {
  let depth = 0
  let inString = false
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (inString) {
      if (code === 0x5c) at++
      else if (code === 0x22) inString = false
    } else if (code === 0x22) inString = true
    else if (code === 0x7b || code === 0x5b) {
      depth++
      if (depth > limits.depth) throw tooDeep()
    } else if (code === 0x7d || code === 0x5d) depth--
  }
}

const cellOf = (value: unknown): string =>
  typeof value === 'string'
    ? value.trim()
    : typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : ''

/** One level of nesting as keys with a dot: `{usage: {value: 1}}` gives `usage.value`. */
const flat = (item: Plain): Map<string, string> => {
  const cells = new Map<string, string>()
  for (const [key, value] of Object.entries(item).slice(0, 100)) {
    if (isPlain(value)) {
      for (const [inner, deep] of Object.entries(value).slice(0, 20))
        cells.set(`${key}.${inner}`, cellOf(deep))
    } else if (!Array.isArray(value)) cells.set(key, cellOf(value))
  }
  return cells
}

interface Found {
  readonly items: readonly unknown[]
  readonly name: string | null
  /** The single values that stand beside the list or above it. */
  readonly beside: ReadonlyMap<string, string>
}

const listsIn = (
  value: unknown,
  name: string | null,
  beside: ReadonlyMap<string, string>,
  into: Found[],
): void => {
  if (into.length > limits.channels) throw unreadable(`it has more than ${limits.channels} lists`)
  if (Array.isArray(value)) {
    const items = value as readonly unknown[]
    const nested = items.some((item) => isPlain(item) && Object.values(item).some(Array.isArray))
    if (nested) for (const item of items) listsIn(item, name, beside, into)
    else if (items.some((item) => isPlain(item) || Array.isArray(item))) into.push({ items, name, beside })
    return
  }
  if (!isPlain(value)) return
  const own = new Map(beside)
  for (const [key, each] of Object.entries(value)) {
    if (typeof each === 'string' || typeof each === 'number') own.set(key.toLowerCase(), cellOf(each))
  }
  const called = own.get('meter_id') ?? own.get('meterid') ?? own.get('name') ?? own.get('channel')
  for (const [key, each] of Object.entries(value)) {
    listsIn(
      each,
      containers.test(key) ? (called ?? name) : called === undefined ? key : `${called} ${key}`,
      own,
      into,
    )
  }
}

const tableOf = ({ items, name }: Found): Table => {
  const labels: string[] = []
  const place = new Map<string, number>()
  const rows = items.map((item) => {
    if (Array.isArray(item)) return (item as readonly unknown[]).map(cellOf)
    const row: string[] = []
    if (!isPlain(item)) return row
    for (const [key, cell] of flat(item)) {
      const at = place.get(key) ?? labels.length
      if (at === labels.length) {
        if (labels.length === 100) continue
        labels.push(key)
        place.set(key, at)
      }
      row[at] = cell
    }
    return Array.from(row, (cell: string | undefined) => cell ?? '')
  })
  // Pairs such as [1700000000, 1.5] have no keys: the first is the time.
  return { name, labels: labels.length > 0 ? labels : ['time', 'value'], unitCells: [], rows }
}

const factsOf = ({ beside }: Found): Facts => {
  const first = (...keys: readonly string[]): string | null => {
    for (const key of keys) {
      const value = beside.get(key)
      if (value !== undefined && value !== '') return value
    }
    return null
  }
  const unit = first('unit', 'units', 'uom')
  const step = first('timeunit', 'interval', 'interval_length', 'intervallength', 'resolution', 'granularity')
  return {
    zone: first('timezone', 'time_zone', 'tz'),
    unit: unit !== null && unitNamed(unit) ? unit : null,
    step: step === null ? null : durationOf(step),
    commaSeparated: true,
  }
}

/** Reads JSON: lists of objects (or of pairs) with a time and values, wherever they stand in it. */
export const readJson = (text: string, hints: ReadingHints): Readings => {
  checkDepth(text)
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    throw unreadable('it is JSON that breaks off or is damaged')
  }
  const lists: Found[] = []
  listsIn(parsed, null, new Map(), lists)
  if (lists.length === 0 && !text.includes('[')) throw unreadable('it is JSON without a list of readings')
  const doubts = new Doubts()
  const parts = lists.map((list) => readingsOf([tableOf(list)], factsOf(list), hints, new Doubts()))
  const used = parts.filter(({ channels }) => channels.length > 0)
  for (const part of used) for (const doubt of part.doubts) doubts.add(doubt)
  if (used.length === 0) doubts.add('The file holds no readings.')
  return {
    channels: used.flatMap(({ channels }) => channels),
    assumedZone: used.find(({ assumedZone }) => assumedZone !== null)?.assumedZone ?? null,
    doubts: doubts.list(),
  }
}
