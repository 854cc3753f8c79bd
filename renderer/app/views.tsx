import { useEffect, useState, type ComponentProps, type ReactNode } from 'react'
import { Redirect, Route, Switch, useLocation } from 'wouter'
import { z } from 'zod'
import type { GapSearch } from '../../shared/domain/coverage'
import { wordingOf } from '../../shared/errors/wording'
import { persist, persisted, usePlace } from '../parts/place'
import { ActivityPage } from '../features/activity/activity-page'
import { BulkPage } from '../features/bulk/bulk-page'
import { SelectionBar } from '../features/bulk/selection/selection-bar'
import { ConnectionPage } from '../features/connection/connection-page'
import { useConnections } from '../features/connection/common/use-connections'
import { AgainDialog } from '../features/bulk/dialogs/again-dialog'
import { ConfirmRun } from '../features/bulk/dialogs/confirm-run'
import { GapDialog } from '../features/bulk/dialogs/gap-dialog'
import { CoveragePage } from '../features/coverage/coverage-page'
import { JobsPage } from '../features/jobs/jobs-page'
import { LookupPage } from '../features/lookup/lookup-page'
import type { ValuesToSet } from '../features/profiles/paste-found'
import { ProfilesPage } from '../features/profiles/profiles-page'
import { showProfiles } from '../features/profiles/view'
import { SettingsPage } from '../features/settings/settings-page'
import { TagsPage } from '../features/tags/tags-page'
import { TrafficPage } from '../features/traffic/traffic-page'
import { clearChosen } from '../features/triage/choice/chosen'
import type { ChosenCases } from '../features/triage/chosen/chosen-bar'
import { TriagePage } from '../features/triage/triage-page'
import { newView } from '../features/saved-views/new-view'
import { SkeletonRows } from '../ui/skeleton-rows'
import { usePreferences } from '../ui/preferences'
import { StateMessage } from '../parts/state-message'
import { Inspector, ProfilePage } from './profile-view'
import { useJobsOpened } from './saved-views'
import { endRequest, request, useRequest } from './requests'

/** Views that need a connection explain what is missing until there is one. */
const Connected = ({
  children,
}: {
  readonly children: (connectionId: string, practice: boolean) => ReactNode
}) => {
  const { view, active } = useConnections()
  const [, go] = useLocation()
  const placed = usePlace(view?.ready && active ? active.id : null)
  if (!view) return <SkeletonRows label="Connecting" />
  if (view.ready && active) {
    return placed ? children(active.id, active.practice) : <SkeletonRows label="Connecting" />
  }
  const { title, advice } = wordingOf(view.trouble ?? { code: 'not-connected' })
  return (
    <StateMessage
      title={title}
      advice={advice}
      action={{ label: 'Open Connection', run: () => go('/connection') }}
    />
  )
}

/** The preview of values that a pasted table gives to profiles, before they are set. */
const useValuesDialog = () => {
  const [, go] = useLocation()
  const [given, setValues] = useState<ValuesToSet | null>(null)
  const close = (): void => setValues(null)
  const dialog = given && (
    <ConfirmRun
      operation={{ kind: 'values', fields: given.fields }}
      ids={given.ids}
      values={given.values}
      unmatched={given.unmatched}
      openRows
      onClose={close}
      onStarted={close}
      onShowRun={(id) => go(`/bulk/${id}`)}
    />
  )
  return { dialog, setValues }
}

const Profiles = ({
  connectionId,
  practice,
}: {
  readonly connectionId: string
  readonly practice: boolean
}) => {
  const [, go] = useLocation()
  const creating = useRequest('profile')
  const { dialog, setValues } = useValuesDialog()
  return (
    <>
      <ProfilesPage
        // A key for each connection, so that no state of one list is carried over to another.
        key={connectionId}
        connectionId={connectionId}
        practice={practice}
        onOpen={(id) => go(`/profiles/${id}`)}
        inspector={(id, close, takesFocus) => (
          <Inspector connectionId={connectionId} profileId={id} takesFocus={takesFocus} onClose={close} />
        )}
        selectionBar={({ save, ...selection }) => (
          <SelectionBar selection={selection} onShowRun={(id) => go(`/bulk/${id}`)} onExport={save} />
        )}
        onSaveView={(search) => request('view', newView(search))}
        creating={creating ?? undefined}
        onCreatingDone={() => endRequest('profile')}
        onValues={setValues}
      />
      {dialog}
    </>
  )
}

