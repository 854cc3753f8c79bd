import { ok, type Result } from '../../shared/errors/failure'
import type { Connection } from './connection-file'
import type { ConnectionList } from './connection-list'
import type { Session } from './session'

/** The session of the active connection: there is one at most. */
export interface ActiveConnection {
  /** Null while no connection is active; pending while a session is being opened. */
  readonly session: () => Promise<Result<Session>> | null
  /** Counts the sessions: a number that has changed means that another session is in use. */
  readonly number: () => number
  /** Takes the session that is being opened as the program starts. */
  readonly begin: (opening: Promise<Result<Session>>) => void
  /** Closes the session in use and opens one for this connection. Calls that come in between wait for the new one. */
  readonly swap: (connection: Connection) => Promise<void>
  /** Makes it the active connection. The previous one stays in use until the change is on disk. */
  readonly use: (connection: Connection) => Promise<Result<null>>
  /**
   * Opens the session anew after its certificate, address or settings have changed: none may go on with the old
   * identity.
   */
  readonly reopen: (connection: Connection) => Promise<void>
  readonly close: () => Promise<void>
}

export const createActiveConnection = (
  list: Pick<ConnectionList, 'activeId' | 'setActive'>,
  open: (connection: Connection) => Promise<Result<Session>>,
): ActiveConnection => {
  let opening: Promise<Result<Session>> | null = null
  let sessions = 0

  const swap = async (connection: Connection): Promise<void> => {
    const before = opening
    const next = async (): Promise<Result<Session>> => {
      const session = await before
      if (session?.ok) await session.value.close()
      return open(connection)
    }
    opening = next()
    sessions += 1
    await opening
  }

  return {
    session: () => opening,
    number: () => sessions,
    begin: (first) => {
      opening = first
    },
    swap,
    use: async (connection) => {
      const saved = await list.setActive(connection.id)
      if (!saved.ok) return saved
      await swap(connection)
      return ok(null)
    },
    reopen: async (connection) => {
      if (list.activeId() === connection.id) await swap(connection)
    },
    close: async () => {
      const session = await opening
      opening = null
      if (session?.ok) await session.value.close()
    },
  }
}
