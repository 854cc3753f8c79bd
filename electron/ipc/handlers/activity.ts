import { ok } from '../../../shared/errors/failure'
import type { Dialogs } from '../../window/dialogs'
import type { HandlersOf } from '../registrar'
import type { WithSession } from './with-session'
import { localDay } from '../../../shared/coverage/calendar'

export const activityHandlers = (
  withSession: WithSession,
  dialogs: Pick<Dialogs, 'save'>,
): HandlersOf<'activity'> => ({
  'activity:count': ({ filter }, { signal }) =>
    withSession(({ activityReader }) => activityReader.count(filter, signal)),
  'activity:lines': ({ filter, from, count }, { signal }) =>
    withSession(({ activityReader }) => activityReader.lines(filter, from, count, signal)),
  'activity:export': ({ filter }, { signal }) =>
    withSession(async ({ activityReader }) => {
      const file = await activityReader.file(filter, signal)
      if (!file.ok) return file
      const { bytes, lines, head } = file.value
      const saved = await dialogs.save(`activity ${localDay(new Date())}.csv`, bytes)
      return saved.ok ? ok({ ...saved.value, lines, head }) : saved
    }),
  'activity:check': ({ again }) => withSession(({ activityReader }) => activityReader.check(again)),
})
