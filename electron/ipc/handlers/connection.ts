import { fail, ok, type Result } from '../../../shared/errors/failure'
import type { ChosenFiles } from '../../connection/chosen-files'
import type { Connections } from '../../connection/connections'
import type { Dialogs } from '../../window/dialogs'
import type { Emit } from '../../connection/emit'
import type { PdfSave } from '../../records/pdf-saves'
import type { HandlersOf } from '../registrar'
import type { WithSession } from './with-session'

interface Parts {
  readonly files: ChosenFiles
  readonly dialogs: Dialogs
  readonly emit: Emit
  readonly withSession: WithSession
  /** Asks the person whether the saving of these PDFs may be ended. */
  readonly ask: (saves: readonly PdfSave[]) => Promise<boolean>
}

/**
 * Runs what ends the session in use, after asking where it would end something that does not go on by itself. With an ID
 * it ends that connection's session only. `cancelled` if the person says no.
 */
const askingFirst =
  (connections: Pick<Connections, 'session'>, ask: Parts['ask']) =>
  async <T>(run: () => Promise<Result<T>>, id?: string): Promise<Result<T>> => {
    const session = await connections.session()
    const isMeant = session.ok && (id === undefined || session.value.connection.id === id)
    const saves = isMeant ? session.value.pdfSaves.all() : []
    return saves.length === 0 || (await ask(saves)) ? run() : fail('cancelled')
  }

export const connectionHandlers = (
  connections: Connections,
  { files, dialogs, emit, withSession, ask }: Parts,
): HandlersOf<'connection'> => {
  const ending = askingFirst(connections, ask)
  return {
    'connection:list': async () => ok(await connections.view()),
    'connection:create': (fields) => connections.create(fields),
    'connection:change': ({ id, ...fields }) => ending(() => connections.change(id, fields), id),
    'connection:forget': ({ id }) => ending(() => connections.forget(id), id),
    'connection:activate': ({ id }) => ending(() => connections.activate(id)),
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
      const imported = await ending(() => connections.importIdentity(id, inputs.value, passphrase), id)
      if (imported.ok) files.clear()
      return imported
    },
    'connection:check': ({ id, text }, { signal }) =>
      connections.check(id, (step) => emit('connection:check-step', { id, step }), signal, text),
    'connection:reach': () => withSession(({ reach }) => Promise.resolve(ok(reach.state()))),
    'connection:try-now': () => withSession(async ({ reach }) => ok(await reach.tryNow())),
    'connection:enter-practice': () => ending(connections.enterPractice),
    'connection:leave-practice': () => ending(connections.leavePractice),
  }
}
