import { fail, ok } from '../../../shared/errors/failure'
import type { Session } from '../../connection/session'
import type { HandlersOf } from '../registrar'
import type { WithSession } from './with-session'

export const placeHandlers = (withSession: WithSession): HandlersOf<'place'> => {
  // The page may call while another connection takes over: the place of one connection is never given or written to
  // another.
  const withOwn = <T>(
    connectionId: string,
    run: (session: Session) => ReturnType<typeof withSession<T>>,
  ): ReturnType<typeof withSession<T>> =>
    withSession(async (session) =>
      session.connection.id === connectionId ? run(session) : fail('not-connected'),
    )
  return {
    'place:get': ({ connectionId }) =>
      withOwn(connectionId, async (session) => {
        const stored = await session.place.get()
        return stored.ok ? ok({ place: stored.value }) : stored
      }),
    'place:keep': ({ connectionId, place }) =>
      withOwn(connectionId, async (session) => {
        const written = await session.place.keep(place)
        return written.ok ? ok(null) : written
      }),
  }
}
