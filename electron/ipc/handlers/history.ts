import { fail } from '../../../shared/errors/failure'
import type { Session } from '../../connection/session'
import type { HandlersOf } from '../registrar'
import { inConnection, type WithSession } from './with-session'

const pageSize = 50

/** What was learned a moment ago is part of the history, and is still on its way to the disk. */
const settled = async ({ directory, store }: Session): Promise<Session['store']['history']> => {
  await directory.settled()
  return store.history
}

export const historyHandlers = (withSession: WithSession, now: () => Date): HandlersOf<'history'> => ({
  'history:page': ({ connectionId, ...question }) =>
    inConnection(withSession, connectionId, async (session) => {
      const isForgotten = session.directory.forgettingOf(question.profileId)
      const page = await (await settled(session)).page({ ...question, limit: pageSize })
      return isForgotten() ? fail('cancelled') : page
    }),
  'history:as-of': ({ profileId, until }) =>
    withSession(async (session) => (await settled(session)).asOf(profileId, until)),
  'history:kept': () => withSession(({ store }) => store.history.kept()),
  'history:keep': (limits) => withSession(({ store }) => store.history.keep(limits, now().toISOString())),
})
