import { tablesWith } from '../../electron/files/table'
import { startWorker } from './programs'

/** The writer of tables, with its thread. */
export const makeTable = tablesWith(() => startWorker('electron/files/xlsx-worker.ts'))

export const csvTable = (columns: readonly string[]) => makeTable('csv', columns)
