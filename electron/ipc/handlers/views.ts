import { fail } from '../../../shared/errors/failure'
import type { HandlersOf } from '../registrar'
import type { WithSession } from './with-session'

export const viewHandlers = (_withSession: WithSession): HandlersOf<'views'> => ({
  'views:list': async () => fail('internal'),
  'views:save': async () => fail('internal'),
  'views:remove': async () => fail('internal'),
})
