import { lookupKey } from '../../../shared/domain/lookup-text'
import type { ProfileRow } from '../../../shared/domain/profile'
import { nothingCame, type Records } from './nothing-came'

/** One profile as the index holds it: its row, and what searching and sorting need worked out once. */
export interface Entry extends Records {
  readonly id: number
  readonly row: ProfileRow
  /** Label, id, provider and ZIP code by their keys, a line each: free text is found in it. */
  readonly text: string
  readonly label: string
  readonly provider: string
  readonly tags: readonly string[]
  /** By the message about the last job's end: `nothing-came.ts`. */
  readonly nothingCame: boolean
}

/** The entry with other records; nothing else of it changes. */
export const withRecords = (entry: Entry, records: Records): Entry => ({
  ...entry,
  ...records,
  nothingCame: nothingCame(entry.row.lastJob, records),
})

export const entryOf = (row: ProfileRow, records: Records): Entry => {
  const { id, profile } = row
  const known = { ...records, nothingCame: nothingCame(row.lastJob, records) }
  if (!profile) return { id, row, text: String(id), label: '', provider: '', tags: [], ...known }
  const label = lookupKey(profile.label)
  const provider = lookupKey(profile.provider ?? '')
  return {
    id,
    row,
    text: `${label}\n${id}\n${provider}\n${lookupKey(profile.zipcode ?? '')}`,
    label,
    provider,
    tags: profile.tags.map(lookupKey),
    ...known,
  }
}
