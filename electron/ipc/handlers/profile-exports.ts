import { ok } from '../../../shared/errors/failure'
import { profilesAsTable, profilesFile } from '../../directory/export/profile-table'
import type { MakeTable } from '../../files/table'
import type { Dialogs } from '../../window/dialogs'
import type { Handlers } from '../registrar'
import type { WithSession } from './with-session'
import { localDay } from '../../../shared/coverage/calendar'

/** Profiles for a spreadsheet: as a file, and for the clipboard. */
export const profileExports = (
  withSession: WithSession,
  dialogs: Pick<Dialogs, 'save'>,
  makeTable: MakeTable,
): Pick<Handlers, 'profiles:export' | 'profiles:table'> => ({
  'profiles:export': ({ format, ...request }, { signal }) =>
    withSession(async ({ directory }) => {
      const file = await profilesFile({ ...request, rows: directory.known, signal }, format, makeTable)
      if (!file.ok) return file
      const { bytes, ...found } = file.value
      const saved = await dialogs.save(`profiles ${localDay(new Date())}.${format}`, bytes)
      return saved.ok ? ok({ ...saved.value, ...found }) : saved
    }),
  'profiles:table': (request, { signal }) =>
    withSession(async ({ directory }) =>
      ok(await profilesAsTable({ ...request, rows: directory.known, signal })),
    ),
})
