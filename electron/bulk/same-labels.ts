import { sumBy } from 'es-toolkit/math/sumBy'
import type { BulkOperation, SameLabels } from '../../shared/domain/bulk'
import type { ProfileRow } from '../../shared/domain/profile'
import { twinKeys } from '../../shared/domain/twins'
import { ok, type Result } from '../../shared/errors/failure'
import type { ValuesById } from './row-values'
import type { LabelHolders } from '../directory/index/label-holders'
import { bareProfile } from '../link/decode/profile'
import { fillLabel } from './label-template'
import type { BulkDirectory } from './parts'

const maxExamples = 3
const maxIds = 3

type Holder = LabelHolders['holders'][number]

/**
 * The label that a template gives a profile. Works for unread profiles too, as long as the template does not use their
 * own label.
 */
const newLabel = (template: string, { id, profile }: ProfileRow): string | null => {
  if (!profile && template.includes('{label}')) return null
  const label = fillLabel(template, profile ?? bareProfile(id))
  return label === profile?.label ? null : label
}

/** Ids by their key, in the order in which they came. */
const put = (all: Map<string, number[]>, key: string, id: number): void => {
  const ids = all.get(key)
  if (ids) ids.push(id)
  else all.set(key, [id])
}

/**
 * Finds labels that a change would give to a profile although another one has them or gets them too, and those that
 * would occur twice at the provider to which it moves profiles. Labels count as the same if people can hardly tell them
 * apart (domain/twins.ts), as in the question about a single profile.
 */
export const createSameLabels = (operation: BulkOperation, values: ValuesById | null = null) => {
  const { label: template, providerId } = operation.kind === 'change' ? operation : {}
  /** Profiles by the label that they are given, or that they keep when they move to another provider. */
  const given = new Map<string, number[]>()
  const moved = new Map<string, number[]>()
  const renamed = new Set<number>()
  const moving = new Set<number>()

  const labelOfRow = ({ id, profile }: ProfileRow): string | null => {
    const label = values?.get(id)?.label
    return label === undefined || label === profile?.label ? null : label
  }

  const take = (row: ProfileRow): void => {
    const { id, profile } = row
    const label = template === undefined ? labelOfRow(row) : newLabel(template, row)
    if (label !== null) {
      put(given, label, id)
      renamed.add(id)
    } else if (providerId !== undefined && profile && profile.providerId !== providerId) {
      put(moved, profile.label, id)
      moving.add(id)
    }
  }

  const find = async ({ ask }: Pick<BulkDirectory, 'ask'>): Promise<Result<SameLabels>> => {
    const givenByKey = new Map<string, number[]>()
    for (const [label, ids] of given)
      for (const key of twinKeys(label)) for (const id of ids) put(givenByKey, key, id)
    const keys = new Set([...givenByKey.keys(), ...[...moved.keys()].flatMap(twinKeys)])
    if (keys.size === 0) return ok({ count: 0, examples: [] })
    const holders = await ask('labelHolders', [...keys])
    if (!holders.ok) return holders
    const held = new Map(holders.value.map(({ key, holders: those }) => [key, those]))

    /** All profiles that have the label in the end. Those that are given another one no longer count. */
    const sharing = (label: string, isHere: (holder: Holder) => boolean): readonly number[] => {
      const own = twinKeys(label)
      const keeping = own
        .flatMap((key) => held.get(key) ?? [])
        .filter((one) => !renamed.has(one.id) && isHere(one))
      return [
        ...new Set([...keeping.map(({ id }) => id), ...own.flatMap((key) => givenByKey.get(key) ?? [])]),
      ]
    }
    const atProvider = (holder: Holder): boolean => moving.has(holder.id) || holder.providerId === providerId
    const same = [
      ...Array.from(given, ([label, ids]) => ({ label, ids, all: sharing(label, () => true) })),
      ...Array.from(moved, ([label, ids]) => ({ label, ids, all: sharing(label, atProvider) })),
    ].filter(({ all }) => all.length > 1)
    return ok({
      count: sumBy(same, ({ ids }) => ids.length),
      examples: same
        .slice(0, maxExamples)
        .map(({ label, all }) => ({ label, count: all.length, ids: all.slice(0, maxIds) })),
    })
  }

  return { take, find }
}
