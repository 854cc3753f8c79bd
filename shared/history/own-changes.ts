import type { LoggedLine } from '../domain/activity'
import type { FieldChange } from '../domain/bill-change'
import type { OwnChange, SeenChange } from './history'
import { presenceIn } from './fields'

/** A line may be written this long after the change was seen: a bulk run passes a change on before it writes the line. */
const laterMs = 100

/** The last moment of a line that may explain what was seen then. */
export const latestLine = (seenAt: string): string => new Date(Date.parse(seenAt) + laterMs).toISOString()

const hasTag = (fields: readonly FieldChange[], tag: string | undefined, side: 'before' | 'after'): boolean =>
  tag !== undefined && fields.some((change) => change.field === `tag.${tag}` && change[side] !== null)

const ofProfile = new Set(['provider', 'providerId', 'zipcode'])

type Explains = 'surely' | 'perhaps' | false

/** A line says that the profile was changed, but not which of its fields: only a new label shows in it. */
const explainsChange = (label: string | undefined, fields: readonly FieldChange[]): Explains => {
  if (label !== undefined && fields.some(({ field, after }) => field === 'label' && after === label))
    return 'surely'
  // A bulk run's line has the label of before, as has one of another field.
  return (
    fields.some(({ field, before }) =>
      field === 'label' ? label !== undefined && before === label : ofProfile.has(field),
    ) && 'perhaps'
  )
}

const explains = ({ action, personal }: LoggedLine, fields: readonly FieldChange[]): Explains => {
  const presence = presenceIn(fields)
  switch (action) {
    case 'delete':
      return presence === 'gone' && 'surely'
    case 'tag-add':
      return presence === null && hasTag(fields, personal?.['tag'], 'after') && 'surely'
    case 'tag-remove':
      return presence === null && hasTag(fields, personal?.['tag'], 'before') && 'surely'
    case 'change':
      return presence === null && explainsChange(personal?.['label'], fields)
    default:
      return false
  }
}

/** A change, and the moment at which it was seen. */
export interface SeenAt extends SeenChange {
  readonly seenAt: string
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
      const that = (how: Explains) => between.filter((line) => explains(line, fields) === how)
      const sure = that('surely')
      const own = sure.length > 0 ? sure : that('perhaps')
      for (const line of own) used.add(line)
      return [
        change,
        own.map(({ seq, who, at }): OwnChange => ({
          seq,
          who,
          at,
          ...(sure.length === 0 && { perhaps: true }),
        })),
      ]
    }),
  )
}
