import { ok } from '../../../shared/errors/failure'
import type { HandlersOf } from '../registrar'
import { inConnection, type WithSession } from './with-session'

/** The place of one connection is never given or written to another. */
export const placeHandlers = (withSession: WithSession): HandlersOf<'place'> => ({
  'place:get': ({ connectionId }) =>
    inConnection(withSession, connectionId, async (session) => {
      const stored = await session.place.get()
      return stored.ok ? ok({ place: stored.value }) : stored
    }),
  'place:keep': ({ connectionId, place }) =>
    inConnection(withSession, connectionId, async (session) => {
      const written = await session.place.keep(place)
      return written.ok ? ok(null) : written
    }),
})
