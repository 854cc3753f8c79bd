import type { BrowserWindow } from 'electron'
import { expect, it } from 'vitest'
import { billHandlers } from '../../../electron/ipc/handlers/records'
import type { WithSession } from '../../../electron/ipc/handlers/with-session'
import type { Dialogs } from '../../../electron/window/dialogs'
import { ok } from '../../../shared/errors/failure'

const { signal } = new AbortController()

it('a PDF is saved by a dialog of the window that asks', async () => {
  const owners: unknown[] = []
  const session = {
    connection: { id: 'c' },
    bills: { pdf: async () => ok(new ArrayBuffer(1)) },
    directory: { forgettingOf: () => () => false },
    savingPdfs: { during: (_profileId: number, run: () => unknown) => run() },
  }
  const handlers = billHandlers(
    (async (run: (of: unknown) => unknown) => run(session)) as WithSession,
    (caller) => {
      owners.push(caller)
      const nothing = () => Promise.resolve(null)
      const save = () => Promise.resolve(ok({ savedTo: null }))
      return { save, chooseFile: nothing, chooseFolder: nothing } as unknown as Dialogs
    },
    () => undefined,
  )
  const [ofPdf, ofConsole] = [{}, {}] as BrowserWindow[] as [BrowserWindow, BrowserWindow]
  const pdf = { profileId: 7, billId: 'b1', suggestedName: 'b1.pdf' }
  await handlers['bills:save-pdf'](pdf, { signal, window: ofPdf })
  for (const into of ['folder', 'zip'] as const)
    await handlers['bills:save-pdfs'](
      { profileId: 7, label: '', pattern: '', into, bills: [] },
      { signal, window: ofConsole },
    )
  expect(owners).toHaveLength(3)
  for (const [at, owner] of [ofPdf, ofConsole, ofConsole].entries()) expect(owners[at]).toBe(owner)
})
