import { ok } from '../../../shared/errors/failure'
import type { HandlersOf } from '../registrar'
import type { WithSession } from './with-session'

export const planHandlers = (withSession: WithSession): HandlersOf<'plans'> => ({
  'plans:state': () => withSession(async ({ plans }) => ok(plans.state())),
  'plans:ids': () => withSession(async ({ plans }) => ok(plans.ids())),
  'plans:rows': ({ ids }) => withSession(async ({ plans }) => ok(await plans.rows(ids))),
  'plans:plan': ({ ids, ...request }) =>
    withSession(({ plans }) => plans.plan({ ...request, profileIds: [...ids] })),
  'plans:cancel': ({ ids }) => withSession(({ plans }) => plans.cancel([...ids])),
  'plans:start-late': ({ ids, overMinutes }) =>
    withSession(({ plans }) => plans.startLate([...ids], overMinutes)),
  'plans:pause': ({ paused }) => withSession(({ plans }) => plans.pause(paused)),
})
