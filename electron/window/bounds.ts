import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { app, screen, type BrowserWindow, type Rectangle } from 'electron'

/** The position, size and state of the window. */
export interface WindowPlace {
  /** The bounds that a maximised or full screen window returns to. */
  readonly bounds: Partial<Rectangle>
  readonly maximised: boolean
  readonly fullScreen: boolean
}

/** Larger than all screens of a desk together: no window system draws such a window. */
const maxPixels = 16_384

const isLength = (value: unknown, least: number): value is number =>
  Number.isSafeInteger(value) && Number(value) >= least && Number(value) <= maxPixels

/** By hand: loading zod before the window would cost the start more than all the rest of this file. */
const placeIn = (kept: unknown): (WindowPlace & { readonly bounds: Rectangle }) | null => {
  if (typeof kept !== 'object' || kept === null) return null
  const { x, y, width, height, maximised, fullScreen } = kept as Record<string, unknown>
  if (!Number.isSafeInteger(x) || !Number.isSafeInteger(y)) return null
  if (!isLength(width, 960) || !isLength(height, 600)) return null
  return {
    bounds: { x: Number(x), y: Number(y), width, height },
    maximised: maximised === true,
    fullScreen: fullScreen === true,
  }
}

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
    const place = placeIn(JSON.parse(readFileSync(file(), 'utf8')))
    if (!place) return standard
    return isOnAScreen(place.bounds) ? place : { ...place, bounds: standard.bounds }
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
