import { expect, it, vi } from 'vitest'
import type { Connections } from '../../../electron/connection/connections'
import { connectionHandlers } from '../../../electron/ipc/handlers/connection'
import type { PdfSave } from '../../../electron/records/pdf-saves'
import { fail, ok } from '../../../shared/errors/failure'

const context = { signal: new AbortController().signal, window: null }
const save: PdfSave = { into: 'folder', progress: { done: 1, total: 2, bytes: 3 } }
const fields = { name: 'Test', baseUrl: 'https://127.0.0.1/', caPem: null, oaepHash: 'sha1' } as const

/** A console in which the connection `used` is in use, and a person who answers so. */
const stage = (saves: readonly PdfSave[], answer: boolean, session = true) => {
  const done: string[] = []
  const make =
    (name: string) =>
    async (...given: readonly unknown[]) => {
      done.push([name, ...given.filter((one) => typeof one === 'string')].join(' '))
      return ok(null)
    }
  const connections = {
    session: async () =>
      session ? ok({ connection: { id: 'used' }, pdfSaves: { all: () => saves } }) : fail('not-connected'),
    change: make('change'),
    forget: make('forget'),
    activate: make('activate'),
    importIdentity: make('import'),
    enterPractice: make('enter'),
    leavePractice: make('leave'),
    create: make('create'),
  } as unknown as Connections
  const ask = vi.fn(async (_saves: readonly PdfSave[]) => answer)
  const files = { contents: () => ok([]), clear: () => undefined }
  const handlers = connectionHandlers(connections, {
    files: files as never,
    dialogs: {} as never,
    emit: () => undefined,
    withSession: () => Promise.resolve(fail('not-connected')),
    ask,
  })
  /** All that ends the session of the connection in use. */
  const endAll = async () => {
    const of = (id: string) => [
      handlers['connection:change']({ id, ...fields }, context),
      handlers['connection:forget']({ id }, context),
      handlers['connection:import']({ id, tokens: [] }, context),
    ]
    return Promise.all([
      ...of('used'),
      handlers['connection:activate']({ id: 'other' }, context),
      handlers['connection:enter-practice']({}, context),
      handlers['connection:leave-practice']({}, context),
    ])
  }
  return { handlers, ask, done, endAll }
}

it('while PDFs are being saved, nothing ends the session against the person’s no', async () => {
  const { endAll, ask, done } = stage([save], false)
  for (const result of await endAll()) expect(result).toEqual(fail('cancelled'))
  expect(ask.mock.calls).toEqual(Array(6).fill([[save]]))
  expect(done).toEqual([])
})

it('with a yes it ends, and where nothing is being saved nobody is asked', async () => {
  const all = ['activate other', 'change used', 'enter', 'forget used', 'import used', 'leave']
  const agreed = stage([save], true)
  await agreed.endAll()
  expect(agreed.ask).toHaveBeenCalledTimes(6)
  expect(agreed.done.toSorted()).toEqual(all)
  for (const quiet of [stage([], false), stage([save], false, false)]) {
    await quiet.endAll()
    expect(quiet.ask).not.toHaveBeenCalled()
    expect(quiet.done.toSorted()).toEqual(all)
  }
})

it('what concerns another connection asks nothing', async () => {
  const { handlers, ask, done } = stage([save], false)
  await handlers['connection:create'](fields, context)
  await handlers['connection:change']({ id: 'other', ...fields }, context)
  await handlers['connection:forget']({ id: 'other' }, context)
  await handlers['connection:import']({ id: 'other', tokens: [] }, context)
  expect(ask).not.toHaveBeenCalled()
  expect(done).toEqual(['create', 'change other', 'forget other', 'import other'])
})
