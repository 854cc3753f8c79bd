import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { _electron, expect, test as base, type ElectronApplication, type Page } from 'playwright/test'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** The real program with a user-data folder of its own. */
export interface RunningConsole {
  readonly app: ElectronApplication
  readonly page: Page
  readonly userData: string
  /** Content-policy violations and uncaught errors of the page so far. */
  readonly complaints: string[]
  /** What a test breaks on purpose. */
  readonly provoked: RegExp[]
  readonly close: () => Promise<void>
}

/**
 * Main's answer is now and then lost to a collection of garbage. What these tests ask of main may be asked twice: they look
 * things up, or put the same stand-in in the same place.
 */
const askAgainWhereCollected = (app: ElectronApplication): void => {
  const evaluate = app.evaluate.bind(app) as (...asked: readonly unknown[]) => Promise<unknown>
  const asking = async (...asked: readonly unknown[]): Promise<unknown> => {
    try {
      return await evaluate(...asked)
    } catch (error) {
      if (!String(error).includes('promise was garbage collected')) throw error
      return evaluate(...asked)
    }
  }
  app.evaluate = asking as typeof app.evaluate
}

/** Nobody sits before the window: what it asks before it closes is answered so, and kept for `closingQuestion`. */
export const answerClosing = (app: ElectronApplication, answer: 'Close' | 'Keep It Open'): Promise<void> =>
  app.evaluate(
    ({ app: program, dialog }, response) => {
      const show = (...asked: readonly unknown[]): Promise<Electron.MessageBoxReturnValue> => {
        const { detail } = asked.at(-1) as Electron.MessageBoxOptions
        Object.assign(program, { closingQuestion: detail })
        return Promise.resolve({ response, checkboxChecked: false })
      }
      dialog.showMessageBox = show
    },
    answer === 'Close' ? 0 : 1,
  )

export const closingQuestion = (app: ElectronApplication): Promise<string | undefined> =>
  app.evaluate(({ app: program }) => (program as { closingQuestion?: string }).closingQuestion)

export const startConsole = async (
  userData: string,
  args: readonly string[] = [],
): Promise<RunningConsole> => {
  const executablePath = process.env['LINK_CONSOLE_ELECTRON_EXECUTABLE']
  if (!executablePath) throw new Error('Run this through `npm run test:e2e`, which finds Electron')
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const app = await _electron.launch({
    executablePath,
    args: [...asRoot, root, `--user-data-dir=${userData}`, ...args],
    cwd: root,
  })
  askAgainWhereCollected(app)
  const complaints: string[] = []
  const page = await app.firstWindow()
  page.on('pageerror', (error) => complaints.push(`page error: ${error.message}`))
  page.on('console', (message) => {
    if (
      message.type() === 'error' ||
      /Content.Security.Policy|TrustedHTML|TrustedScript/i.test(message.text())
    ) {
      complaints.push(message.text())
    }
  })
  await page.waitForLoadState('domcontentloaded')
  const close = async (): Promise<void> => {
    await answerClosing(app, 'Close').catch(() => undefined)
    await app.close()
  }
  return { app, page, userData, complaints, provoked: [], close }
}

export interface Fixtures {
  /** Switches of the program, of `test.use`. */
  readonly consoleArgs: readonly string[]
  readonly userData: string
  readonly running: RunningConsole
  readonly page: Page
}

/** A console for each test, gone after it; a test during which the content policy was broken fails. */
export const test = base.extend<Fixtures>({
  consoleArgs: [[], { option: true }],
  userData: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'link-console-e2e-'))
    await use(folder)
    rmSync(folder, { recursive: true, force: true })
  },
  running: async ({ userData, consoleArgs }, use) => {
    const running = await startConsole(userData, consoleArgs)
    await use(running)
    await running.close()
    const unprovoked = running.complaints.filter((text) => !running.provoked.some((one) => one.test(text)))
    expect(unprovoked).toEqual([])
  },
  page: async ({ running }, use) => use(running.page),
})

export { expect } from 'playwright/test'
