import type { ProfileRow } from '../../../shared/domain/profile'

/** One profile as the index holds it: its row, and what searching and sorting need worked out once. */
export interface Entry {
  readonly id: number
  readonly row: ProfileRow
  /** Label, id, provider and ZIP code in lower case, a line each: free text is found in it. */
  readonly text: string
  readonly label: string
  readonly provider: string
  readonly tags: readonly string[]
}

/** What is compared without regard to case. */
export const folded = (text: string): string => text.toLowerCase()

export const entryOf = (row: ProfileRow): Entry => {
  const { id, profile } = row
  if (!profile) return { id, row, text: String(id), label: '', provider: '', tags: [] }
  const label = folded(profile.label)
  const provider = folded(profile.provider ?? '')
  return {
    id,
    row,
    text: `${label}\n${id}\n${provider}\n${profile.zipcode ?? ''}`,
    label,
    provider,
    tags: profile.tags.map(folded),
  }
}
