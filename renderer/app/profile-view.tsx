import { useState } from 'react'
import { useLocation } from 'wouter'
import { ActivityTab } from '../features/activity/activity-tab'
import { BillsTab } from '../features/bills/bills-tab'
import { CredentialsTab } from '../features/credentials/credentials-tab'
import { IntervalsTab } from '../features/intervals/intervals-tab'
import { JobsTab } from '../features/jobs/jobs-tab'
import { PdfPanel } from '../features/pdf/pdf-panel'
import { Overview } from '../features/profile/overview'
import { ProfileFrame, type ProfileTab } from '../features/profile/profile-frame'
import { Tags } from '../features/tags/tags'

/** What a profile has, a tab each. */
const tabsOf = (profileId: number): readonly ProfileTab[] => [
  { id: 'overview', name: 'Overview', content: <Overview profileId={profileId} /> },
  { id: 'credentials', name: 'Credentials', content: <CredentialsTab profileId={profileId} /> },
  { id: 'jobs', name: 'Jobs', content: <JobsTab profileId={profileId} /> },
  {
    id: 'bills',
    name: 'Bills',
    content: <BillsTab profileId={profileId} pdf={(slot) => <PdfPanel {...slot} />} />,
  },
  { id: 'intervals', name: 'Intervals', content: <IntervalsTab profileId={profileId} /> },
  { id: 'activity', name: 'Activity', content: <ActivityTab profileId={profileId} /> },
]

/** A profile on its own, full width; the tab is part of the address. */
export const ProfilePage = ({
  profileId,
  tab,
}: {
  readonly profileId: number
  readonly tab: string | undefined
}) => {
  const [, go] = useLocation()
  return (
    <ProfileFrame
      key={profileId}
      profileId={profileId}
      mode="page"
      tabs={tabsOf(profileId)}
      tab={tab}
      onTab={(id) => go(`/profiles/${profileId}/${id}`)}
      tags={<Tags profileId={profileId} />}
      onClose={() => go('/profiles')}
    />
  )
}

interface InspectorProps {
  readonly profileId: number
  readonly onClose: () => void
}

/** A profile beside the list. The tab stays while one profile after the other is looked at. */
export const Inspector = ({ profileId, onClose }: InspectorProps) => {
  const [, go] = useLocation()
  const [tab, setTab] = useState<string | undefined>(undefined)
  return (
    <ProfileFrame
      key={profileId}
      profileId={profileId}
      mode="inspector"
      tabs={tabsOf(profileId)}
      tab={tab}
      onTab={setTab}
      tags={<Tags profileId={profileId} />}
      onClose={onClose}
      onOpenPage={() => go(tab ? `/profiles/${profileId}/${tab}` : `/profiles/${profileId}`)}
    />
  )
}
