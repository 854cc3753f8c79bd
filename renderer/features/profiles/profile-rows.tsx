import { useMutation, type UseQueryResult } from '@tanstack/react-query'
import type { Ref } from 'react'
import { isListed, type SearchReply } from '../../../shared/domain/directory'
import type { ProfileRow } from '../../../shared/domain/profile'
import { wordingOfRead } from '../../../shared/errors/wording'
import { call } from '../../bridge/call'
import { FailureMessage } from '../../parts/failure-message'
import { useDirectoryState } from '../../parts/use-directory-state'
import { useUnread } from '../../parts/use-unread'
import { counted } from '../../lib/numbers'
import { Grid, type GridHandle } from '../../ui/grid/grid'
import type { GridSelection } from '../../ui/grid/grid-selection'
import type { GridColumns } from '../../ui/grid/use-grid-columns'
import { noticeRoomPx } from '../../ui/use-pane-first'
import { SkeletonRows } from '../../ui/skeleton-rows'
import { StateMessage } from '../../parts/state-message'
import type { ProfileList } from './profile-list'

/** The height that the selection bar covers, and a notice above it (`data-dock` in providers.module.css). */
const barRoomPx = 104 + noticeRoomPx

interface EmptyProps {
  readonly text: string
  readonly narrowed: boolean
  /** The search is only half typed, and completions are offered. */
  readonly completing: boolean
  readonly unread: number
  readonly onCreate: () => void
  readonly onShowAll: () => void
}

/**
 * Why there is no row: none is listed yet, the list could not be read, there are no profiles, none matches, or none has
 * been read.
 */
const Empty = ({ text, narrowed, completing, unread, onCreate, onShowAll }: EmptyProps) => {
  const directory = useDirectoryState()
  const missing = useUnread()(unread)
  const list = useMutation({ mutationFn: () => call('directory:refresh', {}) })
  if (directory?.total === 0) {
    const { phase, failure, listedAt } = directory
    const again = { label: 'List them now', run: () => list.mutate() }
    if (phase === 'opening' || phase === 'listing') {
      return <SkeletonRows rows={12} label="Listing all profiles" />
    }
    if (phase === 'waiting' && failure) {
      const { title, advice } = wordingOfRead(failure)
      return (
        <StateMessage
          tone="alert"
          title={`The profiles could not be listed: ${title}`}
          advice={`${advice} The console tries again by itself.`}
          verbatim={failure.apiText}
          action={again}
        />
      )
    }
    if (phase === 'paused' && listedAt === null) {
      return (
        <StateMessage
          title="The profiles are not listed yet."
          advice="Reading was paused before the list had arrived."
          action={again}
        />
      )
    }
  }
  if (!isListed(directory) && !narrowed) {
    return <SkeletonRows rows={12} label="Listing all profiles" />
  }
  if (!narrowed) {
    return (
      <StateMessage
        title="No profiles yet."
        advice="A profile stands for one customer’s account at a utility provider. Create the first one to fetch its bills."
        action={{ label: 'Create a profile', run: onCreate }}
      />
    )
  }
  if (completing) {
    return (
      <StateMessage
        title="Nothing matches what is typed so far."
        advice="Keep typing, or take one of the completions."
        action={{ label: 'Show all profiles', run: onShowAll }}
      />
    )
  }
  return (
    <StateMessage
      title={unread > 0 || !isListed(directory) ? 'No profile matches so far.' : 'No profile matches.'}
      advice={
        unread > 0
          ? missing === null
            ? 'Not all profiles are read yet: a match may still turn up.'
            : `${counted(missing, 'profile')} may still match once ${missing === 1 ? 'it has' : 'they have'} been read.`
          : text === ''
            ? 'None of these profiles is left.'
            : isListed(directory)
              ? 'Change the search, or clear it.'
              : 'Not all profiles are listed yet: a match may still turn up.'
      }
      action={{ label: 'Show all profiles', run: onShowAll }}
    />
  )
}

interface Props extends Omit<EmptyProps, 'unread'> {
  readonly handle: Ref<GridHandle>
  readonly list: ProfileList
  readonly query: UseQueryResult<SearchReply>
  readonly columns: GridColumns<ProfileRow>
  readonly selection: GridSelection
  /** How many profiles are selected, in this list or outside of it. */
  readonly selected: number
  readonly currentId: number | null
  readonly onCurrent: (id: number) => void
  readonly onOpen: (id: number) => void
}

/** The rows of the list, or what is shown in their place. */
export const ProfileRows = ({
  handle,
  list,
  query,
  columns,
  selection,
  selected,
  currentId,
  onCurrent,
  onOpen,
  ...empty
}: Props) => {
  const { total } = list.counts()
  if (query.isPending) return <SkeletonRows rows={12} label="Searching profiles" />
  if (query.isError && !query.data) {
    return <FailureMessage error={query.error} retry={() => void query.refetch()} />
  }
  if (total === 0) return <Empty {...empty} unread={query.data.unread} />
  return (
    <Grid
      handle={handle}
      label="Profiles"
      columns={columns}
      rowCount={total}
      content={list.ids()}
      getRow={list.at}
      rowId={list.idAt}
      selected={currentId === null ? null : list.indexOf(currentId)}
      onSelect={(index) => onCurrent(list.idAt(index))}
      onOpen={(index) => onOpen(list.idAt(index))}
      onVisibleRange={list.look}
      selection={selection}
      footRoom={selected > 0 ? barRoomPx : 0}
    />
  )
}
