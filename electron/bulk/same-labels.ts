import type { BulkOperation, SameLabels } from '../../shared/domain/bulk'
import { lookupKey } from '../../shared/domain/lookup-text'
import type { ProfileRow } from '../../shared/domain/profile'
import { ok, type Result } from '../../shared/errors/failure'
import { bareProfile } from '../link/decode/profile'
import { fillLabel } from './label-template'
import type { BulkDirectory } from './parts'

const mostExamples = 3
const mostIds = 3

/** What a template makes of a profile; of one that was not read, as long as its own label does not come into it. */
const newLabel = (template: string, { id, profile }: ProfileRow): string | null => {
  if (!profile && template.includes('{label}')) return null
  const label = fillLabel(template, profile ?? bareProfile(id))
  return label === profile?.label ? null : label
}

/**
 * Finds the labels that a change would give to a profile although another has them, or gets them too. Labels are the same
 * where a search for the one finds the other.
 */
export const createSameLabels = (operation: BulkOperation) => {
  const template = operation.kind === 'change' ? operation.label : undefined
  const given = new Map<number, string>()
  const byKey = new Map<string, number[]>()

  return {
    take: (row: ProfileRow): void => {
      const label = template === undefined ? null : newLabel(template, row)
      if (label === null) return
      given.set(row.id, label)
      const key = lookupKey(label)
      const ids = byKey.get(key)
      if (ids) ids.push(row.id)
      else byKey.set(key, [row.id])
    },
    find: async ({ labelHolders }: Pick<BulkDirectory, 'labelHolders'>): Promise<Result<SameLabels>> => {
      if (byKey.size === 0) return ok({ count: 0, examples: [] })
      const holders = await labelHolders([...byKey.keys()])
      if (!holders.ok) return holders
      const held = new Map(holders.value.map(({ key, ids }) => [key, ids]))
      // Those that are given another label do not keep the one they have.
      const same = Array.from(byKey, ([key, ids]) => ({
        label: given.get(ids[0] ?? 0) ?? '',
        given: ids.length,
        ids: [...(held.get(key) ?? []).filter((id) => !given.has(id)), ...ids],
      })).filter(({ ids }) => ids.length > 1)
      return ok({
        count: same.reduce((sum, one) => sum + one.given, 0),
        examples: same
          .slice(0, mostExamples)
          .map(({ label, ids }) => ({ label, count: ids.length, ids: ids.slice(0, mostIds) })),
      })
    },
  }
}
