import { Button } from '@mantine/core'
import { useCallbackRef, useDebouncedValue } from '@mantine/hooks'
import { useRef, useState, type ReactNode } from 'react'
import type { UnmatchedLines } from '../../../shared/domain/bulk'
import type { Sort } from '../../../shared/domain/directory'
import { shownText } from '../../../shared/domain/shown-text'
import { failureOf } from '../../bridge/call'
import { counted } from '../../lib/numbers'
import type { GridHandle } from '../../ui/grid/grid'
import { useGridColumns } from '../../ui/grid/use-grid-columns'
import { FailureNotice } from '../../parts/failure-notice'
import { useSaidAbove } from '../../parts/use-reach'
import { Split } from '../../ui/split'
import { useColumns } from './columns'
import { Filters } from './filters'
import { Found } from './found'
import { ListTools } from './list-tools'
import { NewProfile, type NewProfileStart } from './new-profile'
import { PasteList } from './paste-list'
import { ProfileRows } from './profile-rows'
import classes from './profiles-page.module.css'
import { SearchField } from './search-field'
import { useConfirmed } from './use-confirmed'
import { useExports } from './use-exports'
import { useListKeys } from './use-list-keys'
import { useSearch } from './use-search'
import { useSelection, type SelectedProfiles } from './use-selection'
import { sortOf, useProfilesView, useSort, useSorting } from './view'

/** The selected profiles for the bar over the list. */
export interface ListSelection extends SelectedProfiles {
  /** The search that it was made in, for people. */
  readonly text: string
  /** Where it was made in a pasted list: the lines of that list that stand for no profile. */
  readonly unmatched: UnmatchedLines | null
  readonly save: () => void
}

interface Props {
  /** The active connection: another one begins with a search of its own. */
  readonly connectionId: string
  /** The page of a profile, full width. */
  readonly onOpen: (id: number) => void
  /** The pane beside the list, for the current profile. */
  readonly inspector: (id: number, close: () => void, takesFocus: boolean) => ReactNode
  /** What can be done with several profiles, over the list's foot. */
  readonly selectionBar?: (selection: ListSelection) => ReactNode
  readonly onSaveView?: (view: { readonly text: string; readonly sort: Sort | null }) => void
  /** While given, the dialog for a new profile is open, this filled in; `onCreatingDone` takes it back. */
  readonly creating?: NewProfileStart | undefined
  readonly onCreatingDone?: () => void
}

