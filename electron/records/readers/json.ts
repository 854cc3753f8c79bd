import type { Readings } from '../../../shared/domain/interval'
import { doubtSums } from './cross-checks'
import { Doubts } from './doubts'
import type { ReadingHints } from './hints'
import { readDocument } from './json-document'
import { cellsOf, columnsOfRows, isTimes, type JsonList, type Walk } from './json-lists'
import {
  endOfScopes,
  factorOfScopes,
  identityOf,
  nameOfScopes,
  powerOfScopes,
  startOfScopes,
  stepOfScopes,
  unitOfScopes,
  zoneOfScopes,
} from './json-scope'
import { beginningOf, instantOf, stampOf, stepFor } from './json-steps'
import { tableOfRows } from './json-table'
import { walkJson } from './json-walk'
import { stepOfSeconds, type Step } from './json-words'
import { limits, unreadable } from './limits'
import { readingsOf } from './tables'
import { zoneNamed, type Zone } from './zone'
import { daySeconds } from './seconds'

type Row = ReadonlyMap<string, string>

/** Lists that belong together: pages, days or periods of one channel. */
interface Group {
  readonly lists: JsonList[]
  readonly identity: readonly string[]
}

const iso = (seconds: number): string => new Date(seconds * 1000).toISOString()
const local = (wall: number): string => iso(wall).slice(0, 19)

/** Numbers of equal readings in a day. */
const perDay = [24, 48, 96, 144, 288, 1440]
/** The usual number of readings per day. On days when the clocks change, the count differs from it by an hour. */
const usualPerDay = (count: number): number | undefined =>
  perDay.find((usual) => Math.abs(count - usual) <= usual / 24)

interface Context {
  readonly zone: Zone
  /** Whether a zone was needed that the file does not name. */
  assumed: boolean
  readonly named: boolean
  readonly doubts: Doubts
}

/** Gives rows that only have a place in the list a start and an end; null if nothing shows how long they are. */
const placed = (list: JsonList, startsAtZero: boolean, context: Context): readonly Row[] | null => {
  const { zone, doubts } = context
  const startText = startOfScopes(list.scopes)
  const start = startText === null ? null : stampOf(startText)
  if (!start) return null
  const { placeColumn } = list
  const places = list.rows.map((row, at) =>
    placeColumn === null ? at : Number(row.get(placeColumn)) - (startsAtZero ? 0 : 1),
  )
  const count = Math.max(...places) + 1
  const endStamp = stampOf(endOfScopes(list.scopes) ?? '')
  const from = instantOf(start, zone)
  const end = endStamp ? instantOf(endStamp, zone) : null
  const stated = stepOfScopes(list.scopes)
  const ofDay = start.wall % daySeconds === 0 ? usualPerDay(count) : undefined
  const step: Step | null =
    stepFor(stated, from, end, count) ?? (ofDay === undefined ? null : stepOfSeconds(daySeconds / ofDay))
  if (!step) return null
  if (stated === null && end === null)
    doubts.add('The file states no interval; the readings of a day were taken to fill it.')
  if (
    end !== null &&
    step.seconds > 0 &&
    Math.abs(from + count * step.seconds - end) > step.seconds &&
    placeColumn === null
  ) {
    doubts.add(
      'The readings of a list do not fill the time that the file gives for it; they were laid from its start on.',
    )
  }
  if (start.offset === null && !context.named) context.assumed = true
  // 24 values on a day when the clocks change can only be meant by the clock.
  const byTheClock =
    start.offset === null &&
    step.seconds > 0 &&
    count * step.seconds === daySeconds &&
    from + daySeconds !== instantOf({ ...start, wall: start.wall + daySeconds }, zone)
  return list.rows.map((row, at) => {
    const place = places[at] ?? 0
    const times: [string, string][] = byTheClock
      ? [['start', local(start.wall + place * step.seconds)], ['end', local(start.wall + (place + 1) * step.seconds)]]
      : [['start', iso(beginningOf(start, step, place, zone))], ['end', iso(beginningOf(start, step, place + 1, zone))]] // prettier-ignore
    return new Map([...times, ...[...row].filter(([column]) => column !== placeColumn)])
  })
}

