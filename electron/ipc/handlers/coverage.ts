import { ok } from '../../../shared/errors/failure'
import { coverageAsCsv } from '../../coverage/export'
import type { Dialogs } from '../../window/dialogs'
import type { HandlersOf } from '../registrar'
import type { WithSession } from './with-session'

export const coverageHandlers = (
  withSession: WithSession,
  dialogs: Pick<Dialogs, 'save'>,
): HandlersOf<'coverage'> => ({
  'coverage:overview': (question) => withSession(({ directory }) => directory.ask('coverage', question)),
  'coverage:rows': ({ ids }) => withSession(({ directory }) => directory.ask('coverageRows', ids)),
  'coverage:export': (question, { signal }) =>
    withSession(async ({ directory }) => {
      const csv = await coverageAsCsv(directory.ask, question, signal)
      return csv.ok
        ? dialogs
            .save(`coverage ${new Date().toISOString().slice(0, 10)}.csv`, csv.value.bytes)
            .then((saved) => (saved.ok ? ok({ ...saved.value, rewritten: csv.value.rewritten }) : saved))
        : csv
    }),
  'coverage:sweep-state': () => withSession(async ({ sweep }) => ok(sweep.state())),
  'coverage:sweep': ({ text, all }) =>
    withSession(async ({ directory, sweep }) => {
      const ids = await directory.ask('billsWanted', { text, all })
      if (!ids.ok) return ids
      if (ids.value.length > 0) await sweep.start(ids.value)
      return ok(sweep.state())
    }),
  'coverage:cancel-sweep': () =>
    withSession(async ({ sweep }) => {
      await sweep.cancel()
      return ok(sweep.state())
    }),
})
