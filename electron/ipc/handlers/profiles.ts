import { listRow } from '../../../shared/domain/list-row'
import { ok } from '../../../shared/errors/failure'
import { forgetProfile } from '../../connection/forget-profile'
import { changeProfile, createProfile, deleteProfile } from '../../changes/profile'
import { labelMatches } from '../../directory/label-matches'
import { labelTwins } from '../../directory/label-twins'
import { resolveList } from '../../directory/resolve-list'
import { searchProfiles } from '../../directory/search-profiles'
import type { MakeTable } from '../../files/table'
import type { Dialogs } from '../../window/dialogs'
import { isCutOff } from '../../../shared/domain/reach'
import type { HandlersOf } from '../registrar'
import { profileExports } from './profile-exports'
import type { WithSession } from './with-session'

export const profileHandlers = (
  withSession: WithSession,
  dialogs: Pick<Dialogs, 'save'>,
  makeTable: MakeTable,
  /** Called once nothing of a profile is left here. */
  onForgotten: (id: number) => void,
): HandlersOf<'profiles'> => ({
  'profiles:search': ({ text, sort, within }) =>
    withSession((session) => searchProfiles(session, { text, sort, within: within ?? null })),
  'profiles:confirm': ({ text }, { signal }) =>
    withSession(({ directory }) => directory.confirm(text, signal)),
  'profiles:suggest': (at) => withSession(({ directory }) => directory.ask('suggest', at)),
  'profiles:twins': (request, { signal }) => withSession((session) => labelTwins(session, request, signal)),
  'profiles:resolve': ({ lines }, { signal }) =>
    withSession((session) => resolveList(session, lines, signal)),
  ...profileExports(withSession, dialogs, makeTable),
  'profiles:match': ({ label }, { signal }) =>
    withSession(async (session) => {
      const ids = await labelMatches(session, label, signal)
      return ids.ok ? ok({ ids: ids.value }) : ids
    }),
  'profiles:rows': ({ ids, fresh }) =>
    withSession(async ({ directory }) => ok((await directory.rows(ids, fresh)).map(listRow))),
  'profiles:get': ({ id }, { signal }) =>
    withSession(async ({ directory }) => {
      const read = await directory.read(id, { signal })
      if (read.ok || !isCutOff(read.error)) return read
      // If the server cannot be reached, the profile as it was read before is better than nothing: the window says how
      // old it is.
      const [known] = await directory.known([id])
      return known?.profile ? ok(known.profile) : read
    }),
  'profiles:create': (draft) => withSession((session) => createProfile(session, draft)),
  'profiles:change': ({ id, seen, ...draft }) =>
    withSession((session) => changeProfile(session, id, seen, draft)),
  'profiles:delete': ({ id, seen }) => withSession((session) => deleteProfile(session, id, seen)),
  'profiles:forget': ({ id, label }) =>
    withSession(async (session) => {
      const forgotten = await forgetProfile(session, id, label)
      if (forgotten.ok) onForgotten(id)
      return forgotten
    }),
})
