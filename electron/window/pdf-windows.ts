import type { BrowserWindow } from 'electron'
import type { ProfilesChange } from '../../shared/domain/profile'
import { fail, ok, type Result } from '../../shared/errors/failure'
import type { PdfOfWindow } from '../../shared/ipc/calls/pdf'
import type { Emit } from '../connection/emit'

/** PDFs in windows of their own. */
export interface PdfWindows {
  readonly open: (pdf: PdfOfWindow) => Result<null>
  /** What it was opened for; null for any other window. */
  readonly shownIn: (window: BrowserWindow) => PdfOfWindow | null
  /** Closes those of a profile, whatever their pages do. */
  readonly closeOf: (profileId: number) => void
  readonly closeAll: () => void
  /** Whether one of them is of this profile. */
  readonly isOpenOf: (profileId: number) => boolean
  /** Tells each of them. */
  readonly emit: Emit
  /** Tells those of the profiles that changed, each about its own profile only. */
  readonly profilesChanged: (change: ProfilesChange) => void
}

interface Parts {
  /** The console's own window. When it is closed, all of them are. */
  readonly main: Pick<BrowserWindow, 'once'>
  /** Opens a window with the page of a PDF; `others` are open already. */
  readonly openWindow: (others: readonly BrowserWindow[]) => BrowserWindow
  /** Lets the page of a new window call, for its profile only; returns the way to tell it something. */
  readonly admit: (window: BrowserWindow, profileId: number) => Emit
}

/** Each has a process and a document of its own. */
const most = 12

/** What of a change is about this profile; null if nothing is. */
const partOf = (
  { rows, removed, forgotten = [] }: ProfilesChange,
  profileId: number,
): ProfilesChange | null => {
  const own = {
    rows: rows.filter(({ id }) => id === profileId),
    removed: removed.filter((id) => id === profileId),
    ...(forgotten.includes(profileId) && { forgotten: [profileId] }),
  }
  return own.rows.length + own.removed.length > 0 ? own : null
}

export const createPdfWindows = ({ main, openWindow, admit }: Parts): PdfWindows => {
  const opened = new Map<BrowserWindow, { readonly pdf: PdfOfWindow; readonly emit: Emit }>()
  const closeWhere = (isMeant: (profileId: number) => boolean): void => {
    for (const [window, { pdf }] of opened) if (isMeant(pdf.profileId)) window.destroy()
  }
  const closeAll = (): void => closeWhere(() => true)
  main.once('closed', closeAll)
  return {
    open: (pdf) => {
      if (opened.size >= most) return fail('too-many-windows', { detail: `${most} are open` })
      const window = openWindow([...opened.keys()])
      opened.set(window, { pdf, emit: admit(window, pdf.profileId) })
      window.once('closed', () => opened.delete(window))
      return ok(null)
    },
    shownIn: (window) => opened.get(window)?.pdf ?? null,
    closeOf: (forgotten) => closeWhere((profileId) => profileId === forgotten),
    closeAll,
    isOpenOf: (profileId) => [...opened.values()].some(({ pdf }) => pdf.profileId === profileId),
    profilesChanged: (change) =>
      opened.forEach(({ pdf, emit }) => {
        const own = partOf(change, pdf.profileId)
        if (own) emit('profiles:changed', own)
      }),
    emit: (event, payload) => opened.forEach(({ emit }) => emit(event, payload)),
  }
}
