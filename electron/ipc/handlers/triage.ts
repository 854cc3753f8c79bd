import { ok } from '../../../shared/errors/failure'
import type { Dialogs } from '../../window/dialogs'
import type { HandlersOf } from '../registrar'
import type { WithSession } from './with-session'
import { localDay } from '../../../shared/coverage/calendar'

/** `version`: the console's own, for whoever reads an escalation. */
export const triageHandlers = (
  withSession: WithSession,
  dialogs: Pick<Dialogs, 'saveFolder'>,
  version: string,
): HandlersOf<'triage'> => ({
  'triage:state': () => withSession(({ triage }) => triage.state()),
  'triage:queue': (filter) => withSession(({ triage }) => triage.queue(filter)),
  'triage:cases': ({ ids }) => withSession(({ triage }) => triage.cases(ids)),
  'triage:chosen': ({ ids }) => withSession(({ triage }) => triage.chosen(ids)),
  'triage:solved': () => withSession(({ triage }) => triage.solved()),
  'triage:sweep': (request) => withSession(({ triage }) => triage.sweep(request)),
  'triage:snooze': ({ profileIds, until, note, jobIds }) =>
    withSession(({ triage }) => triage.snooze(profileIds, until, note, jobIds)),
  'triage:wake': ({ profileIds }) => withSession(({ triage }) => triage.wake(profileIds)),
  'triage:playbook': ({ status, profileId }) =>
    withSession(({ triage }) => triage.playbook(status, profileId)),
  'triage:start-again': (request) => withSession(({ triage }) => triage.startAgain(request)),
  'triage:hold': ({ providerId, on }) => withSession(({ triage }) => triage.hold(providerId, on)),
  'triage:release': ({ providerId, overMinutes, mode, sendNotification }) =>
    withSession(({ triage }) => triage.release(providerId, overMinutes, mode, sendNotification)),
  'triage:cancel-release': ({ providerId }) => withSession(({ triage }) => triage.cancelRelease(providerId)),
  'triage:escalation': ({ profileId }) =>
    withSession(async ({ triage }) => {
      const text = await triage.escalation(profileId, version)
      return text.ok ? ok({ text: text.value }) : text
    }),
  'triage:evidence': ({ profileId }) =>
    withSession(async ({ triage }) => {
      const files = await triage.evidence(profileId, version)
      if (!files.ok) return files
      const day = localDay(new Date())
      const saved = await dialogs.saveFolder(`evidence profile ${profileId} ${day}`, files.value)
      return saved.ok
        ? ok({ ...saved.value, rewritten: files.value.flatMap((file) => file.rewritten) })
        : saved
    }),
})
