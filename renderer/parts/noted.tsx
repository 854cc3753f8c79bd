import { IconNote } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { create } from 'zustand'
import type { Noted } from '../../shared/domain/note'
import { shownText } from '../../shared/domain/shown-text'
import { call } from '../bridge/call'
import { keys } from '../bridge/keys'
import { counted } from '../lib/numbers'
import { usePrivacy } from '../lib/privacy'

/** The profiles with notes, by their ids. In a store, so that a row of a list that scrolls costs one look into it. */
const useStore = create<ReadonlyMap<number, Noted>>()(() => new Map())

/** Keeps up to date which profiles of this connection have notes. Used once, in the frame of the window. */
export const useNotedProfiles = (connectionId: string | null): void => {
  const { data } = useQuery({
    queryKey: keys.noted(connectionId),
    queryFn: ({ signal }) => call('notes:noted', {}, signal),
    enabled: connectionId !== null,
    staleTime: Infinity,
  })
  useEffect(() => {
    useStore.setState(new Map((data ?? []).map((one) => [one.profileId, one])), true)
  }, [data])
}

/** A mark beside a profile that has notes, with the newest one on hover. */
export const NoteMark = ({ profileId }: { readonly profileId: number }) => {
  const noted = useStore((all) => all.get(profileId))
  const isPrivate = usePrivacy(({ on }) => on)
  if (!noted) return null
  const words = counted(noted.count, 'note')
  return (
    <span title={isPrivate ? words : `${words}: ${shownText(noted.newest)}`}>
      <IconNote size={13} stroke={1.75} role="img" aria-label={words} />
    </span>
  )
}
