import { Loader, VisuallyHidden } from '@mantine/core'
import { count, counted } from '../../lib/numbers'
import type { ListCounts } from './profile-list'

interface Props {
  readonly searching: boolean
  readonly counts: ListCounts
}

const leftWords = ({ deleted, noMatch }: ListCounts): string =>
  [deleted && `${count(deleted)} deleted`, noMatch && `${count(noMatch)} no longer matching`]
    .filter(Boolean)
    .join(', ')

/** How many there are, how many have been read, and how many have left. */
export const Found = ({ searching, counts }: Props) => {
  if (searching) return <Loader size={13} role="img" aria-label="Searching" />
  const { total, read } = counts
  const left = leftWords(counts)
  const all = counted(total, 'profile')
  return (
    <>
      {/* Read out once; the rows that come in by the dozen are not. */}
      <VisuallyHidden role="status">{all} found</VisuallyHidden>
      {read < total ? `${count(read)} of ${count(total)} read` : all}
      {left && ` · ${left}`}
    </>
  )
}
