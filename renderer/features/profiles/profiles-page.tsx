import { ActionIcon, Button } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconPlus, IconRefresh } from '@tabler/icons-react'
import { useEffect, useState, type ReactNode } from 'react'
import { wordingOf } from '../../../shared/errors/wording'
import { failureOf } from '../../bridge/call'
import { FailureMessage } from '../../bridge/failure-message'
import { ColumnsMenu } from '../../ui/grid/columns-menu'
import { Grid } from '../../ui/grid/grid'
import { useGridColumns } from '../../ui/grid/use-grid-columns'
import { Notice } from '../../ui/notice'
import { SkeletonRows } from '../../ui/skeleton-rows'
import { Split } from '../../ui/split'
import { StateMessage } from '../../ui/state-message'
import { columns } from './columns'
import { Found } from './found'
import { NewProfile, type NewProfileStart } from './new-profile'
import classes from './profiles-page.module.css'
import { SearchBar } from './search-bar'
import { useProfileList } from './use-profile-list'
import { useProfilesView } from './view'

interface Props {
  /** The active connection: another one begins with a search of its own. */
  readonly connectionId: string
  /** The page of a profile, full width. */
  readonly onOpen: (id: number) => void
  /** The pane beside the list, for the selected profile. */
  readonly inspector: (id: number, close: () => void) => ReactNode
  /** While given, the dialog for a new profile is open, this filled in; `onCreatingDone` takes it back. */
  readonly creating?: NewProfileStart | undefined
  readonly onCreatingDone?: () => void
}

/** The list of profiles: search, grid, inspector. */
export const ProfilesPage = ({ connectionId, onOpen, inspector, creating, onCreatingDone }: Props) => {
  const { search, selectedId, setSearch, select } = useProfilesView(connectionId)
  const { list, query, filtered } = useProfileList(search)
  const shown = useGridColumns('profiles', columns)
  const [dialog, setDialog] = useState(false)
  // While the arrow keys run through the list, the pane waits for where they stop.
  const [inspected] = useDebouncedValue(selectedId, 160, { leading: true })

  const by = shown.sorting && (shown.sorting.desc ? 'desc' : 'asc')
  useEffect(() => list.order(by), [list, by])

  const counts = list.counts()
  const trouble = list.trouble()
  const create = (): void => setDialog(true)
  const doneCreating = (): void => {
    setDialog(false)
    onCreatingDone?.()
  }

  const content = (): ReactNode => {
    if (query.isPending) return <SkeletonRows rows={12} label="Searching profiles" />
    if (query.isError) return <FailureMessage error={query.error} retry={() => void query.refetch()} />
    if (counts.total > 0) {
      return (
        <Grid
          label="Profiles"
          columns={shown}
          rowCount={counts.total}
          getRow={list.at}
          rowId={list.idAt}
          selected={selectedId === null ? null : list.indexOf(selectedId)}
          onSelect={(index) => select(list.idAt(index))}
          onOpen={(index) => onOpen(list.idAt(index))}
          onVisibleRange={list.look}
        />
      )
    }
    if (!filtered) {
      return (
        <StateMessage
          title="No profiles yet."
          advice="A profile stands for one customer’s account at a utility. Create the first one to fetch its bills."
          action={{ label: 'Create a profile', run: create }}
        />
      )
    }
    const { label } = search
    const asId = label && /^\d{1,15}$/.test(label) ? Number(label) : null
    return (
      <StateMessage
        title="No profile matches."
        advice={
          label
            ? 'A label is found only when it is written exactly as it is stored. Change the search, or clear it.'
            : 'Change the filters, or clear them.'
        }
        action={
          asId
            ? { label: `Look for ID ${asId}`, run: () => setSearch({ ids: [asId] }) }
            : { label: 'Show all profiles', run: () => setSearch({}) }
        }
      />
    )
  }

  const main = (
    <section
      className={classes['list']}
      aria-label="List of profiles"
      onKeyDown={(event) => {
        if (event.key === 'Escape' && selectedId !== null) select(null)
      }}
    >
      <div className={classes['tools']}>
        <SearchBar
          search={search}
          onSearch={setSearch}
          found={!query.isError && <Found searching={query.isFetching} counts={counts} />}
        />
        <div className={classes['actions']}>
          <ColumnsMenu columns={shown} />
          <ActionIcon
            variant="default"
            size={30}
            aria-label="Search and read again"
            title="Search and read again"
            onClick={() => {
              void query.refetch()
              list.refresh(true)
            }}
          >
            <IconRefresh size={15} aria-hidden />
          </ActionIcon>
          <Button leftSection={<IconPlus size={14} aria-hidden />} onClick={create}>
            New profile
          </Button>
        </div>
      </div>
      {trouble !== null && (
        <div className={classes['notice']}>
          <Notice
            tone="trouble"
            title={wordingOf(failureOf(trouble)).title}
            actions={
              <Button variant="default" onClick={() => list.refresh(false)}>
                Try again
              </Button>
            }
          >
            The rows in view could not be read. {wordingOf(failureOf(trouble)).advice}
          </Notice>
        </div>
      )}
      <div className={classes['content']}>{content()}</div>
      <NewProfile
        opened={dialog || creating !== undefined}
        start={creating}
        onClose={doneCreating}
        onCreated={({ id }) => {
          doneCreating()
          select(id)
          void query.refetch()
        }}
        onLook={(next) => {
          doneCreating()
          setSearch(next)
          void query.refetch()
        }}
      />
    </section>
  )

  return (
    <Split
      remember="profiles"
      label="Width of the profile beside the list"
      main={main}
      side={inspected === null || selectedId === null ? null : inspector(inspected, () => select(null))}
    />
  )
}
