import { ok } from '../../../shared/errors/failure'
import type { Dialogs } from '../../window/dialogs'
import type { HandlersOf } from '../registrar'
import type { WithSession } from './with-session'

export const activityHandlers = (
  withSession: WithSession,
  dialogs: Pick<Dialogs, 'save'>,
): HandlersOf<'activity'> => ({
  'activity:count': ({ filter }, { signal }) =>
    withSession(({ activityDesk }) => activityDesk.count(filter, signal)),
  'activity:lines': ({ filter, from, count }, { signal }) =>
    withSession(({ activityDesk }) => activityDesk.lines(filter, from, count, signal)),
  'activity:export': ({ filter }, { signal }) =>
    withSession(async ({ activityDesk }) => {
      const file = await activityDesk.file(filter, signal)
      if (!file.ok) return file
      const { bytes, lines, head } = file.value
      const saved = await dialogs.save(`activity ${new Date().toISOString().slice(0, 10)}.csv`, bytes)
      return saved.ok ? ok({ ...saved.value, lines, head }) : saved
    }),
  'activity:check': ({ again }) => withSession(({ activityDesk }) => activityDesk.check(again)),
})
