import {
  canBeUndone,
  type BulkKind,
  type BulkOperation,
  type BulkPreview,
  type BulkRun,
  type ItemReason,
  type ItemState,
  type RowField,
  type RunState,
} from '../../../../shared/domain/bulk'
import type { GapScope } from '../../../../shared/domain/coverage'
import type { JobMode } from '../../../../shared/domain/job'
import { shownText } from '../../../../shared/domain/shown-text'
import { count, counted } from '../../../lib/numbers'
import { typeName } from '../../../lib/type-name'

/** The words for runs, previews and reports in the window. */

const tagWords = (tags: readonly string[]): string =>
  `${tags.length === 1 ? 'tag' : 'tags'} ${tags.map((tag) => `“${shownText(tag)}”`).join(', ')}`

const changedFields = ({ zipcode, providerId, label }: Extract<BulkOperation, { kind: 'change' }>): string =>
  [
    zipcode !== undefined && 'ZIP code',
    providerId !== undefined && 'provider',
    label !== undefined && 'label',
  ]
    .filter(Boolean)
    .join(' and ')

const gapScopeWords = (mode: JobMode, { type }: GapScope): string => {
  if (mode === 'interval') return ' (interval months)'
  return type === null ? '' : ` (${typeName(type)})`
}

const rowFieldNames: Record<RowField, string> = { tag: 'tag', zipcode: 'ZIP code', label: 'label' }

const rowFieldWords = (fields: readonly RowField[]): string =>
  fields.map((field) => rowFieldNames[field]).join(' and ')

/** What the operation does, and to how many profiles: "Add tag “solar” to 388 profiles". */
export const operationTitle = (operation: BulkOperation, total: number): string => {
  const profiles = counted(total, 'profile')
  switch (operation.kind) {
    case 'tag-add':
      return `Add ${tagWords(operation.tags)} to ${profiles}`
    case 'tag-remove':
      return `Remove ${tagWords(operation.tags)} from ${profiles}`
    case 'tag-rename':
      return operation.from.length === 1
        ? `Rename ${tagWords(operation.from)} to “${shownText(operation.to)}” on ${profiles}`
        : `Merge ${tagWords(operation.from)} into “${shownText(operation.to)}” on ${profiles}`
    case 'job-start':
      if (operation.again) return `Start ${counted(total, 'case')} again`
      return operation.gaps
        ? `Close gaps${gapScopeWords(operation.mode, operation.gaps)} of ${profiles}`
        : `Start ${operation.mode} jobs for ${profiles}`
    case 'change':
      return `Change ${changedFields(operation)} of ${profiles}`
    case 'values':
      return `Set ${rowFieldWords(operation.fields)} of ${profiles} by row`
    case 'delete':
      return `Delete ${profiles}`
    case 'undo':
      return `Undo a run on ${profiles}`
  }
}

/** Whether the operation takes something away from profiles. */
export const isDestructive = ({ kind }: BulkOperation): boolean => kind === 'delete' || kind === 'tag-remove'

/** The text of the button that starts the operation. If it takes something away, the text says from how many. */
export const startWords = (operation: BulkOperation, total: number): string => {
  switch (operation.kind) {
    case 'tag-remove':
      return `Remove from ${counted(total, 'profile')}`
    case 'delete':
      return `Delete ${counted(total, 'profile')}`
    case 'undo':
      return 'Undo'
    default:
      return 'Start'
  }
}

/** The title of a run. An undo names the run that it reverts, as long as that one is listed. */
export const runTitle = ({ operation, counts }: BulkRun, runs: readonly BulkRun[]): string => {
  const undone = operation.kind === 'undo' ? runs.find(({ id }) => id === operation.runId) : undefined
  const title = operationTitle(undone?.operation ?? operation, undone?.counts.total ?? counts.total)
  return undone ? `Undo: ${title.charAt(0).toLowerCase()}${title.slice(1)}` : title
}

const doing: Record<BulkKind, string> = {
  'tag-add': 'Tagging',
  'tag-remove': 'Untagging',
  'tag-rename': 'Renaming a tag on',
  'job-start': 'Starting jobs for',
  change: 'Changing',
  values: 'Setting values of',
  delete: 'Deleting',
  undo: 'Undoing for',
}

/** "Tagging 388", for the status bar. */
export const doingWords = (kind: BulkKind, total: number): string => `${doing[kind]} ${count(total)}`

/**
 * The title of the notice about a run: "Started: tagging 388 profiles", "Queued: …", and the result once the run is
 * over.
 */
export const startedTitle = (run: BulkRun, total: number): string => {
  const what = doing[run.operation.kind]
  const state = run.state === 'running' ? 'Started' : stateWords[run.state]
  const title = `${state}: ${what.charAt(0).toLowerCase()}${what.slice(1)} ${counted(total, 'profile')}`
  return isOver(run) ? `${title} · ${countsWords(run)}` : title
}

const verbs: Record<BulkKind, string> = {
  'tag-add': 'get it',
  'tag-remove': 'lose it',
  'tag-rename': 'change',
  'job-start': 'get a job',
  change: 'change',
  values: 'change',
  delete: 'are deleted',
  undo: 'are undone',
}

const already: Record<BulkKind, string> = {
  'tag-add': 'already have it',
  'tag-remove': 'do not have it',
  'tag-rename': 'need no change',
  'job-start': 'have one running',
  change: 'already are',
  values: 'already are',
  delete: 'are already gone',
  undo: 'stay as they are',
}

