import { createReadStream, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { _electron, type Page } from 'playwright/test'
import { test as base } from './console'

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
const built = at('../../out/gallery')
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
}

/** Serves the built gallery over HTTP, because a page cannot load modules from files. */
const serve = async (): Promise<{ readonly origin: string; readonly close: () => void }> => {
  const server = createServer(({ url }, response) => {
    const { pathname } = new URL(url ?? '/', 'http://gallery')
    response.setHeader('Content-Type', types[extname(pathname)] ?? 'application/octet-stream')
    createReadStream(join(built, pathname))
      .on('error', () => response.writeHead(404).end())
      .pipe(response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

interface Story {
  readonly id: string
}

interface Gallery {
  readonly stories: readonly Story[]
  readonly page: Page
  /** Shows a story. Resolves once what a person would do in it is done, or the story has failed. */
  readonly show: (story: Story) => Promise<void>
}

/** Whether Storybook has finished with the story, even if it threw. */
const isOver = (): boolean => {
  const { __STORYBOOK_PREVIEW__: preview } = globalThis as {
    __STORYBOOK_PREVIEW__?: { readonly currentRender?: { readonly phase?: string } }
  }
  const failed = document.body.classList.contains('sb-show-errordisplay')
  return failed || /^(finished|errored|aborted)$/.test(preview?.currentRender?.phase ?? '')
}

const openGallery = async (use: (gallery: Gallery) => Promise<void>): Promise<void> => {
  const executablePath = process.env['LINK_CONSOLE_ELECTRON_EXECUTABLE']
  if (!executablePath) throw new Error('Run this through `npm run test:e2e`, which finds Electron')
  const userData = mkdtempSync(join(tmpdir(), 'link-console-gallery-'))
  const { origin, close } = await serve()
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const app = await _electron.launch({
    executablePath,
    args: [...asRoot, at('../gallery/window'), `--user-data-dir=${userData}`],
  })
  try {
    const page = await app.firstWindow()
    const { entries } = JSON.parse(readFileSync(join(built, 'index.json'), 'utf8')) as {
      readonly entries: Readonly<Record<string, Story>>
    }
    const show = async ({ id }: Story): Promise<void> => {
      // Removes what the story before has stored, such as a width.
      if (page.url().startsWith(origin)) await page.evaluate(() => localStorage.clear())
      await page.goto(`${origin}/iframe.html?id=${id}&viewMode=story`)
      await page.waitForFunction(isOver)
    }
    await use({ stories: Object.values(entries), page, show })
  } finally {
    await app.close()
    close()
    rmSync(userData, { recursive: true, force: true })
  }
}

/** One window for all stories of a worker. */
export const test = base.extend<object, { readonly gallery: Gallery }>({
  gallery: [async ({ desktop: _ }, use) => openGallery(use), { scope: 'worker', timeout: 120_000 }],
})
