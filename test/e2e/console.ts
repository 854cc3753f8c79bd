import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { _electron, expect, test as base, type ElectronApplication, type Page } from 'playwright/test'
import { openTestDesktop } from '../../scripts/lib/desktop.mjs'
import { answerTo } from './steps'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** The real program with a user-data folder of its own. */
export interface RunningConsole {
  readonly app: ElectronApplication
  readonly page: Page
  readonly userData: string
  /** The page's content-policy violations and uncaught errors so far. */
  readonly complaints: string[]
  /** Complaints that a test causes on purpose. */
  readonly provoked: RegExp[]
  readonly close: () => Promise<void>
}

/**
 * Main's answer is now and then lost to garbage collection. The questions of these tests may be repeated: they read
 * something, or put the same stand-in in the same place.
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

/**
 * Nobody sits in front of the window: its question before closing gets this answer, and is kept for `closingQuestion`.
 */
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

/**
 * Brings a shared console back to its first start, by what a person can do: every connection is forgotten with its
 * database, its files and its keys, and the page is loaded again. The window's size and colour scheme are reset.
 */
const backToFirstStart = async ({ app, page, complaints, provoked }: RunningConsole): Promise<void> => {
  // From here on, complaints belong to the next test.
  complaints.length = 0
  provoked.length = 0
  await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    window?.setMinimumSize(960, 600)
    window?.setSize(1440, 900)
  })
  await page.emulateMedia({ colorScheme: null, reducedMotion: null })
  const { connections } = await answerTo(page, 'connection:list', {})
  for (const { id } of connections) await answerTo(page, 'connection:forget', { id })
  await page.evaluate(() => {
    location.hash = ''
  })
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Welcome to Link Console' })).toBeVisible()
}

export const startConsole = async (
  userData: string,
  args: readonly string[] = [],
  environment: Readonly<Record<string, string>> = {},
): Promise<RunningConsole> => {
  const executablePath = process.env['LINK_CONSOLE_ELECTRON_EXECUTABLE']
  if (!executablePath) throw new Error('Run this through `npm run test:e2e`, which finds Electron')
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const app = await _electron.launch({
    executablePath,
    args: [...asRoot, root, `--user-data-dir=${userData}`, ...args],
    cwd: root,
    env: { ...(process.env as Record<string, string>), ...environment },
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

/** The desktop of a worker, and the console that its tests share once one of them has asked for it. */
export interface Shared {
  readonly desktop: void
  readonly sharedConsole: () => Promise<RunningConsole>
}

export interface Fixtures {
  /** Switches of the program, given with `test.use`. A console that is started with any is not shared. */
  readonly consoleArgs: readonly string[]
  /** Given with `test.use`: a test that closes or breaks its console, or counts what it leaves, gets one of its own. */
  readonly ownConsole: boolean
  /** A folder for consoles that the test starts itself. */
  readonly userData: string
  readonly running: RunningConsole
  readonly page: Page
}

const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), 'link-console-e2e-'))
const removeFolder = (folder: string): void => rmSync(folder, { recursive: true, force: true })

/**
 * A console at its first start for each test: either the shared one, brought back to that state, or one of its own. A
 * test fails if the content policy was violated during it.
 */
export const test = base.extend<Fixtures, Shared>({
  // On a common desktop the windows of two workers would take the focus and the clipboard from each other.
  desktop: [
    async ({}, use) => {
      const desktop = await openTestDesktop()
      Object.assign(process.env, desktop.env)
      await use()
      await desktop.close()
    },
    { scope: 'worker', auto: true },
  ],
  sharedConsole: [
    async ({}, use) => {
      const userData = temporaryFolder()
      const held: { console?: Promise<RunningConsole> } = {}
      await use(() => (held.console ??= startConsole(userData)))
      await (await held.console)?.close()
      removeFolder(userData)
    },
    { scope: 'worker' },
  ],
  consoleArgs: [[], { option: true }],
  ownConsole: [false, { option: true }],
  userData: async ({}, use) => {
    const folder = temporaryFolder()
    await use(folder)
    removeFolder(folder)
  },
  running: async ({ sharedConsole, userData, consoleArgs, ownConsole }, use) => {
    const own = ownConsole || consoleArgs.length > 0
    const running = own ? await startConsole(userData, consoleArgs) : await sharedConsole()
    if (!own) await backToFirstStart(running)
    await use(running)
    if (own) await running.close()
    const unprovoked = running.complaints.filter((text) => !running.provoked.some((one) => one.test(text)))
    expect(unprovoked).toEqual([])
  },
  page: async ({ running }, use) => use(running.page),
})

export { expect } from 'playwright/test'
