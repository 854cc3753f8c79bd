import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { call } from '../bridge/call'
import { useEvent } from '../bridge/use-event'
import { blurUntilKnown, setPrivacy, usePrivacy } from '../lib/privacy'

/**
 * Privacy mode is one for all windows: asks main for it, tells the others what is switched here, and follows what is
 * switched there. False until main has answered; names are blurred until then.
 */
export const useSharedPrivacy = (): boolean => {
  const [isKnown, setKnown] = useState(false)
  const isFollowing = useRef(false)
  const hear = (on: boolean): void => {
    // What was heard is not told again: two windows would answer each other.
    isFollowing.current = true
    setPrivacy(on)
    isFollowing.current = false
  }
  const isSettled = useRef(false)
  useEvent('app:privacy-changed', ({ on }) => {
    isSettled.current = true
    hear(on)
  })
  // Before the question below: what is switched while it is open counts more than its answer.
  useEffect(
    () =>
      usePrivacy.subscribe(({ on }, before) => {
        if (on === before.on || isFollowing.current) return
        isSettled.current = true
        void call('app:privacy', { on }).catch(() => undefined)
      }),
    [],
  )
  useLayoutEffect(() => {
    const asked = new AbortController()
    const settle = (on: boolean): void => {
      if (asked.signal.aborted) return
      hear(isSettled.current ? usePrivacy.getState().on : on)
      setKnown(true)
    }
    blurUntilKnown()
    call('app:is-private', {}, asked.signal).then(
      ({ on }) => settle(on),
      () => settle(usePrivacy.getState().on),
    )
    return () => asked.abort()
  }, [])
  return isKnown
}
