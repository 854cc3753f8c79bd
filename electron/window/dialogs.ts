import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
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
  /** Makes a folder of this name where the person says, with these files. */
  readonly saveFolder: (
    name: string,
    files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
  ) => Promise<Result<{ readonly savedTo: string | null }>>
}

/** No certificate is that large; a film chosen by mistake need not be read. */
const maxFileBytes = 1024 * 1024

/**
 * Written beside the target and then renamed: a crash leaves no half file, and a link in its place is replaced, not
 * followed.
 */
const writeWhole = async (path: string, bytes: Uint8Array): Promise<void> => {
  const partial = join(dirname(path), `.${randomUUID()}.part`)
  try {
    await writeFile(partial, bytes, { flag: 'wx' })
    await rename(partial, path)
  } catch (error) {
    await rm(partial, { force: true })
    throw error
  }
}

/** More folders of one name than this are a mistake. */
const maxFilesOfOneName = 200

/**
 * Makes a new folder, numbered if one of that name exists: nothing is mixed with existing files, or written where a
 * link leads.
 */
const newFolder = async (parent: string, name: string): Promise<string> => {
  for (let number = 1; ; number += 1) {
    const folder = number === 1 ? name : `${name} (${number})`
    try {
      await mkdir(join(parent, folder))
      return folder
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || number === maxFilesOfOneName) throw error
    }
  }
}

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
        if (size > maxFileBytes) return fail('import-unreadable', { detail: basename(path) })
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
    try {
      await writeWhole(filePath, bytes)
      return ok({ savedTo: basename(filePath) })
    } catch {
      return fail('file-unwritable', { detail: basename(filePath) })
    }
  },
  saveFolder: async (name, files) => {
    const { canceled, filePaths } = await dialog.showOpenDialog(window, {
      title: 'Where to put the folder',
      buttonLabel: 'Save here',
      defaultPath: app.getPath('downloads'),
      properties: ['openDirectory', 'createDirectory'],
    })
    const [parent] = filePaths
    if (canceled || parent === undefined) return ok({ savedTo: null })
    const wanted = safeName(name)
    try {
      const folder = await newFolder(parent, wanted)
      for (const file of files) {
        await writeWhole(join(parent, folder, safeName(file.name)), file.bytes)
      }
      return ok({ savedTo: folder })
    } catch {
      return fail('file-unwritable', { detail: wanted })
    }
  },
})
