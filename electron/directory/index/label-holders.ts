import { lookupKey } from '../../../shared/domain/lookup-text'
import type { ProfileRow } from '../../../shared/domain/profile'

export interface LabelHolders {
  readonly key: string
  readonly ids: readonly number[]
}

/** The profiles that are found by these labels, which are given as lookup keys; a label that none has is left out. */
export const labelHolders = (
  keys: readonly string[],
  entries: Iterable<{ readonly id: number; readonly row: ProfileRow }>,
): readonly LabelHolders[] => {
  const wanted = new Set(keys)
  const found = new Map<string, number[]>()
  for (const { id, row } of entries) {
    const key = lookupKey(row.profile?.label ?? '')
    if (key === '' || !wanted.has(key)) continue
    const ids = found.get(key)
    if (ids) ids.push(id)
    else found.set(key, [id])
  }
  return Array.from(found, ([key, ids]) => ({ key, ids }))
}