/** ENTSO-E's curve type A03: a missing place has the value of the place before it. */
const filledUp = (list: JsonList): JsonList => {
  const { placeColumn } = list
  const repeats = list.scopes.some(({ said }) =>
    [...said].some(([words, cell]) => /curve ?type/.test(words) && cell === 'A03'),
  )
  if (!repeats || placeColumn === null) return list
  const rows = list.rows.flatMap((row, at): Row[] => {
    const place = Number(row.get(placeColumn))
    const next = Number(list.rows[at + 1]?.get(placeColumn) ?? place + 1)
    const times = next > place && next - place < 10_000 ? next - place : 1
    return Array.from({ length: times }, (_, more) => new Map([...row, [placeColumn, String(place + more)]]))
  })
  return { ...list, rows }
}

const startsIn = ({ rows }: { readonly rows: readonly Row[] }): Set<string> => {
  const column = columnsOfRows(rows).find((each) => isTimes(each, cellsOf(rows, each)))
  return new Set(column === undefined ? [] : cellsOf(rows, column))
}

/** Whether lists share many of their times. Then they are not one series. */
const collide = (lists: readonly JsonList[]): boolean => {
  const all = lists.map(startsIn)
  return all.some((one, index) =>
    all.slice(index + 1, index + 60).some((other) => {
      const [small, large] = one.size < other.size ? [one, other] : [other, one]
      return [...small].filter((start) => large.has(start)).length > 0.2 * small.size
    }),
  )
}

const groupedBy = (
  lists: readonly JsonList[],
  keyOf: (list: JsonList) => readonly (string | null)[],
): Group[] => {
  const groups = new Map<string, Group>()
  for (const list of lists) {
    const identity = keyOf(list)
    const key = JSON.stringify(identity)
    const group = groups.get(key) ?? { lists: [], identity: identity.slice(2).map((each) => each ?? '') }
    group.lists.push(list)
    groups.set(key, group)
    if (groups.size > limits.channels) throw unreadable(`it has more than ${limits.channels} lists`)
  }
  return [...groups.values()]
}

/** Lists with the same path, unit and identity are one series, unless they cover the same time. */
const groupsOf = (lists: readonly JsonList[]): Group[] => {
  const strong = (list: JsonList): readonly (string | null)[] => [
    list.path,
    unitOfScopes(list.scopes, null),
    ...identityOf(list.scopes, 'strong'),
  ]
  return groupedBy(lists, strong).flatMap((group) => {
    if (group.lists.length === 1 || !collide(group.lists)) return [group]
    const weak = groupedBy(group.lists, (list) => [...strong(list), ...identityOf(list.scopes, 'weak')])
    return weak.flatMap((each) =>
      each.lists.length === 1 || !collide(each.lists)
        ? [each]
        : each.lists.map((list, at) => ({ lists: [list], identity: [...each.identity, String(at + 1)] })),
    )
  })
}

