import { emptyHead, holds, personalHashOf, type Head } from '../store/chain'
import type { ReadExport, ReadLine } from './read-export'

/** A fault that an unchanged export cannot have. Lines are named by their number in the log (`seq`). */
export type Finding =
  | { readonly kind: 'unreadable'; readonly row: number }
  | { readonly kind: 'changed'; readonly seq: number }
  | { readonly kind: 'personal-altered'; readonly seq: number }
  | { readonly kind: 'doubled'; readonly seq: number }
  | { readonly kind: 'out-of-order'; readonly seq: number }
  /** Line `seq` does not follow from the one before it: one of them was rewritten. */
  | { readonly kind: 'does-not-follow'; readonly seq: number }
  | { readonly kind: 'missing'; readonly first: number; readonly last: number }
  | { readonly kind: 'end-missing'; readonly first: number; readonly last: number }
  | { readonly kind: 'beyond-head'; readonly seq: number }
  | { readonly kind: 'head-differs'; readonly seq: number }
  | { readonly kind: 'no-last-line' }
  | { readonly kind: 'rows-after-end'; readonly rows: number }
  /** For an export of a part: the last line states another number of lines than there are. */
  | { readonly kind: 'miscounted'; readonly lines: number; readonly counted: number }
  /** The head from elsewhere is of more lines than the file has. */
  | { readonly kind: 'shorter-than-given'; readonly given: Head; readonly last: number }
  | { readonly kind: 'given-head-differs'; readonly given: Head }
  /** Compared with an export of the whole log, which lacks this line or has another one there. */
  | { readonly kind: 'not-in-whole'; readonly seq: number }

export interface ExportVerdict {
  /** Empty if the file is unchanged, as far as the file itself can prove that. */
  readonly findings: readonly Finding[]
  readonly extent: 'whole' | 'part'
  readonly lines: number
  readonly head: Head | null
  /** Personal parts that are there and fit; and those that are gone, as after a profile was forgotten. */
  readonly proven: number
  readonly forgotten: number
  /** Whether the line that the head from elsewhere names is there, with that hash. */
  readonly givenHeadStands: boolean
  readonly at: string | null
}

const partFits = ({ line, part }: ReadLine): boolean =>
  part === null || personalHashOf(part.personal, part.salt) === line.personalHash

const eachAlone = (lines: readonly ReadLine[]): readonly Finding[] =>
  lines.flatMap((read): Finding[] => {
    const { seq } = read.line
    if (!holds(read.line)) return [{ kind: 'changed', seq }]
    return partFits(read) ? [] : [{ kind: 'personal-altered', seq }]
  })

const order = (lines: readonly ReadLine[]): readonly Finding[] => {
  const seen = new Set<number>()
  let highest = 0
  return lines.flatMap(({ line: { seq } }): Finding[] => {
    const doubled = seen.has(seq)
    const late = seq < highest
    seen.add(seq)
    highest = Math.max(highest, seq)
    if (doubled) return [{ kind: 'doubled', seq }]
    return late ? [{ kind: 'out-of-order', seq }] : []
  })
}

/** The hash of each line number; of a doubled number the first. */
const hashesOf = (lines: readonly ReadLine[]): ReadonlyMap<number, string> => {
  const hashes = new Map<number, string>([[0, emptyHead.hash]])
  for (const { line } of lines) if (!hashes.has(line.seq)) hashes.set(line.seq, line.hash)
  return hashes
}

const links = (lines: readonly ReadLine[], hashes: ReadonlyMap<number, string>): readonly Finding[] =>
  lines.flatMap(({ line: { seq, previous } }): Finding[] => {
    const before = hashes.get(seq - 1)
    return before === undefined || before === previous ? [] : [{ kind: 'does-not-follow', seq }]
  })

const gaps = (hashes: ReadonlyMap<number, string>): readonly Finding[] => {
  const numbers = [...hashes.keys()].sort((left, right) => left - right)
  return numbers.flatMap((seq, place): Finding[] => {
    const before = numbers[place - 1] ?? seq - 1
    return seq - before > 1 ? [{ kind: 'missing', first: before + 1, last: seq - 1 }] : []
  })
}

const againstHead = (
  { end, lines }: ReadExport,
  hashes: ReadonlyMap<number, string>,
  last: number,
): readonly Finding[] => {
  if (!end) return [{ kind: 'no-last-line' }]
  const { head, extent } = end
  const there = hashes.get(head.count)
  const findings: Finding[] = []
  if (extent === 'whole' && last < head.count)
    findings.push({ kind: 'end-missing', first: last + 1, last: head.count })
  if (last > head.count) findings.push({ kind: 'beyond-head', seq: last })
  if (there !== undefined && there !== head.hash) findings.push({ kind: 'head-differs', seq: head.count })
  // For a whole export the numbers of the lines say more.
  if (extent === 'part' && end.lines !== lines.length)
    findings.push({ kind: 'miscounted', lines: lines.length, counted: end.lines })
  return findings
}

const againstGiven = (
  given: Head,
  { end }: ReadExport,
  hashes: ReadonlyMap<number, string>,
  last: number,
): readonly Finding[] => {
  const known = hashes.get(given.count) ?? (end?.head.count === given.count ? end.head.hash : undefined)
  if (known !== undefined) return known === given.hash ? [] : [{ kind: 'given-head-differs', given }]
  return given.count > Math.max(last, end?.head.count ?? 0)
    ? [{ kind: 'shorter-than-given', given, last }]
    : []
}

export interface VerifyOptions {
  /** A head that was kept elsewhere. */
  readonly given?: Head | undefined
  /** A whole export, verified by itself, that holds the lines of this part. */
  readonly against?: ReadExport | undefined
}

/** What can be said of an exported file: see docs/guide/activity.md for what it proves and what not. */
export const verifyExport = (file: ReadExport, { given, against }: VerifyOptions = {}): ExportVerdict => {
  const { lines, end, unreadable, after } = file
  const hashes = hashesOf(lines)
  const last = lines.reduce((highest, { line }) => Math.max(highest, line.seq), 0)
  const whole = against && hashesOf(against.lines)
  const extent = end?.extent ?? 'whole'
  const findings: readonly Finding[] = [
    ...unreadable.map((row): Finding => ({ kind: 'unreadable', row })),
    ...eachAlone(lines),
    ...order(lines),
    ...(extent === 'whole' ? gaps(hashes) : []),
    ...links(lines, hashes),
    ...againstHead(file, hashes, last),
    ...(after > 0 ? [{ kind: 'rows-after-end', rows: after } as const] : []),
    ...(given ? againstGiven(given, file, hashes, last) : []),
    ...(whole
      ? lines.flatMap(({ line }): Finding[] =>
          whole.get(line.seq) === line.hash ? [] : [{ kind: 'not-in-whole', seq: line.seq }],
        )
      : []),
  ]
  return {
    findings,
    extent,
    lines: lines.length,
    head: end?.head ?? null,
    proven: lines.filter((read) => read.part !== null && partFits(read)).length,
    forgotten: lines.filter(({ line, part }) => line.personalHash !== null && part === null).length,
    givenHeadStands: given !== undefined && hashes.get(given.count) === given.hash,
    at: end?.at ?? null,
  }
}
