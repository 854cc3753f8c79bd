import { useCallbackRef, useDebouncedValue } from '@mantine/hooks'
import { useState, type ReactNode } from 'react'
import { useKeys } from '../../lib/use-keys'
import type { UnmatchedLines } from '../../../shared/domain/bulk'
import type { Sort } from '../../../shared/domain/directory'
import type { TableFormat } from '../../../shared/domain/table-format'
import { useGridColumns } from '../../ui/grid/use-grid-columns'
import { Split } from '../../ui/split'
import { useColumns } from './columns'
import { Filters } from './filters'
import { Found } from './found'
import { ListDialogs } from './list-dialogs'
import { ListNotes } from './list-notes'
import { ListTools } from './list-tools'
import type { NewProfileStart } from './new-profile/new-profile'
import type { ValuesToSet } from './paste-found'
import { ProfileRows } from './profile-rows'
import classes from './profiles-page.module.css'
import { SearchField } from './search-field'
import { useConfirmed } from './use-confirmed'
import { useExports } from './use-exports'
import { useListDialog } from './use-list-dialog'
import { useListFocus } from './use-list-focus'
import { useSearch } from './use-search'
import { useSelection, type SelectedProfiles } from './use-selection'
import { sortOf, useProfilesView, useSort, useSorting } from './view'

/** The selected profiles, for the bar at the foot of the list. */
export interface ListSelection extends SelectedProfiles {
  /** The search in which it was made, as a text for people. */
  readonly text: string
  /** If it was made in a pasted list: the lines of that list that stand for no profile. */
  readonly unmatched: UnmatchedLines | null
  readonly save: (format: TableFormat) => void
}

interface Props {
  /** The active connection. Another one begins with a search of its own. */
  readonly connectionId: string
  /** Opens the page of a profile, in full width. */
  readonly onOpen: (id: number) => void
  /** The pane beside the list, for the current profile. */
  readonly inspector: (id: number, close: () => void, takesFocus: boolean) => ReactNode
  /** The actions on several profiles, at the foot of the list. */
  readonly selectionBar?: (selection: ListSelection) => ReactNode
  readonly onSaveView?: (view: { readonly text: string; readonly sort: Sort | null }) => void
  /** The rows of a pasted table are to give values to the profiles that they name. */
  readonly onValues?: (values: ValuesToSet) => void
  /** While given, the dialog for a new profile is open with these values; `onCreatingDone` ends that. */
  readonly creating?: NewProfileStart | undefined
  /** Whether the connection is Practice. */
  readonly practice?: boolean
  readonly onCreatingDone?: () => void
}

interface ListProps extends Omit<Props, 'connectionId' | 'inspector'> {
  readonly view: ReturnType<typeof useProfilesView>
  readonly onCurrent: (id: number | null) => void
  readonly onMade: (id: number) => void
}

