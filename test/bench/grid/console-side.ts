import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { setTimeout as wait } from 'node:timers/promises'
import type { ElectronApplication, Page } from 'playwright'
import type { InvokeChannel } from '../../../shared/ipc/channels'
import type { Reply, Request } from '../../../shared/ipc/contract'
import type { Result } from '../../../shared/errors/failure'
import type { PracticeForTests } from '../../support/practice'
import { launch } from './launch'
import { putProbe, type Side } from './side'

const root = fileURLToPath(new URL('../../..', import.meta.url))

type Box = { readonly width: number; readonly height: number }

/** The console in its window, connected and with its directory filled. */
export interface OpenConsole {
  readonly app: ElectronApplication
  readonly page: Page
  readonly ask: <C extends InvokeChannel>(channel: C, request: Request<C>) => Promise<Reply<C>>
  readonly goTo: (hash: string) => Promise<unknown>
}

export const openConsole = async (
  electron: string,
  folder: string,
  practice: PracticeForTests,
): Promise<OpenConsole> => {
  const { app, page } = await launch(electron, root, join(folder, 'user'))

  const ask = async <C extends InvokeChannel>(channel: C, request: Request<C>): Promise<Reply<C>> => {
    const argument = JSON.stringify(request)
    const reply = await page.evaluate<Result<Reply<C>>>(
      `window.api.invoke(${JSON.stringify(channel)}, crypto.randomUUID(), ${argument})`,
    )
    if (!reply.ok) throw new Error(`${channel}: ${reply.error.code} ${reply.error.detail ?? ''}`)
    return reply.value
  }
  const goTo = (hash: string): Promise<unknown> => page.evaluate(`location.hash = ${JSON.stringify(hash)}`)

  const { caPem, certificatePem, keyPem, service } = practice
  const { id } = await ask('connection:create', {
    name: 'Bench',
    baseUrl: service.apiUrl,
    caPem,
    oaepHash: 'sha1',
  })
  const files = [
    await ask('connection:paste', { text: certificatePem }),
    await ask('connection:paste', { text: keyPem }),
  ]
  await ask('connection:import', { id, tokens: files.map(({ token }) => token) })
  await ask('connection:activate', { id })
  for (;;) {
    const { phase, total, left } = await ask('directory:state', {})
    if (phase === 'idle' && total > 0 && left === 0) break
    await wait(1_000)
  }
  return { app, page, ask, goTo }
}

/** The console as the other side of a comparison, as a person has it in front of them. */
export const consoleSide = async (
  electron: string,
  folder: string,
  practice: PracticeForTests,
): Promise<Side & { readonly app: ElectronApplication; readonly box: () => Promise<Box> }> => {
  const { app, page, goTo } = await openConsole(electron, folder, practice)
  const head = page.getByRole('columnheader', { name: /^Label/ })
  return {
    app,
    page,
    box: async () => {
      await goTo('#/profiles')
      await page.getByRole('grid').waitFor()
      return page.evaluate<Box>('bench.box()')
    },
    fresh: async () => {
      await goTo('#/connection')
      await page.reload()
      await putProbe(page, {
        view: '[role="grid"]',
        scroller: '[role="grid"]',
        row: '[role="grid"] [data-index]',
      })
      await page.getByRole('link', { name: /^Profiles/ }).focus()
    },
    focusSort: () => head.focus(),
    focusSearch: () =>
      page
        .getByRole('searchbox')
        .or(page.getByPlaceholder(/^Search/))
        .first()
        .focus(),
  }
}