/** The list of profiles: search, grid, selection, inspector. */
export const ProfilesPage = ({
  connectionId,
  onOpen,
  inspector,
  selectionBar,
  onSaveView,
  creating,
  onCreatingDone,
}: Props) => {
  const { text, scope, lost, currentId, selection, setText, setScope, setCurrent } =
    useProfilesView(connectionId)
  const [sort, setSort] = useSort()
  const { list, query, text: asked, askAhead } = useSearch(text, sort, scope)
  const confirmed = useConfirmed(asked)
  const columns = useGridColumns('profiles', useColumns(), {
    sorting: useSorting(sort),
    shown: useSorting(query.data ? query.data.sort : sort),
    onSorting: (sorting) => {
      const next = sortOf(sorting)
      askAhead(text, next)
      setSort(next)
    },
  })
  const { grid: gridSelection, selected } = useSelection(list, selection, {
    key: `${scope?.name ?? ''}\n${asked}`,
    former: query.isPending || query.isPlaceholderData,
    confirmed,
    unread: query.data?.unread ?? 0,
  })
  const exports = useExports()
  const grid = useRef<GridHandle>(null)
  const rows = useRef<HTMLDivElement>(null)
  const page = useRef<HTMLElement>(null)
  const [dialog, setDialog] = useState<'create' | 'paste' | null>(null)
  // Who has made a profile goes on with it.
  const [made, setMade] = useState<number | null>(null)
  // While the arrow keys run through the list, the pane waits for where they stop.
  const [inspected] = useDebouncedValue(currentId, 160, { leading: true })
  // What is half typed is not commented on: the rows would jump.
  const [rested] = useDebouncedValue(asked, 600)

  const counts = list.counts()
  const trouble = list.trouble() === null ? null : failureOf(list.trouble())
  const isSaid = useSaidAbove(trouble)
  const shownColumns = columns.shown.map(({ id }) => id)
  const go = (id: number | null): void => {
    setMade(null)
    setCurrent(id)
  }
  const doneCreating = (): void => {
    setDialog(null)
    onCreatingDone?.()
  }
  useListKeys({
    search: () => {
      const field = page.current?.querySelector<HTMLInputElement>('[data-search]')
      field?.focus()
      field?.select()
    },
    selectAll: gridSelection.all,
    paste: () => setDialog('paste'),
  })

  const saveView = useCallbackRef(() => onSaveView?.({ text: text.trim(), sort }))
  // Before the first row there is no grid: the place of the rows has the focus, and gives it on.
  const leaveSearch = useCallbackRef(() => (grid.current ?? rows.current)?.focus())
  const gridCame = useCallbackRef((handle: GridHandle | null) => {
    grid.current = handle
    if (document.activeElement === rows.current) handle?.focus()
  })
  const onPaste = useCallbackRef(() => setDialog('paste'))
  const onCreate = useCallbackRef(() => setDialog('create'))
  const onRefresh = useCallbackRef(() => {
    void query.refetch()
    list.refresh(true)
  })
  const onExport = useCallbackRef(() => exports.save({ ids: list.ids(), columns: shownColumns }))
  const onCopy = useCallbackRef(() => exports.copy({ ids: list.ids(), columns: shownColumns }))
  const type = useCallbackRef((next: string) => {
    askAhead(next, sort)
    setText(next)
  })

  const main = (
    <section
      ref={page}
      className={classes['list']}
      aria-label="List of profiles"
      onKeyDown={(event) => {
        if (event.key === 'Escape' && currentId !== null) go(null)
      }}
    >
      <div className={classes['tools']}>
        <div className={classes['bar']}>
          <SearchField
            text={text}
            onText={type}
            scope={scope}
            onEndScope={() => setScope(null)}
            onLeave={leaveSearch}
            found={
              !query.isError && (
                <Found
                  searching={query.isPending}
                  counts={counts}
                  unread={query.data?.unread ?? 0}
                  narrowed={asked !== '' || scope !== null}
                  confirmed={confirmed}
                />
              )
            }
          />
          <Filters text={text} onText={type} />
        </div>
        <ListTools
          total={counts.total}
          columns={columns}
          busy={exports.busy}
          onSaveView={onSaveView && saveView}
          scope={scope?.name}
          onPaste={onPaste}
          onRefresh={onRefresh}
          onExport={onExport}
          onCopy={onCopy}
          onCreate={onCreate}
        />
      </div>
      {query.data && query.data.notes.length > 0 && rested === asked && (
        <p className={classes['notes']} role="status">
          {query.data.notes.join(' ')}
        </p>
      )}
      {lost && (
        <p className={classes['notes']} role="status">
          The list was narrowed to {counted(lost.count, 'profile')} (“{shownText(lost.name)}”), more than are
          kept for the next start. Now it shows all that the search finds.
        </p>
      )}
      {trouble !== null && !isSaid && (
        <div className={classes['notice']}>
          <FailureNotice
            failure={trouble}
            actions={
              <Button variant="default" onClick={() => list.refresh(false)}>
                Try again
              </Button>
            }
          >
            The rows in view could not be read.
          </FailureNotice>
        </div>
      )}
      <div ref={rows} className={classes['content']} tabIndex={-1}>
        <ProfileRows
          handle={gridCame}
          list={list}
          query={query}
          columns={columns}
          selection={gridSelection}
          selected={selected.count}
          currentId={currentId}
          text={asked}
          narrowed={asked !== '' || scope !== null}
          onCurrent={go}
          onOpen={onOpen}
          onCreate={() => setDialog('create')}
          onShowAll={() => {
            setText('')
            setScope(null)
          }}
        />
        {selectionBar?.({
          ...selected,
          text: [scope?.name, text.trim()].filter(Boolean).join(' · '),
          unmatched: selected.elsewhere < selected.count ? (scope?.unmatched ?? null) : null,
          save: () => exports.save({ ids: selected.ids(), columns: shownColumns }),
        })}
      </div>
      <NewProfile
        opened={dialog === 'create' || creating !== undefined}
        start={creating}
        onClose={doneCreating}
        onCreated={({ id }) => {
          doneCreating()
          setMade(id)
          setCurrent(id)
          void query.refetch()
        }}
        onLook={(search) => {
          doneCreating()
          setScope(null)
          setText(search)
          void query.refetch()
        }}
      />
      {dialog === 'paste' && (
        <PasteList
          onClose={() => setDialog(null)}
          onShow={(pasted) => {
            setDialog(null)
            setText('')
            setScope(pasted)
          }}
        />
      )}
    </section>
  )

  const close = (): void => go(null)
  return (
    <Split
      remember="profiles"
      label="Width of the profile beside the list"
      main={main}
      onClose={close}
      side={inspected === null || currentId === null ? null : inspector(inspected, close, inspected === made)}
    />
  )
}
