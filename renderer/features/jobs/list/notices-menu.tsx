import { ActionIcon, Popover, Switch, TextInput } from '@mantine/core'
import { IconBell, IconBellOff } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { usualNotices, type NoticeSettings } from '../../../../shared/domain/job-notices'
import { call, failureOf } from '../../../bridge/call'
import { FailureNotice } from '../../../parts/failure-notice'
import { keys } from '../../../bridge/keys'
import classes from '../jobs-page.module.css'

/** The quiet hours that are suggested first. */
const night = { from: '20:00', to: '07:00' }

/** When desktop notifications announce the end of a job. */
export const NoticesMenu = () => {
  const queries = useQueryClient()
  const [error, setError] = useState<unknown>(null)
  const { data: settings = usualNotices } = useQuery({
    queryKey: keys.jobNotices,
    queryFn: () => call('jobs:notices', {}),
  })
  const change = (part: Partial<NoticeSettings>): void => {
    call('jobs:change-notices', { ...settings, ...part })
      .then((stored) => {
        queries.setQueryData(keys.jobNotices, stored)
        setError(null)
      })
      .catch(setError)
  }
  const { enabled, quiet } = settings
  const Bell = enabled ? IconBell : IconBellOff
  return (
    <Popover position="bottom-end" width={260} trapFocus returnFocus shadow="md">
      <Popover.Target>
        <ActionIcon
          size={30}
          variant="default"
          aria-label={enabled ? 'Notifications: on' : 'Notifications: off'}
          title="Notifications when a job ends"
        >
          <Bell size={15} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label="Notifications" className={classes.notices}>
        <Switch
          label="Tell me when a job ends"
          checked={enabled}
          onChange={(event) => change({ enabled: event.currentTarget.checked })}
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
                size="xs"
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
      </Popover.Dropdown>
    </Popover>
  )
}
