import { useMantineColorScheme } from '@mantine/core'
import { spotlight } from '@mantine/spotlight'
import { useLocation } from 'wouter'
import { useConnections } from '../features/connection/common/use-connections'
import { undoLast, undoTitle, useLastDone } from '../parts/done'
import { togglePrivacy, usePrivacy } from '../lib/privacy'
import { copyProfileLink } from './copy-link'
import { request } from './requests'

/** Something a person can do from anywhere, by palette or key. */
export interface Action {
  readonly id: string
  readonly label: string
  readonly group: 'Go to' | 'Do' | 'Look'
  /** `Mod+K`, `G`; none where it has no key. */
  readonly shortcut?: string
  /** Its key works in dialogs too. */
  readonly inDialogs?: boolean
  readonly run: () => void
}

/** All actions, in the order in which the palette lists them. */
export const useActions = (): readonly Action[] => {
  const [location, go] = useLocation()
  const { active } = useConnections()
  const { setColorScheme } = useMantineColorScheme()
  const lastDone = useLastDone()
  const isPrivate = usePrivacy(({ on }) => on)
  return [
    { id: 'triage', group: 'Go to', label: 'Triage', shortcut: 'Mod+0', run: () => go('/triage') },
    { id: 'profiles', group: 'Go to', label: 'Profiles', shortcut: 'Mod+1', run: () => go('/profiles') },
    { id: 'lookup', group: 'Go to', label: 'Lookup', shortcut: 'Mod+2', run: () => go('/lookup') },
    {
      id: 'connection',
      group: 'Go to',
      label: 'Connection',
      shortcut: 'Mod+3',
      run: () => go('/connection'),
    },
    { id: 'bulk', group: 'Go to', label: 'Bulk runs', shortcut: 'Mod+4', run: () => go('/bulk') },
    { id: 'tags', group: 'Go to', label: 'Tags', shortcut: 'Mod+5', run: () => go('/tags') },
    { id: 'jobs', group: 'Go to', label: 'Jobs', shortcut: 'Mod+6', run: () => go('/jobs') },
    { id: 'activity', group: 'Go to', label: 'Activity', shortcut: 'Mod+7', run: () => go('/activity') },
    { id: 'coverage', group: 'Go to', label: 'Coverage', shortcut: 'Mod+8', run: () => go('/coverage') },
    { id: 'traffic', group: 'Go to', label: 'Traffic', shortcut: 'Mod+9', run: () => go('/traffic') },
    { id: 'settings', group: 'Go to', label: 'Settings', shortcut: 'Mod+,', run: () => go('/settings') },
    {
      id: 'new-profile',
      group: 'Do',
      label: 'New profile',
      shortcut: 'Mod+N',
      run: () => {
        go('/profiles')
        request('profile', {})
      },
    },
    {
      id: 'copy-link',
      group: 'Do',
      label: 'Copy the link of the profile',
      shortcut: 'L',
      run: () => void copyProfileLink(location, active?.name ?? null),
    },
    {
      id: 'undo',
      group: 'Do',
      label: undoTitle(lastDone, isPrivate),
      shortcut: 'Mod+Z',
      run: undoLast,
    },
    {
      id: 'keys',
      group: 'Look',
      label: 'Keys of this window',
      shortcut: '?',
      run: () => request('keys', true),
    },
    {
      id: 'palette',
      group: 'Look',
      label: 'Search profiles, or run a command',
      shortcut: 'Mod+K',
      run: spotlight.open,
    },
    {
      id: 'privacy',
      group: 'Look',
      label: 'Privacy: blur names',
      shortcut: 'Mod+Shift+P',
      inDialogs: true,
      run: togglePrivacy,
    },
    { id: 'light', group: 'Look', label: 'Light', run: () => setColorScheme('light') },
    { id: 'dark', group: 'Look', label: 'Dark', run: () => setColorScheme('dark') },
    { id: 'system', group: 'Look', label: 'Light or dark as the system', run: () => setColorScheme('auto') },
  ]
}
