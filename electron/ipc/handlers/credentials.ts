import { ok, type Result } from '../../../shared/errors/failure'
import type { CredentialOutcome, CredentialsView } from '../../../shared/domain/credential'
import { afterwards } from '../../changes/afterwards'
import type { Session } from '../../connection/session'
import type { ChangeOutcome } from '../../store/kinds'
import type { HandlersOf } from '../registrar'
import type { WithSession } from './with-session'

const outcomeShown: Record<ChangeOutcome, CredentialOutcome> = {
  done: 'acknowledged',
  refused: 'refused',
  failed: 'refused',
  unknown: 'unknown',
}

const viewOf = async (
  { link, credentials }: Session,
  profileId: number,
): Promise<Result<CredentialsView>> => {
  const fields = await link.sensitive.listFields(profileId)
  if (!fields.ok) return fields
  const events = await credentials.history(profileId)
  if (!events.ok) return events
  const changes = events.value
    .map(({ field, action, at, outcome }) => ({ field, action, at, outcome: outcomeShown[outcome] }))
    .reverse()
  return ok({ fields: fields.value, changes })
}

export const credentialHandlers = (withSession: WithSession): HandlersOf<'credentials'> => ({
  'credentials:list': ({ profileId }) => withSession((session) => viewOf(session, profileId)),
  'credentials:limit': () =>
    withSession(async ({ link }) => {
      const bytes = await link.sensitive.longestValue()
      return bytes.ok ? ok({ bytes: bytes.value }) : bytes
    }),
  'credentials:save': ({ profileId, field, value, action }) =>
    withSession(async (session) => {
      const { credentials } = session
      const saved =
        action === 'add'
          ? await credentials.add(profileId, field, value)
          : await credentials.set(profileId, field, value)
      return saved.ok ? afterwards(viewOf(session, profileId)) : saved
    }),
  'credentials:delete': ({ profileId, field }) =>
    withSession(async (session) => {
      const deleted = await session.credentials.remove(profileId, field)
      return deleted.ok ? afterwards(viewOf(session, profileId)) : deleted
    }),
})
