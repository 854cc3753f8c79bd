import { mkdir, readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { app, dialog, type BrowserWindow } from 'electron'
import { safeName } from '../../shared/domain/safe-name'
import { fail, ok, type Result } from '../../shared/errors/failure'
import { writeFailure, writeWhole } from '../files/whole-file'

interface FolderQuestion {
  readonly title: string
  readonly buttonLabel: string
}

/** The system's file dialogs: the page never sees a path that it did not get from here. */
export interface Dialogs {
  readonly openFiles: () => Promise<Result<readonly { readonly name: string; readonly bytes: Uint8Array }[]>>
  /** The path of a file that may be written, or replaced; null where the person changed their mind. */
  readonly chooseFile: (name: string) => Promise<string | null>
  /** The path of a folder that is there; null where the person changed their mind. */
  readonly chooseFolder: (question: FolderQuestion) => Promise<string | null>
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

/**
 * What was chosen; null if nothing was. A window that is closed takes its dialog along, and not every system then
 * answers: it counts as a change of mind.
 */
const chosenIn = async <T extends { readonly canceled: boolean }>(
  window: BrowserWindow,
  ask: () => Promise<T>,
): Promise<T | null> => {
  if (window.isDestroyed()) return null
  let onClosed = (): void => undefined
  const closed = new Promise<null>((resolve) => {
    onClosed = () => resolve(null)
  })
  window.once('closed', onClosed)
  const chosen = await Promise.race([ask(), closed]).finally(() => window.off('closed', onClosed))
  return chosen?.canceled ? null : chosen
}

const choicesIn = (window: BrowserWindow): Pick<Dialogs, 'chooseFile' | 'chooseFolder'> => ({
  chooseFile: async (name) => {
    const defaultPath = join(app.getPath('downloads'), safeName(name))
    const chosen = await chosenIn(window, () => dialog.showSaveDialog(window, { defaultPath }))
    return chosen?.filePath || null
  },
  chooseFolder: async (question) => {
    const chosen = await chosenIn(window, () =>
      dialog.showOpenDialog(window, {
        ...question,
        defaultPath: app.getPath('downloads'),
        properties: ['openDirectory', 'createDirectory'],
      }),
    )
    return chosen?.filePaths[0] ?? null
  },
})

const savingWith = ({
  chooseFile,
  chooseFolder,
}: ReturnType<typeof choicesIn>): Pick<Dialogs, 'save' | 'saveFolder'> => ({
  save: async (name, bytes) => {
    const path = await chooseFile(name)
    if (path === null) return ok({ savedTo: null })
    try {
      await writeWhole(path, bytes)
      return ok({ savedTo: basename(path) })
    } catch (error) {
      return writeFailure(error, basename(path))
    }
  },
  saveFolder: async (name, files) => {
    const parent = await chooseFolder({ title: 'Where to put the folder', buttonLabel: 'Save here' })
    if (parent === null) return ok({ savedTo: null })
    const wanted = safeName(name)
    try {
      const folder = await newFolder(parent, wanted)
      for (const file of files) {
        await writeWhole(join(parent, folder, safeName(file.name)), file.bytes)
      }
      return ok({ savedTo: folder })
    } catch (error) {
      return writeFailure(error, wanted)
    }
  },
})

const openFilesIn = (window: BrowserWindow): Pick<Dialogs, 'openFiles'> => ({
  openFiles: async () => {
    const chosen = await chosenIn(window, () =>
      dialog.showOpenDialog(window, {
        title: 'Choose certificate and key',
        properties: ['openFile', 'multiSelections'],
        filters: [
          {
            name: 'Certificates and keys',
            extensions: ['crt', 'cer', 'pem', 'key', 'der', 'p12', 'pfx', 'pf12'],
          },
          { name: 'All files', extensions: ['*'] },
        ],
      }),
    )
    const filePaths = chosen?.filePaths ?? []
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
})

/** The dialogs of this window, whichever has the focus meanwhile. */
export const createDialogs = (window: BrowserWindow): Dialogs => {
  const choices = choicesIn(window)
  return { ...openFilesIn(window), ...choices, ...savingWith(choices) }
}
