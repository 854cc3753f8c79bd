import { ActionIcon, Popover } from '@mantine/core'
import { IconBell, IconBellOff } from '@tabler/icons-react'
import { NoticeForm, useNoticeSettings } from '../../../parts/notice-settings'

/** When desktop notifications announce the end of a job. */
export const NoticesMenu = () => {
  const { enabled } = useNoticeSettings()
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
      <Popover.Dropdown aria-label="Notifications">
        <NoticeForm />
      </Popover.Dropdown>
    </Popover>
  )
}
