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
  'coverage:rows': (question) => withSession(({ directory }) => directory.ask('coverageRows', question)),
  'coverage:export': ({ format, ...question }, { signal }) =>
    withSession(async ({ directory: { ask } }) => {
      const file = await coverageFile({ ask, format, makeTable, signal }, question)
      if (!file.ok) return file
      const { bytes, rewritten } = file.value
      const saved = await dialogs.save(`coverage ${localDay(new Date())}.${format}`, bytes)
      return saved.ok ? ok({ ...saved.value, rewritten }) : saved
    }),
  'coverage:sweep-state': ({ what }) => withSession(async ({ sweeps }) => ok(sweeps[what].state())),
  'coverage:sweep': (wanted) =>
    withSession(async ({ directory, sweeps }) => {
      const { what } = wanted
      const ids = await directory.ask('recordsWanted', wanted)
      if (!ids.ok) return ids
      if (ids.value.length > 0) await sweeps[what].start(ids.value)
      return ok(sweeps[what].state())
    }),
  'coverage:read': ({ what, ids }) =>
    withSession(async ({ sweeps: { [what]: sweep } }) => {
      await sweep.start(ids)
      return ok(sweep.state())
    }),
  'coverage:gaps': (question) => withSession(({ directory }) => directory.ask('gapPlan', question)),
  'coverage:cancel-sweep': ({ what }) =>
    withSession(async ({ sweeps }) => {
      await sweeps[what].cancel()
      return ok(sweeps[what].state())
    }),
})
