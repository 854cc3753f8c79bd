import type { ComponentProps } from 'react'
import { useLocation } from 'wouter'
import { create } from 'zustand'
import type { SavedView } from '../../shared/domain/directory'
import type { ViewPage } from '../../shared/domain/view-page'
import { useConnections } from '../features/connection/common/use-connections'
import { useListAnswer } from '../features/profiles/use-search'
import { showSearch, useSearchText, useSort } from '../features/profiles/view'
import { showCases, useTriageFilters } from '../features/triage/queue/queue-view'
import { listView, wholeList } from '../features/jobs/list/list-filter'
import { persist, useStoredPart } from '../parts/place'
import { ViewsRail } from '../features/saved-views/views-rail'
import { request } from './requests'

/** How often the list of jobs was opened by a saved view. */
const useOpened = create<{ readonly jobs: number }>(() => ({ jobs: 0 }))
export const useJobsOpened = (): number => useOpened(({ jobs }) => jobs)

const showPage = (connectionId: string, { text }: SavedView, page: ViewPage): void => {
  if (page.kind === 'triage') {
    showCases(connectionId, text, page)
    return
  }
  const { kind, ...filters } = page
  persist(connectionId, kind, filters)
  useOpened.setState(({ jobs }) => ({ jobs: jobs + 1 }))
}

type Current = ComponentProps<typeof ViewsRail>['current']

/** What the view on the screen shows, as far as it can be saved; null in all other views. */
const useCurrent = (location: string): Current => {
  const text = useSearchText()
  const [sort] = useSort()
  const found = useListAnswer(text ?? '', sort)
  const triage = useTriageFilters()
  const jobs = useStoredPart('jobs', listView, wholeList)
  if (location === '/triage') return { ...triage, sort: null }
  if (location === '/jobs') return { text: '', sort: null, page: { kind: 'jobs', ...jobs } }
  if (location !== '/profiles' || text === null) return null
  return { text, sort, found: found && { count: found.ids.length, unread: found.unread } }
}

/** The saved views of the connection in use; one is opened in the list of profiles, in Triage or in Jobs. */
export const SavedViews = () => {
  const { view, active } = useConnections()
  const [location, go] = useLocation()
  const [, setSort] = useSort()
  const current = useCurrent(location)
  if (!view?.ready || !active) return null
  return (
    <ViewsRail
      current={current}
      onOpen={(saved) => {
        if (saved.page) {
          showPage(active.id, saved, saved.page)
          go(`/${saved.page.kind}`)
          return
        }
        showSearch(active.id, saved.text)
        setSort(saved.sort)
        go('/profiles')
      }}
      onEdit={(saved) => request('view', saved)}
    />
  )
}
