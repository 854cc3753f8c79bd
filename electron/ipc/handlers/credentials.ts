import { ok, type Failure, type Result } from '../../../shared/errors/failure'
import type { CredentialAction, CredentialOutcome, CredentialsView } from '../../../shared/domain/credential'
import { settleField } from '../../changes/settle'
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

const viewOf = async ({ link, store }: Session, profileId: number): Promise<Result<CredentialsView>> => {
  const fields = await link.sensitive.listFields(profileId)
  if (!fields.ok) return fields
  const events = await store.credentials.ofProfile(profileId)
  if (!events.ok) return events
  const changes = events.value
    .map(({ field, action, at, outcome }) => ({ field, action, at, outcome: outcomeShown[outcome] }))
    .reverse()
  return ok({ fields: fields.value, changes })
}

const outcomeOf = (failure: Failure): ChangeOutcome =>
  failure.code === 'outcome-unknown' ? 'unknown' : failure.status === undefined ? 'failed' : 'refused'

interface FieldChange {
  readonly profileId: number
  readonly field: string
  readonly action: CredentialAction
}

/** One change of one field, with its place in the credential history. */
const changeField = async (
  session: Session,
  { profileId, field, action }: FieldChange,
  send: () => Promise<Result<void>>,
): Promise<Result<void>> => {
  const { journal, link, store } = session
  const changed = await journal.run<void>({
    kind: `credential-${action}`,
    profileId,
    summary: `${action} the field ${field}`,
    before: { field },
    send,
    settle: () =>
      // A changed value cannot be read back: it stays in doubt until a person sends it again.
      action === 'change'
        ? Promise.resolve({ settlement: 'unknown' })
        : settleField(link, profileId, field, action === 'add' ? 'there' : 'gone'),
  })
  const outcome = changed.ok ? 'done' : outcomeOf(changed.error)
  const recorded = await store.credentials.record({
    profileId,
    field,
    action,
    at: new Date().toISOString(),
    outcome,
  })
  return changed.ok ? recorded : changed
}

export const credentialHandlers = (withSession: WithSession): HandlersOf<'credentials'> => ({
  'credentials:list': ({ profileId }) => withSession((session) => viewOf(session, profileId)),
  'credentials:save': ({ profileId, field, value, action }) =>
    withSession(async (session) => {
      const { sensitive } = session.link
      const saved = await changeField(session, { profileId, field, action }, () =>
        action === 'add' ? sensitive.add(profileId, field, value) : sensitive.change(profileId, field, value),
      )
      // "Sensitive field not found": what was to be changed is added instead.
      const absent = !saved.ok && action === 'change' && saved.error.code === 'not-found'
      const added =
        absent && /field/i.test(saved.error.apiText ?? '')
          ? await changeField(session, { profileId, field, action: 'add' }, () =>
              sensitive.add(profileId, field, value),
            )
          : saved
      return added.ok ? viewOf(session, profileId) : added
    }),
  'credentials:delete': ({ profileId, field }) =>
    withSession(async (session) => {
      const deleted = await changeField(session, { profileId, field, action: 'delete' }, () =>
        session.link.sensitive.remove(profileId, field),
      )
      return deleted.ok ? viewOf(session, profileId) : deleted
    }),
})