/** The dialog that closes gaps for a whole view. The run that it starts is then shown. */
const useGapDialog = () => {
  const [, go] = useLocation()
  const [closing, setClosing] = useState<Pick<ComponentProps<typeof GapDialog>, 'ids' | 'scope'> | null>(null)
  const dialog = closing && (
    <GapDialog
      {...closing}
      onClose={() => setClosing(null)}
      onStarted={({ id }) => go(`/bulk/${id}`)}
      onShowRun={(id) => go(`/bulk/${id}`)}
    />
  )
  return {
    dialog,
    closeGaps: (ids: Int32Array<ArrayBuffer>, scope: GapSearch) => setClosing({ ids, scope }),
  }
}

const Triage = ({ connectionId }: { readonly connectionId: string }) => {
  const [, go] = useLocation()
  const { dialog, closeGaps } = useGapDialog()
  const [again, setAgain] = useState<ChosenCases | null>(null)
  return (
    <>
      <TriagePage
        onStartAgain={setAgain}
        onSaveView={(search) => request('view', newView({ ...search, sort: null }))}
        key={connectionId}
        connectionId={connectionId}
        onOpen={(id) => go(`/profiles/${id}`)}
        onTag={(ids) => request('tags', ids)}
        onCloseGaps={(ids) => closeGaps(ids, { what: 'bills', type: null })}
        inspector={(id, close) => <Inspector connectionId={connectionId} profileId={id} onClose={close} />}
      />
      {dialog}
      {again && (
        <AgainDialog
          {...again}
          onClose={() => setAgain(null)}
          onStarted={() => {
            setAgain(null)
            clearChosen()
          }}
          onShowRun={(id) => go(`/bulk/${id}`)}
        />
      )}
    </>
  )
}

const Activity = () => {
  const [, go] = useLocation()
  return <ActivityPage onOpenProfile={(id) => go(`/profiles/${id}`)} />
}

const Traffic = () => {
  const [, go] = useLocation()
  const { active } = useConnections()
  if (!active) return null
  return (
    <TrafficPage
      server={{ baseUrl: active.baseUrl, ownAuthorities: active.caPem !== null }}
      onOpenProfile={(id) => go(`/profiles/${id}`)}
    />
  )
}

const Lookup = ({ practice }: { readonly practice: boolean }) => {
  const [, go] = useLocation()
  return (
    <LookupPage
      practice={practice}
      onCreateProfile={({ providerId, providerName, zipcode }) => {
        request('profile', { provider: { value: providerId, label: providerName }, zipcode })
        go('/profiles')
      }}
    />
  )
}

interface BulkRunsProps {
  readonly connectionId: string
  readonly runId: string | undefined
}

const BulkRuns = ({ connectionId, runId }: BulkRunsProps) => {
  const [, go] = useLocation()
  return (
    <BulkPage
      runId={runId ?? null}
      onRun={(id) => go(id === null ? '/bulk' : `/bulk/${id}`)}
      onShowProfiles={(name, ids) => {
        showProfiles(connectionId, name, ids)
        go('/profiles')
      }}
      onOpenProfile={(id, tab) => go(tab ? `/profiles/${id}/${tab}` : `/profiles/${id}`)}
      onProfiles={() => go('/profiles')}
    />
  )
}

const Tags = ({ connectionId }: { readonly connectionId: string }) => {
  const [, go] = useLocation()
  return (
    <TagsPage
      onRun={(run) => request('run', run)}
      onShowProfiles={(name, ids) => {
        showProfiles(connectionId, name, ids)
        go('/profiles')
      }}
    />
  )
}

const Coverage = () => {
  const [, go] = useLocation()
  const { dialog, closeGaps } = useGapDialog()
  return (
    <>
      <CoveragePage
        onOpen={(what, id, wanted) => go(`/profiles/${id}/${what}`, { state: { coverage: wanted } })}
        onCloseGaps={closeGaps}
      />
      {dialog}
    </>
  )
}

