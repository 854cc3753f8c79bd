import type { ProfileRow } from '../../../shared/domain/profile'
import { twinKeys } from '../../../shared/domain/twins'

export interface LabelHolders {
  readonly key: string
  readonly holders: readonly { readonly id: number; readonly providerId: number | null }[]
}

/** The profiles whose label has one of these keys (domain/twins.ts); a key that none has is left out. */
export const labelHolders = (
  keys: readonly string[],
  entries: Iterable<{ readonly id: number; readonly row: ProfileRow }>,
): readonly LabelHolders[] => {
  const wanted = new Set(keys)
  const found = new Map<string, { id: number; providerId: number | null }[]>()
  for (const { id, row } of entries) {
    if (!row.profile) continue
    for (const key of twinKeys(row.profile.label)) {
      if (!wanted.has(key)) continue
      const holder = { id, providerId: row.profile.providerId }
      const holders = found.get(key)
      if (holders) holders.push(holder)
      else found.set(key, [holder])
    }
  }
  return Array.from(found, ([key, holders]) => ({ key, holders }))
}
