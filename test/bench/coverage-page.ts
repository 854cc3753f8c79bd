import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { ElectronApplication, Page } from 'playwright'
import { startPracticeForTests } from '../support/practice'
import { openConsole } from './grid/console-side'
import { rowOf, type Row } from './row'

const profiles = 5_000
const maxPaintMs = 100

/** Notes in main when it has answered for the page of coverage: milliseconds since 1970. */
const noteAnswers = (app: ElectronApplication): Promise<void> =>
  app.evaluate(({ ipcMain }) => {
    type Answer = (...args: readonly unknown[]) => Promise<unknown>
    const { _invokeHandlers: handlers } = ipcMain as unknown as { _invokeHandlers: Map<string, Answer> }
    const answer = handlers.get('coverage:overview')
    handlers.set('coverage:overview', async (...args) => {
      const answered = await answer?.(...args)
      Object.assign(globalThis, { answeredAt: performance.timeOrigin + performance.now() })
      return answered
    })
  })

/** Resolves with the time of the frame in which every line in view has its text. */
const painted = `new Promise((resolve) => {
  const check = () => {
    const grid = document.querySelector('[role="grid"][aria-label="Coverage"]')
    const bottom = grid ? grid.getBoundingClientRect().bottom : 0
    const lines = grid ? [...grid.querySelectorAll('[data-index]')] : []
    const inView = lines.filter((line) => line.getBoundingClientRect().top < bottom)
    if (inView.length === 0 || inView.some((line) => line.textContent === '')) return requestAnimationFrame(check)
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => resolve(performance.timeOrigin + performance.now())
    port2.postMessage(null)
  }
  requestAnimationFrame(check)
})`

const paintMs = async (app: ElectronApplication, page: Page): Promise<number> => {
  const at = await page.evaluate<number>(`location.hash = '#/coverage', ${painted}`)
  const answeredAt = await app.evaluate(() => (globalThis as unknown as { answeredAt: number }).answeredAt)
  return at - answeredAt
}

/** From main's answer to the page of coverage to its first lines on the screen, for profiles whose bills were read. */
export const benchCoveragePage = async (electron: string, rounds = 7): Promise<readonly Row[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'link-console-bench-'))
  const practice = await startPracticeForTests({ profiles })
  try {
    const { app, page, ask, goTo } = await openConsole(electron, folder, practice)
    await ask('coverage:sweep', { what: 'bills', text: '', all: true })
    while ((await ask('coverage:sweep-state', { what: 'bills' })).phase !== 'idle') await wait(500)
    await noteAnswers(app)
    const took: number[] = []
    for (let round = 0; round <= rounds; round += 1) {
      await goTo('#/connection')
      await wait(500)
      const ms = await paintMs(app, page)
      // The first one also loads what all the others have.
      if (round > 0) took.push(ms)
    }
    await app.close()
    console.log(`coverage page: ${took.map((ms) => ms.toFixed(0)).join(', ')} ms`)
    return [
      rowOf(
        'coverage: page of 5,000 profiles painted after its answer, against 100 ms',
        'ms',
        took.map((ours) => ({ ours, theirs: maxPaintMs })),
        { at: 'most', ratio: 1 },
      ),
    ]
  } finally {
    await practice.close()
    await rm(folder, { recursive: true, force: true, maxRetries: 10 })
  }
}