/** The name of a group: what only this group has and not all others of the document, or else the key of its list. */
const nameOf = (group: Group, all: readonly Group[]): string | null => {
  const [list] = group.lists
  const own = group.identity.filter((text) => !all.every((other) => other.identity.includes(text)))
  if (own.length > 0) return [...new Set(own)].join(' ')
  const key = list?.path.split('.').findLast((part) => !containers.test(part) && !/^[[{]/.test(part)) ?? null
  if (all.length > 1) return pathName(list, all)
  return (list ? nameOfScopes(list.scopes) : null) ?? key
}

const pathName = (list: JsonList | undefined, all: readonly Group[]): string | null => {
  const parts = (list?.path ?? '').split('.').filter((part) => part !== '[]' && part !== '{}' && part !== '')
  const own = parts.filter((part) => !all.every((other) => other.lists[0]?.path.split('.').includes(part)))
  return own.length > 0 ? own.join(' ') : (parts.at(-1) ?? null)
}

/** Keys that only announce that readings follow. */
const containers =
  /^(intervals?|data|readings?|values?|items?|results?|records?|rows|measurements?|points?|list|reads|series|time ?series|entries|edges|nodes?|periods?|blocks?|history|payload|response|body|content|document|body)?$/i

const readGroup = (group: Group, all: readonly Group[], hints: ReadingHints): Readings => {
  const [first] = group.lists
  const scopes = first?.scopes ?? []
  const doubts = new Doubts()
  const zoneText = zoneOfScopes(scopes)
  const zone = zoneNamed(zoneText ?? hints.zone ?? 'UTC')
  if (!zone || !first) throw unreadable(`the time zone “${hints.zone ?? ''}” is not known`)
  const context: Context = { zone, named: zoneText !== null, assumed: false, doubts }
  const startsAtZero = group.lists.some(
    ({ rows, placeColumn }) => placeColumn !== null && cellsOf(rows, placeColumn).includes('0'),
  )
  const rows = group.lists
    .map(filledUp)
    .flatMap((list) => (list.timing === 'place' ? (placed(list, startsAtZero, context) ?? []) : list.rows))
  const nothing: Readings = { channels: [], assumedZone: null, doubts: [] }
  if (rows.length === 0) return nothing
  const factor = factorOfScopes(scopes)
  if (factor !== null) doubts.add(`The file names a factor of ${factor}; it was not applied.`)
  const table = tableOfRows(rows, {
    name: nameOf(group, all),
    labelled: first.labelled,
    unitFor: (column) => first.units.get(column) ?? unitOfScopes(scopes, column),
    power: powerOfScopes(scopes),
    doubts,
  })
  if (!table) return nothing
  const named = all.length > 1 ? { ...table, name: nameOf(group, all) } : table
  const facts = { zone: zoneText, unit: unitOfScopes(scopes, null), step: null, commaSeparated: true }
  const read = readingsOf([named], facts, hints, doubts)
  if (!context.assumed || read.assumedZone !== null) return read
  const said =
    hints.zone === undefined
      ? 'The file names no time zone: its local times were read as UTC, for want of a better one.'
      : `The file names no time zone: its local times were read in ${zone.name}.`
  return { ...read, assumedZone: zone.name, doubts: [...read.doubts, said] }
}

/** Reads JSON: lists of readings in any form, recognised by their content (docs/reference/interval-files.md). */
export const readJson = (text: string, hints: ReadingHints): Readings => {
  const walk: Walk = { lists: [], unknown: [], parts: new Set(), empty: 0 }
  walkJson(readDocument(text), { path: [], key: '', scopes: [] }, walk)
  if (walk.lists.length > 20_000) throw unreadable('it has more than 20000 lists')
  const groups = groupsOf(walk.lists)
  const read = groups.map((group) => readGroup(group, groups, hints))
  const used = read.filter(({ channels }) => channels.length > 0)
  const unused = [
    ...walk.unknown,
    ...groups.flatMap((group, at) => (read[at]?.channels.length === 0 ? [unusedWords(group)] : [])),
  ]
  const doubts = new Doubts()
  const channels = used.flatMap((part) => part.channels)
  if (used.length > 1) doubtSums(channels, doubts)
  for (const part of used) for (const doubt of part.doubts) doubts.add(doubt)
  if (used.length === 0) {
    if (unused.length > 0) throw unreadable(`it is JSON of a layout that is not known: ${unused[0] ?? ''}`)
    if (walk.empty === 0) throw unreadable('it is JSON without a list of readings')
    doubts.add('The file holds no readings.')
  } else {
    if (walk.parts.size > 0)
      doubts.add(
        `Lists within the readings are parts of them and were left out: ${[...walk.parts].slice(0, 3).join(', ')}.`,
      )
    if (unused.length > 0) doubts.add(`Not understood and left out: ${unused.slice(0, 3).join('; ')}.`)
  }
  return {
    channels,
    assumedZone: used.find(({ assumedZone }) => assumedZone !== null)?.assumedZone ?? null,
    doubts: doubts.list(),
  }
}

const unusedWords = ({ lists }: Group): string => {
  const [list] = lists
  const keys = columnsOfRows(list?.rows.slice(0, 100) ?? [])
    .slice(0, 6)
    .join(', ')
    .slice(0, 120)
  const where = list?.path === '' ? 'at its root' : `“${(list?.path ?? '').slice(0, 80)}”`
  return `a list ${where} with ${keys}, whose ${list?.timing === 'place' ? 'times' : 'amounts'} nothing tells`
}
