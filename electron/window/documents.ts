import { join } from 'node:path'
import { app, shell } from 'electron'

/** Opens the folder with the console's documents. */
export const openDocuments = (): Promise<string> => shell.openPath(join(app.getAppPath(), 'docs'))
