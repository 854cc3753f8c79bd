import { changingChannels, type InvokeChannel } from '../../../shared/ipc/channels'
import type { Handler, Handlers } from '../registrar'
import type { Connections } from '../../connection/connections'

/**
 * Calls that change something at the server, at once or as a run. While it cannot be reached they are refused with the
 * reason, and nothing is sent.
 */
const changing = [
  ...changingChannels,
  'bulk:start',
  'bulk:retry',
  'triage:release',
  'plans:start-late',
] as const satisfies readonly InvokeChannel[]

const guarded =
  <C extends InvokeChannel>(connections: Pick<Connections, 'session'>, handler: Handler<C>): Handler<C> =>
  async (request, context) => {
    const session = await connections.session()
    const error = session.ok ? session.value.reach.refusal() : null
    return error ? { ok: false, error } : handler(request, context)
  }

/** The handlers, with those that change something switched off for as long as the window is offline. */
export const onlineOnly = (connections: Pick<Connections, 'session'>, handlers: Handlers): Handlers => {
  const over = changing.map((channel) => [channel, guarded(connections, handlers[channel] as never)])
  return { ...handlers, ...(Object.fromEntries(over) as Partial<Handlers>) }
}
