import type { ActivityFilter } from '../../shared/domain/activity'
import { guarded } from '../../shared/domain/cell-guard'
import { bare } from '../../shared/domain/cell'
import { csvLines, csvStart } from '../files/csv'
import type { ActivityProof } from '../store/store'
import { inOrder, type Head, type Personal } from '../store/chain'

/**
 * The form of an exported log: docs/guide/activity.md. CSV, oldest line first, every line with all that its hash is made of;
 * the last one holds the head. It is written here and read back by verify-export.ts.
 */
export const exportColumns = [
  'seq',
  'at',
  'who',
  'action',
  'profile_id',
  'outcome',
  'personal_hash',
  'previous',
  'hash',
  'salt',
  'personal',
] as const

/** The first cell of the last line. */
export const headMark = 'head'

/** `whole`: every line of the log up to the head. `part`: those that fitted a filter. */
export type ExportExtent = 'whole' | 'part'

/**
 * A text that a spreadsheet takes for no formula; one that begins with the apostrophe itself gets a second, so that
 * `textOf` gives back exactly what went in.
 */
export const safeText = (text: string): string => (text.startsWith("'") ? `'${text}` : guarded(text))

/** The text from which `safeText` made this cell; null if it would not have made it. */
export const textOf = (cell: string): string | null => {
  const text = cell.startsWith("'") ? cell.slice(1) : cell
  return safeText(text) === cell ? text : null
}

/**
 * The only accepted way of writing a personal part, so that no other text can pass for it. It begins with a brace, and
 * so is never a formula.
 */
export const personalText = (personal: Personal): string =>
  JSON.stringify(Object.fromEntries(inOrder(personal)))

export const exportStart = (): string => csvStart(exportColumns)

export const exportLines = (proofs: readonly ActivityProof[]): string =>
  csvLines(
    proofs.map(({ line, part }) => [
      line.seq,
      line.at,
      bare(safeText(line.who)),
      line.action,
      line.profileId,
      line.outcome,
      line.personalHash,
      line.previous,
      line.hash,
      part?.salt ?? null,
      part && personalText(part.personal),
    ]),
  )

export interface ExportEnd {
  /** The head of the whole log at the time of the export, also if only a part is exported. */
  readonly head: Head
  readonly extent: ExportExtent
  /** Lines in the file. */
  readonly lines: number
  /** ISO 8601, UTC. */
  readonly at: string
}

/** The last line. It shows the filter for people to read; nothing is computed from it. */
export const exportEnd = ({ head, extent, lines, at }: ExportEnd, filter: ActivityFilter): string =>
  csvLines([[headMark, head.count, head.hash, extent, lines, at, JSON.stringify(filter)]])