const Jobs = () => {
  const [, go] = useLocation()
  return (
    <JobsPage
      onOpenProfile={(id) => go(`/profiles/${id}/jobs`)}
      onProfiles={() => go('/profiles')}
      onSaveView={(view) =>
        request('view', newView({ text: '', sort: null, page: { kind: 'jobs', ...view } }))
      }
    />
  )
}

/** The first view: the one that the connection showed last, or Connection where none is in use. */
const Home = () => {
  const { view, active } = useConnections()
  const { preferences } = usePreferences()
  const connectionId = view?.ready && active ? active.id : null
  const placed = usePlace(connectionId)
  if (!view || (connectionId !== null && !placed)) return <SkeletonRows label="Starting" />
  const { startView } = preferences
  const last = connectionId === null ? null : persisted(connectionId, 'view', pathSchema, '/profiles')
  const to = last === null ? '/connection' : startView === 'last' ? last : startView
  return <Redirect to={to} replace />
}

const pathSchema = z.string().startsWith('/')

/** Which view is on the screen comes back at the next start. */
const useKeptPath = (): void => {
  const { view, active } = useConnections()
  const [location] = useLocation()
  const connectionId = view?.ready && active ? active.id : null
  const placed = usePlace(connectionId)
  useEffect(() => {
    if (placed && connectionId !== null && location !== '/') persist(connectionId, 'view', location)
  }, [placed, connectionId, location])
}

/**
 * The Connection view. After entering Practice the person is taken to work, unless a link has led elsewhere meanwhile.
 */
const Connection = () => {
  const [, go] = useLocation()
  return (
    <ConnectionPage
      onPractice={() => {
        if (window.location.hash === '#/connection') go('/triage')
      }}
    />
  )
}

const Settings = () => {
  const { view, active } = useConnections()
  const [, go] = useLocation()
  return (
    <SettingsPage
      connected={view?.ready === true && active !== null}
      onKeys={() => request('keys', true)}
      onConnection={() => go('/connection')}
    />
  )
}

export const Views = () => {
  useKeptPath()
  // A saved view gives the list of jobs other filters: it begins anew with them.
  const jobsOpened = useJobsOpened()
  return (
    <Switch>
      <Route path="/triage">
        <Connected>{(id) => <Triage connectionId={id} />}</Connected>
      </Route>
      <Route path="/profiles">
        <Connected>{(id, practice) => <Profiles connectionId={id} practice={practice} />}</Connected>
      </Route>
      <Route path="/profiles/:id/:tab?">
        {({ id, tab }) => (
          <Connected>
            {(connectionId) => (
              <ProfilePage key={connectionId} connectionId={connectionId} profileId={Number(id)} tab={tab} />
            )}
          </Connected>
        )}
      </Route>
      <Route path="/coverage">
        <Connected>{(id) => <Coverage key={id} />}</Connected>
      </Route>
      <Route path="/jobs">
        <Connected>{(id) => <Jobs key={`${id} ${jobsOpened}`} />}</Connected>
      </Route>
      <Route path="/bulk/:id?">
        {({ id }) => (
          <Connected>
            {(connectionId) => <BulkRuns key={connectionId} connectionId={connectionId} runId={id} />}
          </Connected>
        )}
      </Route>
      <Route path="/tags">
        <Connected>{(connectionId) => <Tags key={connectionId} connectionId={connectionId} />}</Connected>
      </Route>
      <Route path="/activity">
        <Connected>{(id) => <Activity key={id} />}</Connected>
      </Route>
      <Route path="/traffic">
        <Connected>{(id) => <Traffic key={id} />}</Connected>
      </Route>
      <Route path="/lookup">
        <Connected>{(id, practice) => <Lookup key={id} practice={practice} />}</Connected>
      </Route>
      <Route path="/connection">
        <Connection />
      </Route>
      <Route path="/settings">
        <Settings />
      </Route>
      <Route>
        <Home />
      </Route>
    </Switch>
  )
}
