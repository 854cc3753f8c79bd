import { rm } from 'node:fs/promises'
import { fail, ok, type Result } from '../../shared/errors/failure'
import type { IdentityStore } from '../identity/identity-store'
import { copiesOf } from '../store/copies'
import type { ActiveConnection } from './active-connection'
import type { Connection } from './connection-file'
import type { ConnectionList } from './connection-list'
import { storeFilesOf } from './session-parts'

interface ForgetParts {
  readonly list: ConnectionList
  readonly active: ActiveConnection
  readonly identities: IdentityStore
  /** The folder of the databases. */
  readonly folder: string
}

const removeFiles = async (folder: string, id: string): Promise<Result<null>> => {
  const { file: database, filesFolder } = storeFilesOf(folder, id)
  const besides = [`${database}-wal`, `${database}-shm`, filesFolder, ...copiesOf(database)]
  try {
    for (const path of [database, ...besides]) await rm(path, { recursive: true, force: true })
    return ok(null)
  } catch (error) {
    return fail('file-unwritable', { detail: (error as NodeJS.ErrnoException).code })
  }
}

const removeAll = async (
  { list, identities, folder }: ForgetParts,
  { id }: Connection,
): Promise<Result<null>> => {
  const removed = await identities.removeAll(id)
  if (!removed.ok) return removed
  const files = await removeFiles(folder, id)
  if (!files.ok) return files
  const saved = await list.remove(id)
  return saved.ok ? ok(null) : saved
}

/**
 * Removes everything of a connection from this computer. Its session is closed first, since closing still writes. If
 * something cannot be removed, the connection is used again as far as it is intact, and the page says why.
 */
export const forgetConnection = async (parts: ForgetParts, connection: Connection): Promise<Result<null>> => {
  const wasActive = parts.list.activeId() === connection.id
  if (wasActive) await parts.active.close()
  const removed = await removeAll(parts, connection)
  if (!removed.ok && wasActive) await parts.active.swap(connection)
  return removed
}
