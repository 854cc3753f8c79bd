import { call } from '../bridge/call'
import { flushPlace } from '../parts/place'
import { useSharedPrivacy } from '../parts/use-shared-privacy'
import { useEvent } from '../bridge/use-event'
import { hasDrafts, useDrafts } from '../lib/drafts'
import { closePane } from '../lib/panes'
import { request } from './requests'

const menu = { 'close-pane': closePane, keys: () => request('keys', true) } as const

/** What the program around the window asks of the page: items of its menu, and whether it may close. */
export const Program = () => {
  useDrafts()
  useSharedPrivacy()
  useEvent('app:menu', ({ item }) => menu[item]())
  useEvent('app:closing', () => {
    // Both are sent at once, the place first: main waits a moment for the answer, and without one it closes unasked.
    void flushPlace()
    void call('app:typed', { typed: hasDrafts() }).catch(() => undefined)
  })
  return null
}
