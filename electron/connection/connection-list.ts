import { fail, ok, type Failure, type Result } from '../../shared/errors/failure'
import { readConnections, writeConnections, type Connection, type ConnectionFile } from './connection-file'

/** The connections of this computer, and which of them is the active one: in memory as they are on disk. */
export interface ConnectionList {
  /** Why the file could not be read. Every change then fails with this, so that the file is not overwritten. */
  readonly trouble: Failure | null
  readonly all: () => readonly Connection[]
  readonly activeId: () => string | null
  readonly byId: (id: string) => Result<Connection>
  /** Adds the connection at the end of the list, replacing the one with the same id. */
  readonly put: (connection: Connection) => Promise<Result<void>>
  readonly setActive: (id: string | null) => Promise<Result<void>>
  readonly remove: (id: string) => Promise<Result<void>>
}

export const openConnectionList = async (file: string): Promise<ConnectionList> => {
  const read = await readConnections(file)
  const trouble = read.ok ? null : read.error
  let content: ConnectionFile = read.ok ? read.value : { version: 1, activeId: null, connections: [] }

  const change = async (part: Partial<ConnectionFile>): Promise<Result<void>> => {
    if (trouble) return { ok: false, error: trouble }
    const next = { ...content, ...part }
    const written = await writeConnections(file, next)
    if (written.ok) content = next
    return written
  }
  const without = (id: string): readonly Connection[] =>
    content.connections.filter((connection) => connection.id !== id)

  return {
    trouble,
    all: () => content.connections,
    activeId: () => content.activeId,
    byId: (id) => {
      const found = content.connections.find((connection) => connection.id === id)
      return found ? ok(found) : fail('not-found', { subject: 'connection' })
    },
    put: (connection) => change({ connections: [...without(connection.id), connection] }),
    setActive: (activeId) => change({ activeId }),
    remove: (id) =>
      change({
        connections: [...without(id)],
        activeId: content.activeId === id ? null : content.activeId,
      }),
  }
}
