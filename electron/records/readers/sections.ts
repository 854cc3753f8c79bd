import { isBlank } from './cells'
import type { Table } from './rows'
import { count, type Doubts } from './doubts'
import { headerOf, type Header } from './header'
import { limits, unreadable } from './limits'
import { filled, type Row, type Section } from './structure'
import { endLike, idLike, namesDirection, otherDate, wordsOf } from './words'
import { parseStamp } from './stamp'

/**
 * The sections of a file as tables. Sections that continue each other become one table, and tables side by side become
 * several.
 */

interface Part {
  readonly header: Header
  readonly rows: Row[]
  /** What tells its rows apart from those of other sections with the same header. */
  readonly title: string
}

/** `2 June 2025`, `June 2, 2025`, `02.06.2025`, `10:00`, `for 24 hours`: what differs in each day's section anyway. */
const dated =
  /\b(?:day )?\d{1,2}\.? \p{L}{3,10}\.? \d{4}\b|\b\p{Lu}\p{L}{2,9}\.? \d{1,2},? \d{4}\b|\b\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}\b|\b\d{1,2}:\d{2}(:\d{2})?\b|\b(for|during|lasting) \d+ \w+/giu

/** `Meter: 5512 Channel: 1`: a line that says which one of several follows. */
const numbersOne =
  /\b(meter|channel|register|kanal|zähler|zaehler|compteur|contador|contatore|teller|canal|stream)\s*(no\.?|nr\.?|#|number)?\s*[:#]?\s*\w*\d/i

/**
 * The lines above a header that say what follows: a meter, a channel, a direction. Dates do not count, since each day
 * has its own.
 */
const linesOf = (preamble: readonly Row[]): string[] =>
  preamble
    .map((row) => filled(row).join(' ').replace(dated, '').trim())
    .filter((line) => line !== '' && !/^[=\-_*#\s]+$/.test(line))
    .filter(
      (line) =>
        !/\d/.test(line) || idLike.test(wordsOf(line)) || namesDirection(line) || numbersOne.test(line),
    )

/** The subject of a line: `Meter` in `Meter: 417`. */
const subjectOf = (line: string): string =>
  wordsOf((/^[^:]{2,40}(?=:)/.exec(line)?.[0] ?? line).replace(/\d+/g, ''))

/**
 * The first section also has the whole file's preamble above it. Only those of its lines count that later sections have
 * as well.
 */
const titlesOf = (sections: readonly (readonly string[])[]): string[] => {
  const later = new Set(sections.slice(1).flat().map(subjectOf))
  return sections.map((lines, index) =>
    lines
      .filter(
        (line) =>
          index > 0 || later.has(subjectOf(line)) || (namesDirection(line) && line.split(/\s+/).length < 5),
      )
      .join(' | '),
  )
}

/**
 * The columns where the header begins again, as it does if two tables are side by side: `FROM TO VALUE FROM TO VALUE`.
 */
const blocksOf = (labels: readonly string[], rows: readonly Row[]): number[] => {
  const words = labels.map(wordsOf)
  const isTime = (column: number): boolean =>
    rows.some((row) => parseStamp(row[column] ?? '', 'dmy') ?? parseStamp(row[column] ?? '', 'mdy'))
  const first = words.find(
    (word, at) =>
      word !== '' && words.indexOf(word) !== at && !endLike.test(word) && !otherDate.test(word) && isTime(at),
  )
  if (first === undefined) return [0]
  const starts = words.flatMap((word, at) => (word === first && isTime(at) ? [at] : []))
  return [0, ...starts.slice(1)]
}

const sideBySide = (header: Header, rows: Row[], title: string): Part[] => {
  const blocks = blocksOf(header.own, rows)
  if (blocks.length === 1) return [{ header, rows, title }]
  return blocks.map((from, index) => {
    const to = blocks[index + 1]
    const cut = (row: Row): Row => row.slice(from, to)
    return {
      header: {
        ...header,
        labels: cut(header.labels),
        own: cut(header.own),
        unitCells: cut(header.unitCells),
      },
      rows: rows.map(cut).filter((row) => !row.every(isBlank)),
      title: `${title} | block ${index}`,
    }
  })
}

/** Parts with the same header and title continue each other if they share no time. */
const joined = (parts: readonly Part[], column: number): readonly Part[] => {
  if (parts.length === 1) return parts
  const all: { part: Part; key: string; times: Set<string> }[] = []
  for (const part of parts) {
    const key = JSON.stringify([part.header.labels.map((label) => label.replace(dated, '')), part.title])
    const times = new Set(part.rows.map((row) => row[column] ?? ''))
    const one = all.find((each) => each.key === key && ![...times].some((time) => each.times.has(time)))
    if (one) {
      for (const row of part.rows) one.part.rows.push(row)
      for (const time of times) one.times.add(time)
    } else all.push({ part: { ...part, rows: [...part.rows] }, key, times })
    if (all.length > limits.channels)
      throw unreadable(`it has more than ${limits.channels} sections that differ`)
  }
  return all.map(({ part }) => part)
}

const allDiffer = (texts: readonly string[]): boolean =>
  texts.length > 1 && new Set(texts).size === texts.length

/** The lines of a title that the other titles lack. */
const ownWords = (title: string, others: readonly string[]): string =>
  title
    .split(' | ')
    .filter((line) => !others.every((other) => other.split(' | ').includes(line)))
    .map((line) => /^[^:]{2,40}:\s*(.+)$/.exec(line)?.[1] ?? line)
    .join(' ')

const namesOf = (parts: readonly Part[]): (string | null)[] => {
  const titles = parts.map(({ title }) => title)
  if (parts.length === 1 || allDiffer(parts.map(({ header }) => JSON.stringify(header.labels))))
    return parts.map(() => null)
  if (titles.every((title) => / \| block \d+$/.test(title))) return parts.map(() => null)
  if (allDiffer(titles)) return titles.map((title) => ownWords(title, titles))
  return parts.map((_, index) => `section ${index + 1}`)
}

/** Tables side by side have the same labels, so a number tells their channels apart. */
const numbered = (parts: readonly Part[]): Part[] =>
  parts.every(({ title }) => / \| block \d+$/.test(title)) && parts.length > 1
    ? parts.map((part, block) => ({
        ...part,
        header: {
          ...part.header,
          labels: part.header.labels.map((label) =>
            parts.filter(({ header }) => header.labels.includes(label)).length > 1
              ? label && `${label} ${block + 1}`
              : label,
          ),
        },
      }))
    : [...parts]

/** The tables of a file. `column` is the one with the times of the readings. */
export const tablesOf = (sections: readonly Section[], column: number, doubts: Doubts): Table[] => {
  const headers = sections.map(({ above, rows }) => {
    const width = Math.max(...rows.slice(0, 1000).map((row) => row.length))
    const header = headerOf(above, width)
    if (header.labels.length > 0 && width > header.labels.length) {
      doubts.add(`The rows have ${width} fields, their header ${header.labels.length}.`)
    }
    return header
  })
  const titles = titlesOf(headers.map(({ preamble }) => linesOf(preamble)))
  const parts = sections.flatMap(({ rows }, index) => {
    const header = headers[index]
    return header ? sideBySide(header, rows, titles[index] ?? '') : []
  })
  const whole = joined(parts, column)
  const names = namesOf(whole)
  if (names.some((name) => name !== null)) {
    doubts.add(
      `The file has ${count(whole.length, 'section')}; they may show one flow in several ways and must not be added together.`,
    )
  }
  return numbered(whole).map(({ header, rows }, index) => ({
    name: names[index] ?? null,
    labels: header.labels,
    unitCells: header.unitCells,
    rows,
  }))
}
