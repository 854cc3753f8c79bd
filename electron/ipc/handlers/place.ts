import { fail, ok } from '../../../shared/errors/failure'
import type { Session } from '../../connection/session'
import type { HandlersOf } from '../registrar'
import type { WithSession } from './with-session'

const setting = 'place'

/** What the page had on its screen, as a text of its own: sealed with the rest of the connection, and read by the page alone. */
export const placeHandlers = (withSession: WithSession): HandlersOf<'place'> => {
  // The page may ask while another connection takes over: the place of one is never given, or written, to another.
  const withOwn = <T>(
    connectionId: string,
    run: (session: Session) => ReturnType<typeof withSession<T>>,
  ): ReturnType<typeof withSession<T>> =>
    withSession(async (session) =>
      session.connection.id === connectionId ? run(session) : fail('not-connected'),
    )
  return {
    'place:get': ({ connectionId }) =>
      withOwn(connectionId, async ({ store }) => {
        const stored = await store.settings.get(setting)
        return stored.ok ? ok({ place: typeof stored.value === 'string' ? stored.value : null }) : stored
      }),
    'place:keep': ({ connectionId, place }) =>
      withOwn(connectionId, async ({ store }) => {
        const written = await store.settings.put(setting, place)
        return written.ok ? ok(null) : written
      }),
  }
}
