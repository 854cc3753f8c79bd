import { ok } from '../../../shared/errors/failure'
import type { HandlersOf } from '../registrar'
import type { WithSession } from './with-session'

export const trafficHandlers = (withSession: WithSession): HandlersOf<'traffic'> => ({
  'traffic:requests': () => withSession(({ link }) => Promise.resolve(ok({ requests: link.traffic() }))),
})
