import { Modal } from '@mantine/core'
import { useState } from 'react'
import { wordingOf } from '../../../../shared/errors/wording'
import { failureOf } from '../../../bridge/call'
import { AsyncSelect, type Choice } from '../../../ui/async-select'
import { profileFinder } from './find-profiles'
import classes from '../jobs-page.module.css'
import { StartJob } from './start-job'
import { useJobs } from '../common/use-jobs'

const Start = ({ profileId, onClose }: { readonly profileId: number; readonly onClose: () => void }) => {
  const { start, running, found } = useJobs(profileId)
  return (
    <StartJob
      profileId={profileId}
      running={running}
      start={start}
      found={found}
      onStarted={onClose}
      onCancel={onClose}
    />
  )
}

/** Starts one job, for a profile that is looked up by label or ID. */
export const StartDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const [profile, setProfile] = useState<Choice | null>(null)
  return (
    <Modal
      opened
      onClose={onClose}
      title="Start a job"
      closeButtonProps={{ 'aria-label': 'Close' }}
      size={560}
    >
      <div className={classes.start}>
        <AsyncSelect
          label="Profile"
          placeholder="Label or ID"
          autoFocus
          value={profile}
          onChange={setProfile}
          finder={profileFinder}
          why={(error) => wordingOf(failureOf(error)).title}
        />
        <p className="lc-muted">For many at once, select profiles in their list and press B.</p>
        {profile && <Start key={profile.value} profileId={profile.value} onClose={onClose} />}
      </div>
    </Modal>
  )
}
