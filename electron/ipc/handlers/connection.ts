import { ok } from '../../../shared/errors/failure'
import type { ChosenFiles } from '../../connection/chosen-files'
import type { Connections } from '../../connection/connections'
import type { Dialogs } from '../../window/dialogs'
import type { Emit } from '../../connection/emit'
import type { HandlersOf } from '../registrar'
import type { WithSession } from './with-session'

export const connectionHandlers = (
  connections: Connections,
  files: ChosenFiles,
  dialogs: Dialogs,
  emit: Emit,
  withSession: WithSession,
): HandlersOf<'connection'> => ({
  'connection:list': async () => ok(await connections.view()),
  'connection:create': (fields) => connections.create(fields),
  'connection:change': ({ id, ...fields }) => connections.change(id, fields),
  'connection:forget': ({ id }) => connections.forget(id),
  'connection:activate': ({ id }) => connections.activate(id),
  'connection:make-request': ({ id, ...input }) => connections.makeRequest(id, input),
  'connection:save-request': async ({ id }) => {
    const csr = await connections.pendingRequest(id)
    return csr.ok ? dialogs.save('client.csr', Buffer.from(csr.value)) : csr
  },
  'connection:choose-files': async () => {
    const chosen = await dialogs.openFiles()
    if (!chosen.ok) return chosen
    return ok(await Promise.all(chosen.value.map(({ name, bytes }) => files.add(name, bytes))))
  },
  'connection:paste': async ({ text }) => ok(await files.add('Pasted text', Buffer.from(text))),
  'connection:import': async ({ id, tokens, passphrase }) => {
    const inputs = files.contents(tokens)
    if (!inputs.ok) return inputs
    const imported = await connections.importIdentity(id, inputs.value, passphrase)
    if (imported.ok) files.clear()
    return imported
  },
  'connection:check': ({ id, text }, { signal }) =>
    connections.check(id, (step) => emit('connection:check-step', { id, step }), signal, text),
  'connection:reach': () => withSession(({ reach }) => Promise.resolve(ok(reach.state()))),
  'connection:try-now': () => withSession(async ({ reach }) => ok(await reach.tryNow())),
  'connection:enter-practice': () => connections.enterPractice(),
  'connection:leave-practice': () => connections.leavePractice(),
})
