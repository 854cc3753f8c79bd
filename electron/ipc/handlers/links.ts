import { ok } from '../../../shared/errors/failure'
import type { HandlersOf } from '../registrar'

export const linkHandlers = (): HandlersOf<'links'> => ({
  'links:pending': async () => ok([]),
  'links:done': async () => ok(null),
})
