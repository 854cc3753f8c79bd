import { Button, Tabs } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { FailureMessage } from '../../parts/failure-message'
import { useOnScreen } from '../../parts/on-screen'
import { hasDrafts } from '../../lib/drafts'
import { ErrorBoundary } from '../../parts/error-boundary'
import { Notice } from '../../ui/notice'
import { StateMessage } from '../../parts/state-message'
import { ChangeProfile } from './change-profile'
import { ForgetProfile } from './forget-profile'
import classes from './profile-frame.module.css'
import { ProfileHeader } from './profile-header'
import { useProfile, type HowGone } from './use-profile'

export interface ProfileTab {
  readonly id: string
  readonly name: string
  readonly content: ReactNode
}

interface Props {
  readonly profileId: number
  /** Beside the list, or as a whole page. */
  readonly mode: 'inspector' | 'page'
  /**
   * Whether the name takes the focus: always on a page of its own, beside the list only if the profile was just
   * created.
   */
  readonly takesFocus?: boolean
  /** The first tab is shown first. */
  readonly tabs: readonly ProfileTab[]
  readonly tab: string | undefined
  readonly onTab: (id: string) => void
  /** The tags of the profile, which can be changed in place. */
  readonly tags: ReactNode
  /** A message about the profile, below its header. */
  readonly banner?: ReactNode
  /** What is shown of it if it is not there any more. */
  readonly past?: ReactNode
  /** Goes back to the list, also after the profile has been deleted. */
  readonly onClose: () => void
  readonly onOpenPage?: () => void
}

interface GoneProps extends Pick<Props, 'profileId' | 'onClose'> {
  readonly gone: HowGone
}

const goneAdvice: Readonly<Record<HowGone, string>> = {
  'deleted-here':
    'It was deleted from this console, and the API keeps no copy. Activity says when and by whom.',
  deleted:
    'It was deleted, here or by someone else, and the API keeps no copy. If this is unexpected, ask who else works with this certificate’s profiles.',
  unknown: 'It was deleted, never existed, or belongs to another certificate. Check the number.',
}

const Gone = ({ profileId, gone, onClose }: GoneProps) => {
  const [forgetting, setForgetting] = useState(false)
  return (
    <>
      <StateMessage
        title={
          gone === 'unknown'
            ? `There is no profile with the ID ${profileId}.`
            : `There is no profile ${profileId}.`
        }
        advice={goneAdvice[gone]}
        action={{ label: 'Back to the list', run: onClose }}
        second={{ label: 'Forget it on this computer…', run: () => setForgetting(true) }}
      />
      <ForgetProfile
        profileId={profileId}
        opened={forgetting}
        onClose={() => setForgetting(false)}
        onForgotten={onClose}
      />
    </>
  )
}

/** One profile: its header, and a tab for each kind of data. Only the visible tab is mounted. */
export const ProfileFrame = ({
  profileId,
  mode,
  takesFocus = mode === 'page',
  tabs,
  tab,
  onTab,
  tags,
  banner,
  past,
  onClose,
  onOpenPage,
}: Props) => {
  const { query, gone } = useProfile(profileId)
  const profile = query.data
  const [changing, setChanging] = useState(false)
  /** Decided when the profile turns out to be deleted: a form in which somebody has typed stays on the screen. */
  const [staying, setStaying] = useState<boolean | null>(null)
  useOnScreen(`profile ${profileId}`, [profileId])
  if (gone && staying === null) setStaying(profile !== undefined && hasDrafts())
  if (!gone && staying !== null) setStaying(null)

  const frame = (content: ReactNode) => (
    <article className={classes.frame} aria-label={`Profile ${profileId}`}>
      {content}
      {profile && (
        <ChangeProfile
          opened={changing}
          profile={profile}
          gone={gone !== null}
          onClose={() => setChanging(false)}
        />
      )}
    </article>
  )

  if (gone && !staying)
    return frame(
      <>
        <Gone profileId={profileId} gone={gone} onClose={onClose} />
        {past}
      </>,
    )
  if (query.isError && !query.data) {
    return frame(<FailureMessage error={query.error} retry={() => void query.refetch()} />)
  }

  const current = tabs.find(({ id }) => id === tab) ?? tabs[0]
  return frame(
    <>
      <ProfileHeader
        profileId={profileId}
        profile={profile}
        mode={mode}
        takesFocus={takesFocus}
        tags={tags}
        onChange={() => setChanging(true)}
        onClose={onClose}
        onOpenPage={onOpenPage}
      />
      {gone && (
        <div className={classes.banner}>
          <Notice
            tone="trouble"
            title={`Profile ${profileId} no longer exists.`}
            actions={
              <Button variant="default" onClick={onClose}>
                Back to the list
              </Button>
            }
          >
            It was deleted, here or by someone else: nothing can be changed. What is typed below stays until
            you leave.
          </Notice>
        </div>
      )}
      {banner && <div className={classes.banner}>{banner}</div>}
      <Tabs
        className={classes.tabs}
        value={current?.id ?? null}
        onChange={(id) => id !== null && onTab(id)}
        keepMounted={false}
      >
        <Tabs.List className={classes.names} aria-label="Parts of the profile">
          {tabs.map(({ id, name }) => (
            <Tabs.Tab key={id} value={id} className={classes.name}>
              {name}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {current && (
          <Tabs.Panel value={current.id} className={classes.panel}>
            <ErrorBoundary key={`${profileId}-${current.id}`}>{current.content}</ErrorBoundary>
          </Tabs.Panel>
        )}
      </Tabs>
    </>,
  )
}
