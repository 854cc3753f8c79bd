import { lookupKey } from '../../../shared/domain/lookup-text'
import type { ProfileRow } from '../../../shared/domain/profile'
import type { BillFacts } from './bill-facts'

/** One profile as the index holds it: its row, and what searching and sorting need worked out once. */
export interface Entry {
  readonly id: number
  readonly row: ProfileRow
  /** Label, id, provider and ZIP code by their keys, a line each: free text is found in it. */
  readonly text: string
  readonly label: string
  readonly provider: string
  readonly tags: readonly string[]
  /** Null until its bills have been read. */
  readonly bills: BillFacts | null
}

export const entryOf = (row: ProfileRow, bills: BillFacts | null): Entry => {
  const { id, profile } = row
  if (!profile) return { id, row, text: String(id), label: '', provider: '', tags: [], bills }
  const label = lookupKey(profile.label)
  const provider = lookupKey(profile.provider ?? '')
  return {
    id,
    row,
    text: `${label}\n${id}\n${provider}\n${lookupKey(profile.zipcode ?? '')}`,
    label,
    provider,
    tags: profile.tags.map(lookupKey),
    bills,
  }
}
