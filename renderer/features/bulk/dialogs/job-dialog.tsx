import { Button, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import type { JobMode } from '../../../../shared/domain/job'
import { count, counted } from '../../../lib/numbers'
import { Notice } from '../../../ui/notice'
import { ModalForm } from './modal-form'
import classes from './modal-form.module.css'
import { NotificationChoice, useNotificationChoice } from './notification-choice'
import { Preview } from '../preview/preview'
import { useDraft, type RunTarget } from '../preview/use-draft'
import { reachOf } from '../preview/words'

interface Props extends RunTarget {
  /** The mode of the last time, if the operation is repeated. */
  readonly mode?: JobMode | undefined
  readonly onClose: () => void
}

/** Starts a job for each profile. If there are many, the person has to choose about notifications. */
export const JobDialog = ({ ids, mode: first = 'bill', onClose, ...target }: Props) => {
  const [mode, setMode] = useState<JobMode>(first)
  const choice = useNotificationChoice(ids.length)
  const { sendNotification } = choice
  const draft = useDraft({
    operation: { kind: 'job-start', mode, sendNotification },
    ids,
    ...target,
  })
  const { preview } = draft
  const pointless = preview !== undefined && (reachOf(preview) === 0 || preview.refused !== null)
  return (
    <ModalForm
      title={`Start jobs for ${counted(ids.length, 'profile')}`}
      onClose={onClose}
      onSubmit={() => {
        if (choice.isMade() && !pointless) draft.start()
      }}
      buttons={
        <>
          <span className={classes.undo}>Cannot be undone.</span>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" disabled={pointless} loading={draft.busy !== null}>
            Start jobs
          </Button>
        </>
      }
    >
      <SegmentedControl
        size="xs"
        aria-label="Mode"
        value={mode}
        onChange={(value) => {
          draft.reconsider()
          setMode(value === 'interval' ? 'interval' : 'bill')
        }}
        data={[
          { value: 'bill', label: 'Bills' },
          { value: 'interval', label: 'Intervals' },
        ]}
      />
      <NotificationChoice choice={choice} onChange={draft.reconsider} />
      {preview && preview.excluded > 0 && (
        <Notice title={`${counted(preview.excluded, 'profile')} left out.`}>
          The last login failed there, and no credential has been changed since: another try could lock the
          customer’s account. Or the provider is on hold.
        </Notice>
      )}
      {preview && preview.withoutAgent > 0 && (
        <Notice
          title={`${counted(preview.withoutAgent, 'profile')} at utility providers for which no jobs could run.`}
        >
          Link had no agent there when a start was last tried: these will most likely be refused.
        </Notice>
      )}
      {preview && preview.unknownHistory > 0 && (
        <p className={classes.warning}>
          Of {count(preview.unknownHistory)} not all earlier logins are known: a failed one cannot be ruled
          out.
        </p>
      )}
      <Preview operation={{ kind: 'job-start', mode, sendNotification }} draft={draft} hint="" />
    </ModalForm>
  )
}
