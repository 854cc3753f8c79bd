import { z } from 'zod'
import { call } from '../call'
import { connectionId, text } from '../fields'

export const placeCalls = {
  /** What was on the screen in this connection when it was last kept, as the page wrote it; null where nothing was. */
  'place:get': call<{ readonly place: string | null }>()(z.strictObject({ connectionId })),
  'place:keep': call<null>()(z.strictObject({ connectionId, place: text(200_000) })),
}
