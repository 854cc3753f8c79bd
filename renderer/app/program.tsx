import { call } from '../bridge/call'
import { flushPlace } from '../bridge/place'
import { useEvent } from '../bridge/use-event'
import { hasDrafts, useDrafts } from '../lib/drafts'
import { closePane } from '../lib/panes'
import { openHelp } from './help-state'

const menu = { 'close-pane': closePane, keys: openHelp } as const

/** What the program around the window asks of the page: items of its menu, and whether it may close. */
export const Program = () => {
  useDrafts()
  useEvent('app:menu', ({ item }) => menu[item]())
  useEvent('app:closing', () => {
    // Main waits a moment and closes without an answer as well.
    const typed = hasDrafts()
    void flushPlace()
      .then(() => call('app:typed', { typed }))
      .catch(() => undefined)
  })
  return null
}
