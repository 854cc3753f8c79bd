import type { CDPSession, Page } from 'playwright'
import { probe, type Scrolled } from './probe'

/** Where the rows of a side are. */
export interface Selectors {
  /** Selectors of the element that clips the rows, of the one that scrolls them, and of a row. */
  readonly view: string
  readonly scroller: string
  readonly row: string
}

/** One of the two pages, with its probe. */
export interface Side {
  readonly page: Page
  /** Loads the page again, up to one key press before its first rows. */
  readonly fresh: () => Promise<void>
  /** Moves the focus to where Enter sorts by label, up and down in turn. */
  readonly focusSort: () => Promise<void>
  readonly focusSearch: () => Promise<void>
}

export const putProbe = async (page: Page, selectors: Selectors): Promise<void> => {
  await page.evaluate(probe)
  await page.evaluate(`bench.selectors = ${JSON.stringify(selectors)}`)
  // Waits until the work after loading is done.
  await page.evaluate('new Promise((resolve) => requestIdleCallback(() => resolve()))')
}

const settled = (page: Page): Promise<unknown> => page.evaluate('bench.settled()')

/** Milliseconds from this key press to the frame that shows other rows. */
const pressed = async (page: Page, key: string): Promise<number> => {
  await page.evaluate('bench.painted()')
  await page.keyboard.press(key)
  const took = await page.evaluate('bench.result')
  await settled(page)
  return took as number
}

export interface Measured {
  readonly firstRows: number
  readonly sorts: readonly number[]
  readonly filters: readonly number[]
  readonly scrolled: Scrolled
  /** Bytes of the page's heap after a garbage collection, when it has been sorted, filtered and scrolled. */
  readonly heap: number
}

const heapOf = async (session: CDPSession): Promise<number> => {
  await session.send('HeapProfiler.enable')
  await session.send('HeapProfiler.collectGarbage')
  await session.send('Performance.enable')
  const { metrics } = await session.send('Performance.getMetrics')
  return metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? NaN
}

const scrollFrames = 600
const scrollStep = 300

/** One round of one side, in a page that has just been loaded. */
export const measure = async ({ page, fresh, focusSort, focusSearch }: Side): Promise<Measured> => {
  await fresh()
  const firstRows = await pressed(page, 'Enter')
  await focusSort()
  const sorts = [await pressed(page, 'Enter'), await pressed(page, 'Enter')]
  await focusSearch()
  const filters = [await pressed(page, 'g'), await pressed(page, 'a')]
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Delete')
  await settled(page)
  const scrolled = await page.evaluate<Scrolled>(`bench.scroll(${scrollStep}, ${scrollFrames})`)
  const session = await page.context().newCDPSession(page)
  const heap = await heapOf(session)
  await session.detach()
  return { firstRows, sorts, filters, scrolled, heap }
}