/** Search, grid and selection. */
const List = (props: ListProps) => {
  const { view, onCurrent, onOpen, onMade, selectionBar, onSaveView, creating, onCreatingDone } = props
  const { text, scope, lost, currentId, selection, setText, setScope } = view
  const [sort, setSort] = useSort()
  const { list, query, text: searchText, askAhead } = useSearch(text, sort, scope)
  const confirmed = useConfirmed(searchText)
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
    key: `${scope?.name ?? ''}\n${searchText}`,
    former: query.isPending || query.isPlaceholderData,
    confirmed,
    unread: query.data?.unread ?? 0,
  })
  const exports = useExports()
  const { page, rows, gridCame, placeFocused, toSearch, toRows } = useListFocus()
  const { dialog, setDialog, paste } = useListDialog()
  // A half-typed search gets no remarks, because the rows would jump.
  const [rested] = useDebouncedValue(searchText, 600)
  const [completing, setCompleting] = useState(false)

  const counts = list.counts()
  const shownColumns = columns.shown.map(({ id }) => id)
  const closeDialog = (): void => {
    setDialog(null)
    if (creating) onCreatingDone?.()
  }
  useKeys({ '/': toSearch, 'Mod+A': gridSelection.all })

  const saveView = useCallbackRef(() => onSaveView?.({ text: text.trim(), sort }))
  const onPaste = useCallbackRef(() => paste(''))
  const onCreate = useCallbackRef(() => setDialog({ kind: 'create' }))
  const onRefresh = useCallbackRef(() => {
    void query.refetch()
    list.refresh(true)
  })
  const onExport = useCallbackRef((format: TableFormat) =>
    exports.save({ ids: list.ids(), columns: shownColumns, format }),
  )
  const onCopy = useCallbackRef(() => exports.copy({ ids: list.ids(), columns: shownColumns }))
  const type = useCallbackRef((next: string) => {
    askAhead(next, sort)
    setText(next)
  })

  return (
    <section
      ref={page}
      className={classes.list}
      aria-label="List of profiles"
      onKeyDown={(event) => {
        if (event.key === 'Escape' && currentId !== null) onCurrent(null)
      }}
    >
      <div className={classes.tools}>
        <div className={classes.bar}>
          <SearchField
            text={text}
            onText={type}
            onCompleting={setCompleting}
            scope={scope}
            onEndScope={() => setScope(null)}
            onLeave={toRows}
            found={
              !query.isError && (
                <Found
                  searching={query.isPending}
                  counts={counts}
                  unread={query.data?.unread ?? 0}
                  narrowed={searchText !== '' || scope !== null}
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
      <ListNotes
        list={list}
        notes={rested === searchText && !completing ? (query.data?.notes ?? []) : []}
        lost={lost}
      />
      <div ref={rows} className={classes.content} tabIndex={-1} onFocus={placeFocused}>
        <ProfileRows
          handle={gridCame}
          list={list}
          query={query}
          columns={columns}
          selection={gridSelection}
          selected={selected.count}
          currentId={currentId}
          text={searchText}
          narrowed={searchText !== '' || scope !== null}
          completing={completing}
          onCurrent={onCurrent}
          onOpen={onOpen}
          onCreate={() => setDialog({ kind: 'create' })}
          onShowAll={() => {
            setText('')
            setScope(null)
          }}
        />
        {selectionBar?.({
          ...selected,
          text: [scope?.name, text.trim()].filter(Boolean).join(' · '),
          unmatched: selected.elsewhere < selected.count ? (scope?.unmatched ?? null) : null,
          save: (format) => exports.save({ ids: selected.ids(), columns: shownColumns, format }),
        })}
      </div>
      <ListDialogs
        shown={creating === undefined ? dialog : { kind: 'create' }}
        start={creating}
        practice={props.practice ?? false}
        onClose={closeDialog}
        onMade={(id) => {
          onMade(id)
          void query.refetch()
        }}
        onLook={(search) => {
          setScope(null)
          setText(search)
          void query.refetch()
        }}
        onShow={(pasted) => {
          setText('')
          setScope(pasted)
        }}
        onValues={(values) => props.onValues?.(values)}
      />
    </section>
  )
}

/** The list of profiles, with the current one beside it. */
export const ProfilesPage = ({ connectionId, inspector, ...props }: Props) => {
  const view = useProfilesView(connectionId)
  const { currentId, setCurrent } = view
  // The profile just created: the person continues in it.
  const [made, setMade] = useState<number | null>(null)
  // While the arrow keys run through the list, the pane waits until they stop.
  const [inspected] = useDebouncedValue(currentId, 160, { leading: true })
  const go = (id: number | null): void => {
    setMade(null)
    setCurrent(id)
  }
  const close = (): void => go(null)
  return (
    <Split
      remember="profiles"
      label="Width of the profile beside the list"
      main={
        <List
          {...props}
          view={view}
          onCurrent={go}
          onMade={(id) => {
            setMade(id)
            setCurrent(id)
          }}
        />
      }
      onClose={close}
      side={inspected === null || currentId === null ? null : inspector(inspected, close, inspected === made)}
    />
  )
}
