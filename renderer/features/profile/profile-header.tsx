import { ActionIcon, Skeleton } from '@mantine/core'
import {
  IconArrowLeft,
  IconArrowsMaximize,
  IconEraser,
  IconPencil,
  IconTrash,
  IconX,
} from '@tabler/icons-react'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { clsx } from 'clsx'
import type { Profile } from '../../../shared/domain/profile'
import { maxCharactersInFull, shownText } from '../../../shared/domain/shown-text'
import { usePrivateTitle } from '../../lib/privacy'
import { CopyButton } from '../../ui/copy-button'
import { AcceptedMark } from '../../parts/accepted'
import { StatusChip } from '../../parts/status-chip'
import { Verbatim } from '../../ui/verbatim'
import { DeleteProfile } from './delete-profile'
import { ForgetProfile } from './forget-profile'
import classes from './profile-header.module.css'
import { useLastJob } from './use-profile'

interface Props {
  readonly profileId: number
  /** Undefined until it has been read. */
  readonly profile: Profile | undefined
  readonly mode: 'inspector' | 'page'
  /** Whether the name takes the focus, so that the keyboard continues from what was opened. */
  readonly takesFocus: boolean
  readonly tags: ReactNode
  readonly onChange: () => void
  readonly onClose: () => void
  readonly onOpenPage?: (() => void) | undefined
}

const LastStatus = ({ profileId }: { readonly profileId: number }) => {
  const { job } = useLastJob(profileId)
  if (job) {
    return (
      <>
        <StatusChip status={job.status} finished={job.finished} />
        <AcceptedMark job={job} />
      </>
    )
  }
  return job === null ? <span className="lc-muted">never run</span> : null
}

/** Who the profile is, how its last job ended, and what can be done with it. */
export const ProfileHeader = ({
  profileId,
  profile,
  mode,
  takesFocus,
  tags,
  onChange,
  onClose,
  onOpenPage,
}: Props) => {
  const [dialog, setDialog] = useState<'delete' | 'forget' | null>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const title = usePrivateTitle(profile && shownText(profile.label, maxCharactersInFull))
  useEffect(() => {
    if (takesFocus) heading.current?.focus()
  }, [takesFocus, profileId])

  const close = (): void => setDialog(null)
  const leave = (): void => {
    close()
    onClose()
  }
  return (
    <header className={classes.header}>
      <div className={classes.first}>
        {mode === 'page' && (
          <ActionIcon
            c="var(--lc-soft)"
            aria-label="Back to the list"
            title="Back to the list"
            onClick={onClose}
          >
            <IconArrowLeft size={16} aria-hidden />
          </ActionIcon>
        )}
        <h2 ref={heading} tabIndex={-1} className={clsx(classes.label, 'lc-private')} title={title}>
          {profile ? (
            profile.label ? (
              <Verbatim text={profile.label} />
            ) : (
              <span className="lc-muted">no label</span>
            )
          ) : (
            // Shown as a bar, but read aloud as its ID.
            <Skeleton component="span" display="inline-block" height={14} width={140}>
              Profile {profileId}
            </Skeleton>
          )}
        </h2>
        <ActionIcon
          c="var(--lc-soft)"
          aria-label="Change the profile"
          title="Change the profile"
          disabled={!profile}
          onClick={onChange}
        >
          <IconPencil size={15} aria-hidden />
        </ActionIcon>
        <ActionIcon
          c="var(--lc-soft)"
          aria-label="Delete the profile"
          title="Delete the profile"
          disabled={!profile}
          onClick={() => setDialog('delete')}
        >
          <IconTrash size={15} aria-hidden />
        </ActionIcon>
        <ActionIcon
          c="var(--lc-soft)"
          aria-label="Forget the profile on this computer"
          title="Forget the profile on this computer"
          onClick={() => setDialog('forget')}
        >
          <IconEraser size={15} aria-hidden />
        </ActionIcon>
        {mode === 'inspector' && (
          <>
            {onOpenPage && (
              <ActionIcon
                c="var(--lc-soft)"
                aria-label="Open full width"
                title="Open full width (Enter)"
                onClick={onOpenPage}
              >
                <IconArrowsMaximize size={15} aria-hidden />
              </ActionIcon>
            )}
            <ActionIcon
              c="var(--lc-soft)"
              aria-label="Close the profile"
              title="Close (Escape)"
              onClick={onClose}
            >
              <IconX size={16} aria-hidden />
            </ActionIcon>
          </>
        )}
      </div>
      <div className={classes.about}>
        <span className="lc-mono">{profileId}</span>
        <CopyButton compact value={String(profileId)} label="Copy the profile ID" />
        <span className={classes.provider} title={profile?.provider ?? undefined}>
          {profile?.provider && (
            <>
              · <Verbatim text={profile.provider} />
            </>
          )}
        </span>
        {profile?.zipcode && <span>· ZIP {profile.zipcode}</span>}
      </div>
      <div className={classes.state}>
        <div className={classes.status}>
          <LastStatus profileId={profileId} />
        </div>
        {tags}
      </div>
      {profile && (
        <DeleteProfile opened={dialog === 'delete'} profile={profile} onClose={close} onDeleted={leave} />
      )}
      <ForgetProfile profileId={profileId} opened={dialog === 'forget'} onClose={close} onForgotten={leave} />
    </header>
  )
}
