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

const explains = ({ action, personal }: LoggedLine, fields: readonly FieldChange[]): boolean => {
  const presence = presenceIn(fields)
  switch (action) {
    case 'delete':
      return presence === 'gone'
    case 'tag-add':
      return presence === null && hasTag(fields, personal?.['tag'], 'after')
    case 'tag-remove':
      return presence === null && hasTag(fields, personal?.['tag'], 'before')
    case 'change':
      return (
        presence === null &&
        // The line has the new label, or that of before where a bulk run made the change.
        fields.some(({ field, before, after }) =>
          field === 'label' ? [before, after].includes(personal?.['label'] ?? null) : ofProfile.has(field),
        )
      )
    default:
      return false
  }
}

/**
 * The lines of the activity log that explain a change: what this console did between the reading before and the moment at which
 * it was seen. None if somebody else did it.
 */
export const ownChanges = (
  { fields, since }: SeenChange,
  seenAt: string,
  lines: readonly LoggedLine[],
): readonly OwnChange[] =>
  lines
    .filter(
      (line) =>
        line.outcome === 'done' && line.at > since && line.at <= latestLine(seenAt) && explains(line, fields),
    )
    .map(({ seq, who, at }) => ({ seq, who, at }))
