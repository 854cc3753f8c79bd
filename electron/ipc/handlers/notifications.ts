import { ok } from '../../../shared/errors/failure'
import type { HandlersOf } from '../registrar'
import type { WithSession } from './with-session'

export const notificationHandlers = (withSession: WithSession): HandlersOf<'notifications'> => ({
  'notifications:get': () => withSession(async ({ notifications }) => ok(notifications.view())),
  'notifications:save': ({ keys, ...queue }) =>
    withSession(({ notifications }) => notifications.save(queue, keys)),
  'notifications:switch': ({ on }) => withSession(({ notifications }) => notifications.switchOn(on)),
  'notifications:deleting': (request) =>
    withSession(({ notifications }) =>
      request.deleting ? notifications.deleteFromQueue(request.confirmed) : notifications.leaveInQueue(),
    ),
  'notifications:test': (_request, { signal }) =>
    withSession(({ notifications }) => notifications.test(signal)),
  'notifications:unrecognised': () => withSession(({ notifications }) => notifications.unrecognised()),
  'notifications:discard': ({ id }) => withSession(({ notifications }) => notifications.discard(id)),
  'notifications:forget': () => withSession(({ notifications }) => notifications.forget()),
})
