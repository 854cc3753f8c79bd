import type { Result } from '../../../shared/errors/failure'
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
