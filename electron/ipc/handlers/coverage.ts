import { ok } from '../../../shared/errors/failure'
import { coverageFile } from '../../coverage/export'
import type { MakeTable } from '../../files/table'
import type { Dialogs } from '../../window/dialogs'
import type { HandlersOf } from '../registrar'
import type { WithSession } from './with-session'
import { localDay } from '../../../shared/coverage/calendar'

export const coverageHandlers = (
  withSession: WithSession,
  dialogs: Pick<Dialogs, 'save'>,
  makeTable: MakeTable,
): HandlersOf<'coverage'> => ({
  'coverage:overview': (question) => withSession(({ directory }) => directory.ask('coverage', question)),
  'coverage:rows': ({ ids }) => withSession(({ directory }) => directory.ask('coverageRows', ids)),
  'coverage:export': ({ format, ...question }, { signal }) =>
    withSession(async ({ directory: { ask } }) => {
      const file = await coverageFile({ ask, format, makeTable, signal }, question)
      if (!file.ok) return file
      const { bytes, rewritten } = file.value
      const saved = await dialogs.save(`coverage ${localDay(new Date())}.${format}`, bytes)
      return saved.ok ? ok({ ...saved.value, rewritten }) : saved
    }),
  'coverage:sweep-state': () => withSession(async ({ sweep }) => ok(sweep.state())),
  'coverage:sweep': ({ text, all }) =>
    withSession(async ({ directory, sweep }) => {
      const ids = await directory.ask('billsWanted', { text, all })
      if (!ids.ok) return ids
      if (ids.value.length > 0) await sweep.start(ids.value)
      return ok(sweep.state())
    }),
  'coverage:read': ({ ids }) =>
    withSession(async ({ sweep }) => {
      await sweep.start(ids)
      return ok(sweep.state())
    }),
  'coverage:gaps': (question) => withSession(({ directory }) => directory.ask('gapPlan', question)),
  'coverage:cancel-sweep': () =>
    withSession(async ({ sweep }) => {
      await sweep.cancel()
      return ok(sweep.state())
    }),
})
