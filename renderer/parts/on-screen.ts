import { useEffect } from 'react'
import { call } from '../bridge/call'
import { useEvent } from '../bridge/use-event'

/** The profiles whose jobs are visible, by the view that shows them: main polls these more often. */
const shown = new Map<string, readonly number[]>()
const maxProfiles = 500
/** While a list is scrolled, main is informed at most once in this time. */
const restMs = 250
let timer: ReturnType<typeof setTimeout> | undefined

/** Tells main what is visible, where that has changed since the last time. Without a connection there is nothing to look at. */
export const flushOnScreen = async (): Promise<void> => {
  if (timer === undefined) return
  clearTimeout(timer)
  timer = undefined
  const ids = document.hidden ? [] : [...new Set([...shown.values()].flat())]
  await call('jobs:look', { profileIds: ids.slice(0, maxProfiles) }).catch(() => undefined)
}
const tellSoon = (): void => {
  timer ??= setTimeout(() => void flushOnScreen(), restMs)
}

/** Whether some view shows the jobs of this profile. */
export const isOnScreen = (profileId: number): boolean =>
  !document.hidden && [...shown.values()].some((ids) => ids.includes(profileId))

/** Reports that this view shows the jobs of these profiles, while it is mounted and the window is visible. */
export const useOnScreen = (view: string, profileIds: readonly number[]): void => {
  const ids = profileIds.join()
  useEffect(() => {
    shown.set(view, ids === '' ? [] : ids.split(',').map(Number))
    tellSoon()
    document.addEventListener('visibilitychange', tellSoon)
    return () => {
      shown.delete(view)
      tellSoon()
      document.removeEventListener('visibilitychange', tellSoon)
    }
  }, [view, ids])
  // A new session does not know it yet.
  useEvent('connection:changed', tellSoon)
}
