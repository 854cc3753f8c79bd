import { Switch, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { usualNotices, type NoticeSettings } from '../../shared/domain/job-notices'
import { call, failureOf } from '../bridge/call'
import { keys } from '../bridge/keys'
import { FailureNotice } from './failure-notice'
import classes from './notice-settings.module.css'

/** The quiet hours that are suggested first. */
const night = { from: '20:00', to: '07:00' }

/** Whether desktop notifications announce the ends of jobs in the connection in use. */
export const useNoticeSettings = (): NoticeSettings =>
  useQuery({ queryKey: keys.jobNotices, queryFn: () => call('jobs:notices', {}) }).data ?? usualNotices

/** When desktop notifications announce the end of a job, and whether they are heard. */
export const NoticeForm = () => {
  const queries = useQueryClient()
  const [error, setError] = useState<unknown>(null)
  const settings = useNoticeSettings()
  const { enabled, quiet, sound } = settings
  const change = (part: Partial<NoticeSettings>): void => {
    call('jobs:change-notices', { ...settings, ...part })
      .then((stored) => {
        queries.setQueryData(keys.jobNotices, stored)
        setError(null)
      })
      .catch(setError)
  }
  return (
    <div className={classes.notices}>
      <Switch
        label="Tell me when a job ends"
        checked={enabled}
        onChange={(event) => change({ enabled: event.currentTarget.checked })}
      />
      <Switch
        label="With a sound"
        disabled={!enabled}
        checked={sound}
        onChange={(event) => change({ sound: event.currentTarget.checked })}
      />
      <Switch
        label="Quiet hours"
        disabled={!enabled}
        checked={quiet !== null}
        onChange={(event) => change({ quiet: event.currentTarget.checked ? night : null })}
      />
      {enabled && quiet && (
        <div className={classes.hours}>
          {(['from', 'to'] as const).map((end) => (
            <TextInput
              key={end}
              type="time"
              label={end === 'from' ? 'From' : 'To'}
              value={quiet[end]}
              onChange={(event) => {
                const { value } = event.currentTarget
                if (value !== '') change({ quiet: { ...quiet, [end]: value } })
              }}
            />
          ))}
        </div>
      )}
      {error !== null && <FailureNotice failure={failureOf(error)} />}
    </div>
  )
}
