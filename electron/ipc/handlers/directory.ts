import { ok } from '../../../shared/errors/failure'
import type { HandlersOf } from '../registrar'
import type { WithSession } from './with-session'

export const directoryHandlers = (withSession: WithSession): HandlersOf<'directory'> => ({
  'directory:state': () => withSession(async ({ directory }) => ok(await directory.state())),
  'directory:pause': ({ paused }) =>
    withSession(async ({ directory }) => {
      directory.pause(paused)
      return ok(await directory.state())
    }),
  'directory:refresh': () =>
    withSession(async ({ directory }) => {
      directory.refresh()
      return ok(await directory.state())
    }),
})
