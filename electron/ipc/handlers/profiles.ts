import type { SearchReply, Sort } from '../../../shared/domain/directory'
import { jobIdIn } from '../../../shared/domain/job-id'
import { listRow } from '../../../shared/domain/list-row'
import { ok, type Result } from '../../../shared/errors/failure'
import type { Profile, ProfileDraft } from '../../../shared/domain/profile'
import type { Session } from '../../connection/session'
import { forgetProfile } from '../../connection/forget-profile'
import { changeProfile, deleteProfile } from '../../changes/profile'
import { settleCreate } from '../../changes/settle'
import { unsent } from '../../changes/unsent'
import { labelMatches } from '../../directory/label-matches'
import { labelTwins } from '../../directory/label-twins'
import { resolveList } from '../../directory/resolve-list'
import type { Dialogs } from '../../window/dialogs'
import { isCutOff } from '../../../shared/domain/reach'
import type { HandlersOf } from '../registrar'
import { profileExports } from './profile-exports'
import type { WithSession } from './with-session'

const personalOf = (label: string | undefined) => (label ? { label } : undefined)

/** What was left empty is not sent: an empty label or ZIP code is a value like any other to a server. */
const filledIn = ({ providerId, zipcode, label }: ProfileDraft): ProfileDraft => ({
  ...(providerId !== undefined && { providerId }),
  ...(zipcode && { zipcode }),
  ...(label && { label }),
})

const createProfile = async ({ link, journal, directory }: Session, typed: ProfileDraft) => {
  const draft = filledIn(typed)
  const since = new Date()
  // Known beforehand, so that a lost reply can be told from a profile that was there already.
  const alike = unsent(await link.profiles.list({ label: draft.label, providerId: draft.providerId }))
  if (!alike.ok) return alike
  const known = new Set(alike.value)
  const created = await journal.run<Profile>({
    kind: 'create',
    profileId: null,
    summary: 'create a profile',
    before: { providerId: draft.providerId ?? null },
    personal: personalOf(draft.label),
    made: ({ id }) => id,
    send: () => link.profiles.create(draft, { priority: 'change' }),
    settle: () => settleCreate(link, draft, known, since),
  })
  if (created.ok) directory.changed(created.value)
  return created
}

/** A job's id finds the profile that it ran for, as far as this console has seen the job. */
const searchProfiles = async (
  directory: Session['directory'],
  ledger: Session['ledger'],
  text: string,
  sort: Sort | null,
  within: Int32Array | null,
): Promise<Result<SearchReply>> => {
  const searched = async (asked: string): Promise<Result<SearchReply>> => {
    const found = await directory.search(asked, sort, within)
    return found.ok ? ok({ ...found.value, rows: found.value.rows.map(listRow) }) : found
  }
  const jobId = jobIdIn(text)
  const job = jobId === null ? null : await ledger.job(jobId)
  if (!job?.ok || !job.value) return searched(text)
  const { profileId } = job.value
  const found = await searched(`id:${profileId}`)
  if (!found.ok) return found
  const note = `This is the ID of a job of profile ${profileId}.`
  return ok({ ...found.value, notes: [...found.value.notes, note] })
}

export const profileHandlers = (
  withSession: WithSession,
  dialogs: Pick<Dialogs, 'save'>,
): HandlersOf<'profiles'> => ({
  'profiles:search': ({ text, sort, within }) =>
    withSession(({ directory, ledger }) => searchProfiles(directory, ledger, text, sort, within ?? null)),
  'profiles:confirm': ({ text }, { signal }) =>
    withSession(({ directory }) => directory.confirm(text, signal)),
  'profiles:suggest': ({ text, caret }) => withSession(({ directory }) => directory.suggest(text, caret)),
  'profiles:twins': (asked, { signal }) => withSession((session) => labelTwins(session, asked, signal)),
  'profiles:resolve': ({ lines }, { signal }) =>
    withSession((session) => resolveList(session, lines, signal)),
  ...profileExports(withSession, dialogs),
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
      // Where the server is out of reach, what was read before is better than nothing: the window says that it is old.
      const [known] = await directory.known([id])
      return known?.profile ? ok(known.profile) : read
    }),
  'profiles:create': (draft) => withSession((session) => createProfile(session, draft)),
  'profiles:change': ({ id, seen, ...draft }) =>
    withSession((session) => changeProfile(session, id, seen, draft)),
  'profiles:delete': ({ id, seen }) => withSession((session) => deleteProfile(session, id, seen)),
  'profiles:forget': ({ id, label }) => withSession((session) => forgetProfile(session, id, label)),
})
