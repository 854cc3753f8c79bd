import { useEffect, useRef } from 'react'
import { call } from '../bridge/call'
import { useEvent } from '../bridge/use-event'
import { setPrivacy, usePrivacy } from '../lib/privacy'

/** Privacy mode is one for all windows: tells the others what is switched here, and follows what is switched there. */
export const useSharedPrivacy = (): void => {
  const isFollowing = useRef(false)
  useEvent('app:privacy-changed', ({ on }) => {
    // What was heard is not told again: two windows would answer each other.
    isFollowing.current = true
    setPrivacy(on)
    isFollowing.current = false
  })
  useEffect(
    () =>
      usePrivacy.subscribe(({ on }, before) => {
        if (on === before.on || isFollowing.current) return
        void call('app:privacy', { on }).catch(() => undefined)
      }),
    [],
  )
}
