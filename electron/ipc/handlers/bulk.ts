import { fail } from '../../../shared/errors/failure'
import type { Dialogs } from '../../window/dialogs'
import type { HandlersOf } from '../registrar'
import type { WithSession } from './with-session'

export const bulkHandlers = (_withSession: WithSession, _dialogs: Dialogs): HandlersOf<'bulk'> => ({
  'bulk:preview': async () => fail('internal'),
  'bulk:start': async () => fail('internal'),
  'bulk:list': async () => fail('internal'),
  'bulk:report': async () => fail('internal'),
  'bulk:items': async () => fail('internal'),
  'bulk:profiles': async () => fail('internal'),
  'bulk:pause': async () => fail('internal'),
  'bulk:resume': async () => fail('internal'),
  'bulk:cancel': async () => fail('internal'),
  'bulk:retry': async () => fail('internal'),
  'bulk:forget': async () => fail('internal'),
  'bulk:export': async () => fail('internal'),
})
