import { fail, ok } from '../../../shared/errors/failure'
import type { PdfWindows } from '../../window/pdf-windows'
import { printPage } from '../../window/print'
import type { HandlersOf } from '../registrar'
import { inConnection, type WithSession } from './with-session'

interface Parts {
  readonly windows: Pick<PdfWindows, 'open' | 'shownIn'>
}

export const pdfHandlers = (withSession: WithSession, { windows }: Parts): HandlersOf<'pdf'> => ({
  'pdf:open-window': ({ connectionId, ...pdf }) =>
    inConnection(withSession, connectionId, () => Promise.resolve(windows.open(pdf))),
  'pdf:window': (_request, { window }) =>
    withSession(async ({ store, directory }) => {
      const pdf = window && windows.shownIn(window)
      if (!pdf) return fail('forbidden')
      const list = await store.bills.listOf(pdf.profileId)
      if (!list.ok) return list
      const [row] = await directory.known([pdf.profileId])
      const label = row?.profile?.label || null
      const isGone = directory.isGone(pdf.profileId)
      return ok({ ...pdf, label, bills: list.value?.bills ?? null, isGone })
    }),
  'pdf:print': (size, { window }) =>
    // A profile that was forgotten meanwhile has taken its window along.
    window && !window.isDestroyed()
      ? printPage(window.webContents, size)
      : Promise.resolve(fail('print-failed', { detail: 'the window is closed' })),
})
