import { app, Notification, powerMonitor, type BrowserWindow } from 'electron'
import { addressOfProfile } from '../../shared/domain/deep-link'
import { shownText } from '../../shared/domain/shown-text'
import type { EndNotice } from '../jobs/notices'
import type { DeepLinks } from './deep-links'

/** What the console shows outside of its window, and the system events that it receives. */
export interface Desktop {
  /** Shows the ends of jobs, and counts them on the taskbar until the window is looked at again. */
  readonly jobsEnded: (notice: EndNotice, connection: string) => void
  /** Calls the listener after the machine has slept. Returns a function that ends this. */
  readonly onResume: (listener: () => void) => () => void
}

export const createDesktop = (window: BrowserWindow, links: Pick<DeepLinks, 'opened'>): Desktop => {
  let unseen = 0
  // A notification without a reference is garbage collected, and its click with it.
  const shown = new Set<Notification>()

  window.on('focus', () => {
    unseen = 0
    app.setBadgeCount(0)
  })

  const show = ({ title, body, profileId, sound }: EndNotice, connection: string): void => {
    if (!Notification.isSupported()) return
    const notification = new Notification({ title: shownText(title), body: shownText(body), silent: !sound })
    const forget = (): void => void shown.delete(notification)
    shown.add(notification)
    notification.on('click', () => {
      forget()
      if (window.isMinimized()) window.restore()
      window.show()
      window.focus()
      if (profileId !== null) links.opened([addressOfProfile(profileId, connection)])
    })
    notification.on('close', forget)
    notification.on('failed', forget)
    notification.show()
  }

  return {
    jobsEnded: (notice, connection) => {
      const looking = !window.isDestroyed() && window.isFocused()
      if (!looking) {
        unseen += notice.count
        app.setBadgeCount(unseen)
      }
      if (!notice.quiet && !(looking && notice.onScreen)) show(notice, connection)
    },
    onResume: (listener) => {
      powerMonitor.on('resume', listener)
      return () => void powerMonitor.off('resume', listener)
    },
  }
}
