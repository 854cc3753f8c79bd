import type { LoggedLine } from '../domain/activity'
import type { FieldChange } from '../domain/bill-change'
import { namedFields } from '../domain/line-parts'
import type { OwnChange, SeenChange } from './history'
import { presenceIn } from './fields'

/** A line may be written this long after the change was seen: a bulk run passes a change on before it writes the line. */
const laterMs = 100

/** The last moment of a line that may explain what was seen then. */
export const latestLine = (seenAt: string): string => new Date(Date.parse(seenAt) + laterMs).toISOString()

const hasTag = (fields: readonly FieldChange[], tag: string | undefined, side: 'before' | 'after'): boolean =>
  tag !== undefined && fields.some((change) => change.field === `tag.${tag}` && change[side] !== null)

const ofProfile = new Set(['provider', 'providerId', 'zipcode'])

/** How a line explains a change: wholly, perhaps, in these of its fields, or not at all. */
type Explains = 'surely' | 'perhaps' | readonly string[] | null

/** A provider is changed by its id, and its name follows. */
const sentFields = (fields: readonly FieldChange[]): readonly string[] => [
  ...new Set(fields.map(({ field }) => (field === 'provider' ? 'providerId' : field))),
]

/** The label of a line is the new one, or in a bulk run that of before: with another it was another change. */
const isItsLabel = (label: string | undefined, fields: readonly FieldChange[]): boolean =>
  fields.some(({ field, before, after }) => field === 'label' && [undefined, before, after].includes(label))

const explainsByName = (
  named: readonly string[],
  label: string | undefined,
  fields: readonly FieldChange[],
): Explains => {
  const changed = sentFields(fields)
  const own = changed.filter(
    (field) => named.includes(field) && (field !== 'label' || isItsLabel(label, fields)),
  )
  if (own.length === 0) return null
  return own.length === changed.length ? 'surely' : own
}

/** A line of an earlier version says that the profile was changed, but not which of its fields: only a new label shows in it. */
const explainsByLabel = (label: string | undefined, fields: readonly FieldChange[]): Explains => {
  if (label !== undefined && fields.some(({ field, after }) => field === 'label' && after === label))
    return 'surely'
  // A bulk run's line has the label of before, as has one of another field.
  const mayBe = fields.some(({ field, before }) =>
    field === 'label' ? label !== undefined && before === label : ofProfile.has(field),
  )
  return mayBe ? 'perhaps' : null
}

const explainsChange = (personal: LoggedLine['personal'], fields: readonly FieldChange[]): Explains => {
  const named = namedFields(personal)
  const label = personal?.['label']
  return named ? explainsByName(named, label, fields) : explainsByLabel(label, fields)
}

const surelyIf = (is: boolean): Explains => (is ? 'surely' : null)

const explains = ({ action, personal }: LoggedLine, fields: readonly FieldChange[]): Explains => {
  const presence = presenceIn(fields)
  switch (action) {
    case 'delete':
      return surelyIf(presence === 'gone')
    case 'tag-add':
      return surelyIf(presence === null && hasTag(fields, personal?.['tag'], 'after'))
    case 'tag-remove':
      return surelyIf(presence === null && hasTag(fields, personal?.['tag'], 'before'))
    case 'change':
      return presence === null ? explainsChange(personal, fields) : null
    default:
      return null
  }
}

/** A change, and the moment at which it was seen. */
export interface SeenAt extends SeenChange {
  readonly seenAt: string
}

interface Explained {
  readonly line: LoggedLine
  readonly how: Explains
}

const ownOf = ({ seq, who, at }: LoggedLine, more: Partial<OwnChange> = {}): OwnChange => ({
  seq,
  who,
  at,
  ...more,
})

/** The lines that explain a change best: wholly, alone or together; or else in part; or else perhaps. */
const bestOf = (
  explained: readonly Explained[],
  fields: readonly FieldChange[],
): readonly (readonly [LoggedLine, OwnChange])[] => {
  const sure = explained.filter(({ how }) => how === 'surely')
  if (sure.length > 0) return sure.map(({ line }) => [line, ownOf(line)] as const)
  const partly = explained.flatMap(({ line, how }) =>
    how === null || typeof how === 'string' ? [] : [{ line, only: how }],
  )
  const together = new Set(partly.flatMap(({ only }) => only))
  const isWhole = sentFields(fields).every((field) => together.has(field))
  if (partly.length > 0)
    return partly.map(({ line, only }) => [line, ownOf(line, isWhole ? {} : { only })] as const)
  return explained
    .filter(({ how }) => how === 'perhaps')
    .map(({ line }) => [line, ownOf(line, { perhaps: true })] as const)
}

/**
 * The lines of the activity log that explain each change: what this console did between the reading before and the moment at
 * which it was seen. None if somebody else did it. Given are the changes of a profile, the newest first. As a line may be
 * later than its change, it may lie between the readings of the next one too: it explains only the first that it can.
 */
export const ownChanges = (
  changes: readonly SeenAt[],
  lines: readonly LoggedLine[],
): ReadonlyMap<SeenAt, readonly OwnChange[]> => {
  const used = new Set<LoggedLine>()
  return new Map(
    changes.toReversed().map((change) => {
      const { fields, since, seenAt } = change
      const between = lines.filter(
        (line) =>
          line.outcome === 'done' && line.at > since && line.at <= latestLine(seenAt) && !used.has(line),
      )
      const explained = between.map((line) => ({ line, how: explains(line, fields) }))
      const best = bestOf(explained, fields)
      for (const [line] of best) used.add(line)
      return [change, best.map(([, own]) => own)]
    }),
  )
}
