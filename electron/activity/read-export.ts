import Papa from 'papaparse'
import { lookupText } from '../../shared/domain/lookup-text'
import type { ActivityLine, Head, Personal } from '../store/chain'
import { exportColumns, headMark, personalText, textOf, type ExportEnd } from './export-file'

/** A line read from an exported file. `row` is its number in the file, where the heading is 1. */
export interface ReadLine {
  readonly row: number
  readonly line: ActivityLine
  /** Null where the file has none. */
  readonly part: { readonly salt: string; readonly personal: Personal } | null
}

export interface ReadExport {
  readonly lines: readonly ReadLine[]
  /** Rows that no export can contain: too few cells, a malformed number, or a text that was written in another way. */
  readonly unreadable: readonly number[]
  /** Null where the last line is missing. */
  readonly end: ExportEnd | null
  /** Rows after the last line. */
  readonly after: number
}

const hash = /^[0-9a-f]{64}$/

/** A number in exactly the form in which exports write it; otherwise null. */
const numberOf = (cell: string): number | null => {
  const value = Number(cell)
  return /^\d+$/.test(cell) && Number.isSafeInteger(value) && String(value) === cell ? value : null
}

const isPersonal = (value: unknown): value is Personal =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.values(value).every((entry) => typeof entry === 'string')

const personalOf = (cell: string): Personal | null => {
  try {
    const value: unknown = JSON.parse(cell)
    return isPersonal(value) && personalText(value) === cell ? value : null
  } catch {
    return null
  }
}

const lineOf = (cells: readonly string[], row: number): ReadLine | null => {
  if (cells.length !== exportColumns.length) return null
  const [seqCell, at, whoCell, action, profileCell, outcome, personalHash, previous, own, salt, text] =
    cells as readonly [string, string, string, string, string, string, string, string, string, string, string]
  const seq = numberOf(seqCell)
  const who = textOf(whoCell)
  const profileId = profileCell === '' ? null : numberOf(profileCell)
  if (seq === null || who === null || (profileId === null && profileCell !== '')) return null
  const personal = text === '' ? null : personalOf(text)
  // A salt without its personal part, a part without its salt, or a part that was written in another way.
  if ((personal === null) !== (salt === '') || (personal === null && text !== '')) return null
  return {
    row,
    // An unknown action or outcome comes from a later version: its hash can be checked all the same.
    line: {
      seq,
      at,
      who,
      action: action as ActivityLine['action'],
      profileId,
      outcome: outcome as ActivityLine['outcome'],
      personalHash: personalHash === '' ? null : personalHash,
      previous,
      hash: own,
    },
    part: personal && { salt, personal },
  }
}

const endOf = ([
  ,
  count = '',
  own = '',
  extent,
  lines = '',
  at = '',
]: readonly string[]): ExportEnd | null => {
  const head = { count: numberOf(count), hash: own }
  const number = numberOf(lines)
  if (head.count === null || number === null || !hash.test(own)) return null
  if (extent !== 'whole' && extent !== 'part') return null
  return { head: { count: head.count, hash: own }, extent, lines: number, at }
}

/** `COUNT:HASH`, as an export's last line and the window show a head; null where it is none. */
export const headOf = (text: string): Head | null => {
  const [count = '', own = '', ...rest] = lookupText(text).split(':')
  const number = numberOf(count)
  return number !== null && hash.test(own) && rest.length === 0 ? { count: number, hash: own } : null
}

/** Reads an exported file; null where it is none: its first line is not that of an export. */
export const readExport = (text: string): ReadExport | null => {
  const { data } = Papa.parse<string[]>(text.replace(/^\ufeff/, ''), { delimiter: ',', skipEmptyLines: true })
  const [heading = [], ...rows] = data
  if (heading.join() !== exportColumns.join()) return null
  const lines: ReadLine[] = []
  const unreadable: number[] = []
  const place = rows.findIndex(([first]) => first === headMark)
  const own = place < 0 ? rows : rows.slice(0, place)
  own.forEach((cells, index) => {
    const line = lineOf(cells, index + 2)
    if (line) lines.push(line)
    else unreadable.push(index + 2)
  })
  return {
    lines,
    unreadable,
    end: place < 0 ? null : endOf(rows[place] ?? []),
    after: place < 0 ? 0 : rows.length - place - 1,
  }
}