/** The counts of a preview, in words that fit the operation. */
export const previewWords = (operation: BulkOperation, { changes, unchanged, unread }: BulkPreview) => {
  // Who is left out is listed below, with the reasons.
  if (operation.kind === 'job-start' && operation.again) {
    return {
      changes: changes === 1 ? 'case is started again' : 'cases are started again',
      unchanged: '',
      unread: '',
      count: count(changes),
    }
  }
  const several = 'tags' in operation && operation.tags.length > 1
  const words = (text: string): string => (several ? text.replace(/\bit\b/, 'them') : text)
  return {
    changes: words(verbs[operation.kind]),
    unchanged: `${count(unchanged)} ${words(already[operation.kind])}`,
    unread: `${count(unread)} unknown`,
    count: count(changes),
  }
}

/** The number of profiles that the run would reach, read or not. */
export const reachOf = ({ changes, unread }: BulkPreview): number => changes + unread

/** A rough duration: "5 s", "3 min", "2 h". */
export const duration = (seconds: number): string => {
  if (seconds < 90) return `${count(Math.max(1, Math.round(seconds)))} s`
  const minutes = seconds / 60
  return minutes < 90 ? `${count(Math.round(minutes))} min` : `${count(Math.round(minutes / 60))} h`
}

export const stateWords: Record<RunState, string> = {
  queued: 'Queued',
  running: 'Running',
  paused: 'Paused',
  held: 'Held',
  done: 'Done',
  cancelled: 'Cancelled',
}

export const itemWords: Record<ItemState, string> = {
  waiting: 'Waiting',
  sent: 'In progress',
  done: 'Done',
  unchanged: 'Unchanged',
  failed: 'Failed',
  unknown: 'In doubt',
  skipped: 'Not sent',
}

export const reasonWords: Record<ItemReason, string> = {
  'already-so': 'It was already so; nothing was sent.',
  'job-running': 'A job was already running; none was started.',
  'credentials-failed':
    'The last login failed, and no credential has been changed since. Another try could lock the account.',
  'provider-held': 'Job starts at its provider are on hold.',
  'no-agent': 'Link had no agent for its provider when a start was last tried; none was tried again.',
  'no-gap': 'What was missing had arrived by the time the run got there; no job was started.',
  'case-changed': 'Another job has run since the case was chosen; none was started.',
  'no-case': 'It was no longer a case; no job was started.',
  snoozed: 'The case was snoozed; no job was started.',
  'changed-since': 'Somebody has changed it since; it was left as it is.',
  'old-unknown': 'The previous value is not known; it was left as it is.',
  gone: 'The profile no longer exists.',
  'value-missing': 'A value that the label needs is not known; nothing was sent.',
  'other-job':
    'Another job has run since: probably the one that this run was to start. Check the profile’s jobs.',
  cancelled: 'The run was cancelled before it was sent.',
  'nothing-to-undo': 'The run had changed nothing here.',
  'run-forgotten': 'The run was forgotten, and so was what it had done here.',
}

export const isOver = ({ state }: BulkRun): boolean => state === 'done' || state === 'cancelled'

/** What to know about undoing the operation, before it is started; null if it cannot be undone. */
export const undoWords = (operation: BulkOperation): string | null => {
  if (!canBeUndone(operation.kind)) return null
  const hasZip =
    operation.kind === 'change'
      ? operation.zipcode !== undefined
      : operation.kind === 'values' && operation.fields.includes('zipcode')
  return hasZip ? 'Can be undone; the ZIP code only where the previous one is known.' : 'Can be undone.'
}

/** Whether a run has been undone. After a cancelled undo it has not: another one can undo the rest. */
export const isTakenBack = ({ undoneBy, partlyUndone }: BulkRun): boolean =>
  undoneBy !== null && !partlyUndone

/** Whether anything was done that an undo could revert. */
export const canTakeBack = (run: BulkRun): boolean =>
  canBeUndone(run.operation.kind) && run.counts.done > 0 && !isTakenBack(run)

/** Whether forgetting the run loses something that cannot be restored. */
export const isMissed = (run: BulkRun): boolean =>
  canTakeBack(run) || run.counts.failed + run.counts.unknown > 0

/** Whether an undo of the run still needs to know what it did. */
export const isNeeded = ({ id }: BulkRun, runs: readonly BulkRun[]): boolean =>
  runs.some(
    (undo) =>
      undo.operation.kind === 'undo' &&
      undo.operation.runId === id &&
      (!isOver(undo) || undo.counts.failed + undo.counts.unknown > 0),
  )

/** The number of a run's profiles that are finished. */
export const settledOf = ({ counts }: BulkRun): number =>
  counts.done + counts.unchanged + counts.failed + counts.unknown + counts.skipped

/** The progress of a run. Profiles that were left out count as finished, too, but nothing was settled for them. */
export const settledWords = (run: BulkRun): string => {
  const { total, skipped } = run.counts
  const settled = `${count(settledOf(run) - skipped)} of ${count(total)} processed`
  return skipped > 0 ? `${settled} · ${count(skipped)} not sent` : settled
}

/** An item in progress has already been sent, so it cannot be said that nothing was. */
const nothingSettledWords = (run: BulkRun): string => {
  const underWay = run.counts.total - run.counts.waiting - settledOf(run)
  return underWay > 0 ? `${count(underWay)} in progress` : 'nothing sent yet'
}

/** The result so far, without the counts that are zero: "376 done · 12 unchanged". */
export const countsWords = (run: BulkRun): string =>
  (['done', 'unchanged', 'failed', 'unknown', 'skipped'] as const)
    .flatMap((state) =>
      run.counts[state] > 0 ? [`${count(run.counts[state])} ${itemWords[state].toLowerCase()}`] : [],
    )
    .join(' · ') || nothingSettledWords(run)
