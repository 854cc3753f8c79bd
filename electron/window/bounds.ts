import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { app, screen, type BrowserWindow, type Rectangle } from 'electron'

/** A kind of window, whose place is remembered in a file of its own. */
interface WindowKind {
  readonly file: string
  readonly size: { readonly width: number; readonly height: number }
  readonly least: { readonly width: number; readonly height: number }
}

export const consoleWindow: WindowKind = {
  file: 'window.json',
  size: { width: 1440, height: 900 },
  least: { width: 960, height: 600 },
}

/** At first a page in letter format has its width at 100 %. */
export const pdfWindow: WindowKind = {
  file: 'pdf-window.json',
  size: { width: 900, height: 900 },
  least: { width: 420, height: 360 },
}

/** The position, size and state of a window. */
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
const placeIn = (
  kept: unknown,
  least: WindowKind['least'],
): (WindowPlace & { readonly bounds: Rectangle }) | null => {
  if (typeof kept !== 'object' || kept === null) return null
  const { x, y, width, height, maximised, fullScreen } = kept as Record<string, unknown>
  if (!Number.isSafeInteger(x) || !Number.isSafeInteger(y)) return null
  if (!isLength(width, least.width) || !isLength(height, least.height)) return null
  return {
    bounds: { x: Number(x), y: Number(y), width, height },
    maximised: maximised === true,
    fullScreen: fullScreen === true,
  }
}

const pathOf = ({ file }: WindowKind): string => join(app.getPath('userData'), file)

const isOnAScreen = (bounds: Rectangle): boolean => {
  const area = screen.getDisplayMatching(bounds).workArea
  return (
    bounds.x < area.x + area.width - 80 &&
    bounds.x + bounds.width > area.x + 80 &&
    bounds.y >= area.y - 20 &&
    bounds.y < area.y + area.height - 80
  )
}

/** Where a window of this kind was last; its bounds only if that place is still on a screen. */
export const rememberedPlace = (kind: WindowKind): WindowPlace => {
  const standard: WindowPlace = { bounds: kind.size, maximised: false, fullScreen: false }
  try {
    const place = placeIn(JSON.parse(readFileSync(pathOf(kind), 'utf8')), kind.least)
    if (!place) return standard
    return isOnAScreen(place.bounds) ? place : { ...place, bounds: standard.bounds }
  } catch {
    // The first start, or a damaged file: the standard place is used.
    return standard
  }
}

/** How far a window is moved so that the one below it can be seen, in pixels. */
const step = 28

/** The bounds, moved down and to the right until no other window has its corner there. */
export const freeBounds = (
  { x, y, ...size }: Partial<Rectangle>,
  others: readonly Pick<BrowserWindow, 'getNormalBounds'>[],
): Partial<Rectangle> => {
  // Without a remembered place the system chooses one for each window.
  if (x === undefined || y === undefined) return size
  const isTaken = others.some((other) => {
    const at = other.getNormalBounds()
    return at.x === x && at.y === y
  })
  return isTaken ? freeBounds({ x: x + step, y: y + step, ...size }, others) : { x, y, ...size }
}

type Placed = Pick<BrowserWindow, 'getNormalBounds' | 'isMaximized' | 'isFullScreen'>

export const placeOf = (window: Placed): object => ({
  ...window.getNormalBounds(),
  maximised: window.isMaximized(),
  fullScreen: window.isFullScreen(),
})

export const rememberPlace = (window: BrowserWindow, kind: WindowKind): void => {
  const remember = (): void => {
    try {
      writeFileSync(pathOf(kind), JSON.stringify(placeOf(window)))
    } catch {
      // A full disk must not keep the window from closing.
    }
  }
  window.on('close', remember)
  // The window of a PDF may also be closed without being asked.
  window.on('blur', remember)
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
