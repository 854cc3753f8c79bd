import { ok } from '../../../shared/errors/failure'
import { profilesAsCsv, profilesAsTable } from '../../directory/export/profile-table'
import type { Dialogs } from '../../window/dialogs'
import type { Handlers } from '../registrar'
import type { WithSession } from './with-session'

/** Profiles for a spreadsheet: as a file, and for the clipboard. */
export const profileExports = (
  withSession: WithSession,
  dialogs: Pick<Dialogs, 'save'>,
): Pick<Handlers, 'profiles:export' | 'profiles:table'> => ({
  'profiles:export': (request, { signal }) =>
    withSession(async ({ directory }) => {
      const { bytes, ...found } = await profilesAsCsv({ ...request, rows: directory.known, signal })
      const saved = await dialogs.save(`profiles ${new Date().toISOString().slice(0, 10)}.csv`, bytes)
      return saved.ok ? ok({ ...saved.value, ...found }) : saved
    }),
  'profiles:table': (request, { signal }) =>
    withSession(async ({ directory }) =>
      ok(await profilesAsTable({ ...request, rows: directory.known, signal })),
    ),
})
