import { Checkbox } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { changeableFieldNames, overtakenFields } from '../../../shared/domain/overtaken'
import type { Profile } from '../../../shared/domain/profile'
import { shownText } from '../../../shared/domain/shown-text'
import { tagList } from '../../../shared/domain/tag-list'
import type { Failure } from '../../../shared/errors/failure'
import { wordingOf } from '../../../shared/errors/wording'
import { call, failureOf } from '../../bridge/call'
import { startDoing } from '../../parts/done'
import { keys } from '../../bridge/keys'
import { Confirm } from '../../ui/confirm'
import { FailureNotice } from '../../parts/failure-notice'
import { Notice } from '../../ui/notice'
import { Verbatim } from '../../ui/verbatim'
import { fieldText, seenOf, typedOf } from './profile-edit'
import { useForgetProfile } from './use-forget-profile'

const lossesOf = ({ label, tags }: Profile): readonly ReactNode[] => [
  label === '' ? (
    'its place in the list (it has no label)'
  ) : (
    <>
      its label <span className="lc-private">“{shownText(label)}”</span>
    </>
  ),
  tags.length === 0 ? 'its place in every search' : `its tags: ${shownText(tagList(tags))}`,
  'the credentials stored for it',
  'its jobs, bills and intervals, which can only be reached through it',
]

const notForgotten = (error: unknown): void =>
  void notifications.show({
    color: 'yellow',
    title: 'The profile was deleted, but this computer has not forgotten it.',
    message: wordingOf(failureOf(error)).title,
  })

interface Overtaken {
  readonly seen: Profile
  readonly now: Profile
}

const Changed = ({ seen, now }: Overtaken) => (
  <Notice title="This profile was changed in the meantime, by someone else or somewhere else.">
    Nothing was deleted.
    {overtakenFields(seen, now, {}).map((field) => (
      <div key={field} className="lc-private">
        {changeableFieldNames[field]}: it was <Verbatim text={fieldText(field, typedOf(seen)) || 'none'} />{' '}
        and is now <Verbatim text={fieldText(field, typedOf(now)) || 'none'} />.
      </div>
    ))}
  </Notice>
)

interface Props {
  readonly profile: Profile
  readonly opened: boolean
  readonly onClose: () => void
  readonly onDeleted: () => void
}

/** Asks, and then deletes the profile, and if wanted also what this computer stores of it. */
export const DeleteProfile = ({ profile, opened, onClose, onDeleted }: Props) => {
  const queries = useQueryClient()
  const forget = useForgetProfile(profile.id)
  const [forgetting, setForgetting] = useState(false)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  /** The profile as it was shown when the question was asked; null while it is not asked. */
  const [seen, setSeen] = useState<Profile | null>(null)
  /** Somebody else's changes since then. Whoever answers again has seen them. */
  const [overtaken, setOvertaken] = useState<Overtaken | null>(null)
  if (opened !== (seen !== null)) {
    setSeen(opened ? profile : null)
    setOvertaken(null)
  }

  const remove = async (shown: Profile): Promise<void> => {
    const { remember } = startDoing()
    setBusy(true)
    setFailure(null)
    try {
      const answer = await call('profiles:delete', { id: profile.id, seen: seenOf(shown) })
      if (answer.outcome === 'overtaken') {
        queries.setQueryData(keys.profile(profile.id), answer.profile)
        setOvertaken({ seen: shown, now: answer.profile })
        setBusy(false)
        return
      }
      remember({ did: `Deleted profile ${profile.id}`, undo: 'The API keeps no copy of a deleted profile.' })
      // The profile is deleted whether or not this succeeds. What is stored here can be forgotten later from its page.
      if (forgetting) await forget().catch(notForgotten)
      onDeleted()
    } catch (error) {
      setFailure(failureOf(error))
      // It may have been deleted all the same: by someone else, or by the request whose reply was lost.
      await queries.invalidateQueries({ queryKey: keys.profile(profile.id), exact: true })
    }
    setBusy(false)
  }

  return (
    <Confirm
      opened={opened}
      title={`Delete profile ${profile.id}?`}
      lost={lossesOf(profile)}
      action={overtaken ? 'Delete it as it is now' : 'Delete profile'}
      busy={busy}
      trouble={
        <>
          {overtaken && <Changed {...overtaken} />}
          {failure && <FailureNotice failure={failure} />}
        </>
      }
      onConfirm={() => void remove(overtaken?.now ?? seen ?? profile)}
      onClose={onClose}
    >
      The API keeps no copy: this cannot be undone.
      <Checkbox
        mt="sm"
        label="Forget it on this computer as well: its names in the activity log, its jobs and bills"
        checked={forgetting}
        onChange={({ currentTarget }) => setForgetting(currentTarget.checked)}
      />
    </Confirm>
  )
}
