import type { CountedView } from '../../../shared/domain/directory'
import { ok, type Result } from '../../../shared/errors/failure'
import { afterwards } from '../../changes/afterwards'
import type { Session } from '../../connection/session'
import { readViews, removeView, saveView } from '../../directory/saved-views'
import type { Emit } from '../../connection/emit'
import type { HandlersOf } from '../registrar'
import type { WithSession } from './with-session'

const counted = async ({ store, directory }: Session): Promise<Result<readonly CountedView[]>> => {
  const views = await readViews(store)
  if (!views.ok) return views
  const counts = await directory.ask(
    'counted',
    views.value.map(({ text }) => text),
  )
  if (!counts.ok) return counts
  return ok(
    views.value.map((view, place) => ({ ...view, ...(counts.value[place] ?? { count: 0, unread: 0 }) })),
  )
}

export const viewHandlers = (withSession: WithSession, emit: Emit): HandlersOf<'views'> => {
  const after = async (
    session: Session,
    changed: Result<void>,
  ): Promise<Result<readonly CountedView[] | null>> => {
    if (!changed.ok) return changed
    const views = await afterwards(counted(session))
    if (views.ok && views.value) emit('views:changed', { views: views.value })
    return views
  }
  return {
    'views:list': () => withSession(counted),
    'views:save': (view) =>
      withSession(async (session) => after(session, await saveView(session.store, view))),
    'views:remove': ({ id }) =>
      withSession(async (session) => after(session, await removeView(session.store, id))),
  }
}
