import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { app, screen, type BrowserWindow, type Rectangle } from 'electron'
import { z } from 'zod'

/** Where the window stands, and in which of its states. */
export interface WindowPlace {
  /** The bounds that a maximised or full screen window returns to. */
  readonly bounds: Partial<Rectangle>
  readonly maximised: boolean
  readonly fullScreen: boolean
}

/** Larger than all screens of a desk together: no window system draws such a window. */
const maxPixels = 16_384

const schema = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().min(960).max(maxPixels),
  height: z.int().min(600).max(maxPixels),
  maximised: z.boolean().default(false),
  fullScreen: z.boolean().default(false),
})
const standard: WindowPlace = { bounds: { width: 1440, height: 900 }, maximised: false, fullScreen: false }

const file = () => join(app.getPath('userData'), 'window.json')

const isOnAScreen = (bounds: Rectangle): boolean => {
  const area = screen.getDisplayMatching(bounds).workArea
  return (
    bounds.x < area.x + area.width - 80 &&
    bounds.x + bounds.width > area.x + 80 &&
    bounds.y >= area.y - 20 &&
    bounds.y < area.y + area.height - 80
  )
}

/** Where the window was last; its bounds only if that place is still on a screen. */
export const rememberedPlace = (): WindowPlace => {
  try {
    const { maximised, fullScreen, ...bounds } = schema.parse(JSON.parse(readFileSync(file(), 'utf8')))
    return { bounds: isOnAScreen(bounds) ? bounds : standard.bounds, maximised, fullScreen }
  } catch {
    // The first start, or a damaged file: the standard place is used.
    return standard
  }
}

type Placed = Pick<BrowserWindow, 'getNormalBounds' | 'isMaximized' | 'isFullScreen'>

export const placeOf = (window: Placed): object => ({
  ...window.getNormalBounds(),
  maximised: window.isMaximized(),
  fullScreen: window.isFullScreen(),
})

export const rememberPlace = (window: BrowserWindow): void => {
  window.on('close', () => {
    try {
      writeFileSync(file(), JSON.stringify(placeOf(window)))
    } catch {
      // A full disk must not keep the window from closing.
    }
  })
}

/** Maximising shows the window by itself. */
export const showAsBefore = (
  window: Pick<BrowserWindow, 'show' | 'maximize' | 'setFullScreen'>,
  { maximised, fullScreen }: WindowPlace,
): void => {
  if (maximised) window.maximize()
  window.show()
  if (fullScreen) window.setFullScreen(true)
}
