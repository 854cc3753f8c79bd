import type { ProfileRow } from '../../../shared/domain/profile'
import { ok } from '../../../shared/errors/failure'
import type { Session } from '../../connection/session'
import { profilesAsCsv, profilesAsTable } from '../../directory/export/profile-table'
import type { Dialogs } from '../../window/dialogs'
import type { Handlers } from '../registrar'
import type { WithSession } from './with-session'

/** What is known of these profiles now, without having anything read. */
type KnownRows = (session: Session, ids: readonly number[]) => readonly ProfileRow[]

/** Profiles for a spreadsheet: as a file, and for the clipboard. */
export const profileExports = (
  withSession: WithSession,
  dialogs: Pick<Dialogs, 'save'>,
  known: KnownRows,
): Pick<Handlers, 'profiles:export' | 'profiles:table'> => ({
  'profiles:export': (request, { signal }) =>
    withSession(async (session) => {
      const rows = (ids: readonly number[]) => known(session, ids)
      const { bytes, unread } = await profilesAsCsv({ ...request, rows, signal })
      const saved = await dialogs.save(`profiles ${new Date().toISOString().slice(0, 10)}.csv`, bytes)
      return saved.ok ? ok({ ...saved.value, unread }) : saved
    }),
  'profiles:table': (request, { signal }) =>
    withSession(async (session) =>
      ok(await profilesAsTable({ ...request, rows: (ids) => known(session, ids), signal })),
    ),
})
