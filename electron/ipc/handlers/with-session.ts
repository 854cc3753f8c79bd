import { fail, type Result } from '../../../shared/errors/failure'
import type { Connections } from '../../connection/connections'
import type { Session } from '../../connection/session'

/** Runs a handler on the active session, or answers why there is none. */
export type WithSession = <T>(run: (session: Session) => Promise<Result<T>>) => Promise<Result<T>>

export const withSessionOf =
  (connections: Pick<Connections, 'session'>): WithSession =>
  async (run) => {
    const session = await connections.session()
    return session.ok ? run(session.value) : session
  }

/**
 * The same for a page that means one connection: it may call while another one takes over, where the same ids are other
 * profiles.
 */
export const inConnection = <T>(
  withSession: WithSession,
  connectionId: string,
  run: (session: Session) => Promise<Result<T>>,
): Promise<Result<T>> =>
  withSession(async (session) =>
    session.connection.id === connectionId ? run(session) : fail('not-connected'),
  )
