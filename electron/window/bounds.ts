import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { app, screen, type BrowserWindow, type Rectangle } from 'electron'
import { z } from 'zod'

const schema = z.object({ x: z.int(), y: z.int(), width: z.int().min(960), height: z.int().min(600) })
const standard = { width: 1440, height: 900 }

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

/** Where the window was last, if that place is still on a screen. */
export const rememberedBounds = (): Partial<Rectangle> => {
  try {
    const bounds = schema.parse(JSON.parse(readFileSync(file(), 'utf8')))
    return isOnAScreen(bounds) ? bounds : standard
  } catch {
    // First start, or a file that makes no sense: the standard place does.
    return standard
  }
}

export const rememberBounds = (window: BrowserWindow): void => {
  window.on('close', () => {
    try {
      writeFileSync(file(), JSON.stringify(window.getNormalBounds()))
    } catch {
      // A full disk must not keep the window from closing.
    }
  })
}
