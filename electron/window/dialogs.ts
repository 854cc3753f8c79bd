import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { randomUUID } from 'node:crypto'
import { app, dialog, type BrowserWindow } from 'electron'
import { fail, ok, type Result } from '../../shared/errors/failure'
import { safeName } from './safe-name'

/** The system's file dialogs: the page never sees a path that it did not get from here. */
export interface Dialogs {
  readonly openFiles: () => Promise<Result<readonly { readonly name: string; readonly bytes: Uint8Array }[]>>
  /** Null where the person changed their mind. */
  readonly save: (name: string, bytes: Uint8Array) => Promise<Result<{ readonly savedTo: string | null }>>
}

/** No certificate is that large; a film chosen by mistake need not be read. */
const largestFile = 1024 * 1024

export const createDialogs = (window: BrowserWindow): Dialogs => ({
  openFiles: async () => {
    const { filePaths } = await dialog.showOpenDialog(window, {
      title: 'Choose certificate and key',
      properties: ['openFile', 'multiSelections'],
      filters: [
        {
          name: 'Certificates and keys',
          extensions: ['crt', 'cer', 'pem', 'key', 'der', 'p12', 'pfx', 'pf12'],
        },
        { name: 'All files', extensions: ['*'] },
      ],
    })
    try {
      const files = []
      for (const path of filePaths.slice(0, 8)) {
        const { size } = await stat(path)
        if (size > largestFile) return fail('import-unreadable', { detail: basename(path) })
        files.push({ name: basename(path), bytes: new Uint8Array(await readFile(path)) })
      }
      return ok(files)
    } catch {
      return fail('file-unreadable')
    }
  },
  save: async (name, bytes) => {
    const { canceled, filePath } = await dialog.showSaveDialog(window, {
      defaultPath: join(app.getPath('downloads'), safeName(name)),
    })
    if (canceled || !filePath) return ok({ savedTo: null })
    // Beside the target and renamed: a crash leaves no half file, and a link in its place is replaced, not followed.
    const partial = join(dirname(filePath), `.${randomUUID()}.part`)
    try {
      await writeFile(partial, bytes, { flag: 'wx' })
      await rename(partial, filePath)
      return ok({ savedTo: basename(filePath) })
    } catch {
      await rm(partial, { force: true })
      return fail('file-unwritable', { detail: basename(filePath) })
    }
  },
})
