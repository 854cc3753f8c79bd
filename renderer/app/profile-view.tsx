import { useState } from 'react'
import { useLocation } from 'wouter'
import { useHistoryState } from 'wouter/use-browser-location'
import { z } from 'zod'
import { ActivityTab } from '../features/activity/activity-tab'
import { changedFields } from '../features/bills/bill-changes'
import { BillsAboveIntervals } from '../features/bills/bills-above-intervals'
import { BillsTab } from '../features/bills/bills-tab'
import { CredentialsTab } from '../features/credentials/credentials-tab'
import { HistoryTab } from '../features/history/history-tab'
import { BillReadings } from '../features/intervals/bill-readings'
import { IntervalsTab } from '../features/intervals/intervals-tab'
import { JobsTab } from '../features/jobs/jobs-tab'
import { Timeline } from '../features/jobs/card/timeline'
import { ProviderHomepage } from '../features/lookup/homepage-link'
import { NotesSection } from '../features/notes/notes-section'
import { PdfPanel } from '../features/pdf/pdf-panel'
import { Overview } from '../features/profile/overview'
import { ProfileFrame, type ProfileTab } from '../features/profile/profile-frame'
import { Tags } from '../features/profile-tags/tags'
import { CasePanel } from '../features/triage/case/case-panel'
import { TroubleOfProfile } from '../features/triage/trouble/trouble-banner'
import { useCaseFirst } from '../features/triage/queue/use-cases'
import { usePane } from '../lib/panes'
import type { ShowFields } from '../features/history/words'
import { ProfileFocusOf } from '../parts/profile-focus'
import { intervalType, type SeriesMonth } from '../../shared/domain/coverage'
import { request } from './requests'

const showFields: ShowFields = (change) => changedFields([change])

/** What a profile has, a tab each. */
const tabsOf = (
  connectionId: string,
  profileId: number,
  mode: 'page' | 'inspector',
  wanted: SeriesMonth | null,
): readonly ProfileTab[] => [
  {
    id: 'fix',
    name: 'Fix',
    content: (
      <CasePanel
        profileId={profileId}
        takesFocus={mode === 'page'}
        timeline={(job) => <Timeline job={job} />}
        notes={(jobId) => <NotesSection profileId={profileId} jobId={jobId} />}
        homepage={(providerId) => <ProviderHomepage providerId={providerId} />}
      />
    ),
  },
  {
    id: 'overview',
    name: 'Overview',
    content: <Overview profileId={profileId} notes={<NotesSection profileId={profileId} jobId={null} />} />,
  },
  { id: 'credentials', name: 'Credentials', content: <CredentialsTab profileId={profileId} /> },
  { id: 'jobs', name: 'Jobs', content: <JobsTab profileId={profileId} /> },
  {
    id: 'bills',
    name: 'Bills',
    content: (
      <BillsTab
        profileId={profileId}
        wanted={wanted?.type === intervalType ? null : wanted}
        pdf={(slot) => <PdfPanel {...slot} connectionId={connectionId} />}
        readings={(slot) => <BillReadings {...slot} />}
      />
    ),
  },
  {
    id: 'intervals',
    name: 'Intervals',
    content: (
      <IntervalsTab
        profileId={profileId}
        wanted={wanted?.type === intervalType ? wanted : null}
        bills={<BillsAboveIntervals profileId={profileId} />}
      />
    ),
  },
  {
    id: 'history',
    name: 'History',
    content: <HistoryTab connectionId={connectionId} profileId={profileId} showFields={showFields} />,
  },
  { id: 'activity', name: 'Activity', content: <ActivityTab profileId={profileId} /> },
]

const banner = (profileId: number) => (
  <TroubleOfProfile profileId={profileId} onTag={(ids) => request('tags', ids)} />
)

/** What is still known of a profile that is not there any more. */
const past = (connectionId: string, profileId: number) => (
  <HistoryTab ifAny connectionId={connectionId} profileId={profileId} showFields={showFields} />
)

const fromCoverageSchema = z.object({
  coverage: z
    .object({
      type: z.string(),
      accountNumber: z.string().nullable(),
      serviceId: z.string().nullable(),
      meterNumber: z.string().nullable(),
      month: z.string().nullable(),
    })
    .nullable(),
})

/** What was pointed at on the page of coverage, where the profile was opened from there. */
const useFromCoverage = (): { readonly coverage: SeriesMonth | null } | null => {
  const read = fromCoverageSchema.safeParse(useHistoryState<unknown>())
  return read.success ? read.data : null
}

/** A profile on its own, full width; the tab is part of the address. Without one, a failed last job comes first. */
export const ProfilePage = ({
  connectionId,
  profileId,
  tab,
}: {
  readonly connectionId: string
  readonly profileId: number
  readonly tab: string | undefined
}) => {
  const [, go] = useLocation()
  const first = useCaseFirst(profileId)
  const from = useFromCoverage()
  const close = (): void => go(from ? '/coverage' : '/profiles')
  usePane(true, close)
  return (
    <ProfileFocusOf key={profileId}>
      <ProfileFrame
        profileId={profileId}
        mode="page"
        tabs={tabsOf(connectionId, profileId, 'page', from?.coverage ?? null)}
        tab={tab ?? first}
        onTab={(id) => go(`/profiles/${profileId}/${id}`, { state: from })}
        tags={<Tags profileId={profileId} />}
        banner={banner(profileId)}
        past={past(connectionId, profileId)}
        onClose={close}
      />
    </ProfileFocusOf>
  )
}

interface InspectorProps {
  readonly connectionId: string
  readonly profileId: number
  readonly takesFocus?: boolean
  readonly onClose: () => void
}

/** A profile beside a list. The tab stays while one profile after the other is looked at. */
export const Inspector = ({ connectionId, profileId, takesFocus = false, onClose }: InspectorProps) => {
  const [, go] = useLocation()
  const [tab, setTab] = useState<string | undefined>(undefined)
  const first = useCaseFirst(profileId)
  return (
    <ProfileFocusOf key={profileId}>
      <ProfileFrame
        profileId={profileId}
        mode="inspector"
        takesFocus={takesFocus}
        tabs={tabsOf(connectionId, profileId, 'inspector', null)}
        tab={tab ?? first}
        onTab={setTab}
        tags={<Tags profileId={profileId} />}
        banner={banner(profileId)}
        past={past(connectionId, profileId)}
        onClose={onClose}
        onOpenPage={() => go(tab ? `/profiles/${profileId}/${tab}` : `/profiles/${profileId}`)}
      />
    </ProfileFocusOf>
  )
}
