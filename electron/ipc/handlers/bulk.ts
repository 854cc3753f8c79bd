import { ok } from '../../../shared/errors/failure'
import { passColour } from '../../directory/tag-colours'
import type { MakeTable } from '../../files/table'
import type { Dialogs } from '../../window/dialogs'
import type { HandlersOf } from '../registrar'
import type { WithSession } from './with-session'

/** Ids cross as one block of memory; the engine takes plain lists. */
const listOf = (ids: Int32Array): readonly number[] => Array.from(ids)

export const bulkHandlers = (
  withSession: WithSession,
  dialogs: Pick<Dialogs, 'save'>,
  makeTable: MakeTable,
): HandlersOf<'bulk'> => ({
  'bulk:preview': ({ operation, ids, caseJobs, values }, { signal }) =>
    withSession(({ bulk }) => bulk.preview(operation, listOf(ids), signal, caseJobs, values)),
  'bulk:start': ({ operation, ids, confirmed, unmatched, caseJobs, leftOutCases, values }) =>
    withSession(async ({ bulk, store }) => {
      const started = await bulk.start(
        operation,
        listOf(ids),
        confirmed,
        unmatched,
        caseJobs,
        leftOutCases,
        values,
      )
      // Not worth a failure: the run goes on without a colour.
      if (started.ok && operation.kind === 'tag-rename') await passColour(store, operation.from, operation.to)
      return started
    }),
  'bulk:list': () => withSession(async ({ bulk }) => ok(bulk.list())),
  'bulk:report': ({ id }) => withSession(({ bulk }) => bulk.report(id)),
  'bulk:unmatched': ({ id }) => withSession(({ bulk }) => bulk.unmatched(id)),
  'bulk:gaps': ({ id }) => withSession(({ bulk }) => bulk.gaps(id)),
  'bulk:items': ({ id, states, from, count }) =>
    withSession(({ bulk }) => bulk.items(id, states, from, count)),
  'bulk:profiles': ({ id, states }) => withSession(({ bulk }) => bulk.profiles(id, states)),
  'bulk:pause': ({ id }) => withSession(({ bulk }) => bulk.pause(id)),
  'bulk:resume': ({ id }) => withSession(({ bulk }) => bulk.resume(id)),
  'bulk:cancel': ({ id }) => withSession(({ bulk }) => bulk.cancel(id)),
  'bulk:retry': ({ id }) => withSession(({ bulk }) => bulk.retry(id)),
  'bulk:forget': ({ id }) => withSession(({ bulk }) => bulk.forget(id)),
  'bulk:export': ({ id, format }, { signal }) =>
    withSession(async ({ bulk }) => {
      const file = await bulk.file(id, (columns) => makeTable(format, columns), signal)
      if (!file.ok) return file
      const { bytes, rewritten } = file.value
      const saved = await dialogs.save(`bulk-run-${id.slice(0, 8)}.${format}`, bytes)
      return saved.ok ? ok({ ...saved.value, rewritten }) : saved
    }),
})
