import { fail } from '../../../shared/errors/failure'
import type { HandlersOf } from '../registrar'
import type { WithSession } from './with-session'

export const directoryHandlers = (_withSession: WithSession): HandlersOf<'directory'> => ({
  'directory:state': async () => fail('internal'),
  'directory:pause': async () => fail('internal'),
  'directory:refresh': async () => fail('internal'),
})
