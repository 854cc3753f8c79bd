import { lookupKey, typedId } from '../../../shared/domain/lookup-text'
import { actionWords, outcomeWords, type ActivityFilter } from '../../../shared/domain/activity'
import { partText } from '../../../shared/domain/line-parts'
import type { SqlValue } from '../database'
import type { ActivityProof } from '../store'

/** SQL conditions for the parts of a filter that plain columns can answer. */
export const plainConditions = ({
  profileId,
  action,
  outcome,
  from,
  until,
}: ActivityFilter): { readonly where: string; readonly values: readonly SqlValue[] } => {
  const conditions = [
    ['activity.profile_id = ?', profileId],
    ['action = ?', action],
    ['outcome = ?', outcome],
    ['at >= ?', from],
    ['at < ?', until],
  ] as const
  const given = conditions.flatMap(([sql, value]) => (value === undefined ? [] : [{ sql, value }]))
  return {
    where: given.map(({ sql }) => `AND ${sql}`).join(' '),
    values: given.map(({ value }) => value),
  }
}

const wordsOf = (text: string | undefined): readonly string[] =>
  lookupKey(text ?? '')
    .split(/\s+/)
    .filter(Boolean)

/** Whether the filter also needs encrypted content. */
export const mustOpen = ({ text, who }: ActivityFilter): boolean =>
  who !== undefined || wordsOf(text).length > 0

/** Whether an opened line matches the rest of the filter. One that cannot be opened matches nothing. */
export const fitsOpened = ({ text, who }: ActivityFilter): ((proof: ActivityProof | null) => boolean) => {
  const words = wordsOf(text)
  return (proof) => {
    if (!proof) return false
    const { line, part } = proof
    if (who !== undefined && line.who !== who) return false
    if (words.length === 0) return true
    const said = [
      line.action,
      actionWords[line.action],
      outcomeWords[line.outcome],
      String(line.profileId ?? ''),
      line.who,
      ...Object.entries(part?.personal ?? {}).map(([name, text]) => partText(name, text)),
    ]
      .map(lookupKey)
      .join('\n')
    const { profileId } = line
    return words.every((word) => said.includes(word) || (profileId !== null && typedId(word) === profileId))
  }
}
