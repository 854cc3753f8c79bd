import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openConnections, type Connections } from '../../electron/connection/connections'
import type { Practice } from '../../electron/connection/practice'
import { createIdentityStore } from '../../electron/identity/identity-store'
import { memoryKeychain } from '../../electron/identity/keychain-memory'
import { createLogger } from '../../electron/logging/logger'
import type { ConnectionsView } from '../../shared/domain/connection'
import { fail, ok, type FailureCode, type Result } from '../../shared/errors/failure'
import type { EventChannel } from '../../shared/ipc/channels'
import { startWorker } from '../support/programs'
import { inProcess } from '../unit/store/in-process'
import { clientCredential } from './client-servers'

/**
 * Whatever is requested at once, in whatever order, and whichever step the keychain or the disk refuses: afterwards
 * there is one session and one store process, or none, and the page was informed.
 */

const fields = { baseUrl: 'https://127.0.0.1:1/', caPem: null, oaepHash: 'sha1' as const }

interface Life {
  readonly connections: Connections
  readonly ids: () => Promise<readonly string[]>
  readonly create: (name: string) => Promise<Result<unknown>>
  readonly refuse: (step: Refused) => void
  readonly stores: () => number
  readonly workers: () => number
  /** How often the windows of a connection were closed. */
  readonly windowsClosed: () => number
  readonly told: () => readonly { readonly event: EventChannel; readonly payload: unknown }[]
  readonly close: () => Promise<void>
}

/** What fails next, once: a step of the keychain by its number, the list of connections, or the start of a store. */
type Refused = { readonly keychain: number } | 'file' | 'store'

const startLife = async (): Promise<Life> => {
  const folder = mkdtempSync(join(tmpdir(), 'life-'))
  const file = join(folder, 'connections.json')
  let untilRefused = -1
  let storeRefused = false
  const keychain = memoryKeychain({
    before: (): FailureCode | undefined => {
      untilRefused -= 1
      return untilRefused === -1 ? 'keychain-locked' : undefined
    },
  })
  const identities = createIdentityStore(keychain)
  let stores = 0
  let workers = 0
  let windowsClosed = 0
  const told: { readonly event: EventChannel; readonly payload: unknown }[] = []
  const practice: Practice = {
    prepare: async (id) => {
      const saved = await identities.saveIdentity(id, clientCredential)
      return saved.ok ? ok({ ...fields, id, name: 'Practice', practice: true }) : saved
    },
    queue: () => null,
    stop: () => undefined,
  }
  const connections = await openConnections({
    file,
    folder: join(folder, 'connections'),
    identities,
    keychain,
    importer: { read: () => Promise.resolve(ok(clientCredential)) },
    practice,
    startStore: () => {
      if (storeRefused) {
        storeRefused = false
        throw new Error('no process can be started')
      }
      stores += 1
      const port = inProcess()
      let alive = true
      port.onExit(() => {
        if (alive) stores -= 1
        alive = false
      })
      return port
    },
    startReader: () => startWorker('electron/records/worker.ts'),
    startDirectory: () => {
      workers += 1
      return startWorker('electron/directory/worker.ts').once('exit', () => (workers -= 1))
    },
    proxyFor: () => Promise.resolve(undefined),
    emit: (event, payload) => void told.push({ event, payload }),
    desktop: {
      jobsEnded: () => undefined,
      onResume: () => () => undefined,
      closeWindows: () => void (windowsClosed += 1),
      isInWindow: () => false,
    },
    logger: createLogger(() => undefined),
    now: () => new Date(),
  })
  const create = async (name: string): Promise<Result<unknown>> => {
    const created = await connections.create({ ...fields, name })
    if (!created.ok) return created
    return identities.saveIdentity(created.value.id, clientCredential)
  }
  return {
    connections,
    create,
    ids: async () => (await connections.view()).connections.map(({ id }) => id),
    refuse: (step) => {
      if (step === 'store') storeRefused = true
      // A folder in the place of the new file: no user, not even root, can write there.
      else if (step === 'file') mkdirSync(`${file}.new`, { recursive: true })
      else untilRefused = step.keychain
    },
    stores: () => stores,
    workers: () => workers,
    windowsClosed: () => windowsClosed,
    told: () => told,
    close: async () => {
      rmSync(`${file}.new`, { recursive: true, force: true })
      await connections.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const lastView = (life: Life): ConnectionsView | undefined =>
  life.told().findLast(({ event }) => event === 'connection:changed')?.payload as ConnectionsView | undefined

/**
 * Expects one session, one store and one directory, or none of them, and that the last event to the page shows this
 * state.
 */
const expectWhole = async (life: Life): Promise<void> => {
  const view = await life.connections.view()
  const session = await life.connections.session()
  expect(session.ok).toBe(view.ready)
  if (session.ok) expect(session.value.connection.id).toBe(view.activeId)
  expect(life.stores()).toBe(view.ready ? 1 : 0)
  await expect.poll(life.workers).toBe(view.ready ? 1 : 0)
  const { activeId, ready, trouble, connections } = view
  expect(lastView(life)).toMatchObject({ activeId, ready, trouble })
  expect(lastView(life)?.connections.map(({ id }) => id)).toEqual(connections.map(({ id }) => id))
}

let life: Life
beforeEach(async () => {
  life = await startLife()
})
afterEach(() => life.close())

describe('two calls at once', () => {
  it('of activate: the one asked last wins, and the other leaves nothing behind', async () => {
    await life.create('A')
    await life.create('B')
    const [a = '', b = ''] = await life.ids()
    await Promise.all([life.connections.activate(a), life.connections.activate(b)])
    expect((await life.connections.view()).activeId).toBe(b)
    await expectWhole(life)
    expect(await life.connections.activate(a)).toMatchObject({
      ok: true,
      value: { activeId: a, ready: true },
    })
    await expectWhole(life)
  })

  it('of create: both are there', async () => {
    await Promise.all([life.create('A'), life.create('B'), life.create('C')])
    expect(await life.ids()).toHaveLength(3)
  })
})

it('windows that show something of a connection are closed when it is left, changed or forgotten', async () => {
  await life.create('A')
  await life.create('B')
  const [a = '', b = ''] = await life.ids()
  await life.connections.activate(a)
  expect(life.windowsClosed()).toBe(0)
  await life.connections.activate(b)
  expect(life.windowsClosed()).toBe(1)
  await life.connections.forget(a)
  expect(life.windowsClosed()).toBe(1)
  await life.connections.forget(b)
  expect(life.windowsClosed()).toBe(2)
})

describe('what the keychain or the disk refuses', () => {
  it('a connection that cannot be forgotten stays in use, and the page is told', async () => {
    await life.create('A')
    const [id = ''] = await life.ids()
    await life.connections.activate(id)
    const before = life.told().length
    // The first step of forgetting after the session has written to the keychain for the last time.
    life.refuse({ keychain: 1 })
    const forgotten = await life.connections.forget(id)
    expect(forgotten).toMatchObject({ ok: false, error: { code: 'keychain-locked' } })
    expect(
      life
        .told()
        .slice(before)
        .map(({ event }) => event),
    ).toContain('connection:changed')
    await expectWhole(life)
  })

  it('one that is not written down is not taken into use, and the one before goes on', async () => {
    await life.create('A')
    await life.create('B')
    const [a = '', b = ''] = await life.ids()
    await life.connections.activate(a)
    life.refuse('file')
    expect(await life.connections.activate(b)).toMatchObject({ error: { code: 'file-unwritable' } })
    expect(await life.connections.view()).toMatchObject({ activeId: a, ready: true })
    await expectWhole(life)
  })

  it('one that leads to another address is another session to the page', async () => {
    await life.create('A')
    const [id = ''] = await life.ids()
    await life.connections.activate(id)
    const { session, connections } = await life.connections.view()
    await life.create('B')
    expect(lastView(life)?.session).toBe(session)
    const { name = '', baseUrl = '' } = connections[0] ?? {}
    await life.connections.change(id, { name, baseUrl: `${baseUrl}v4/`, caPem: null, oaepHash: 'sha1' })
    expect(lastView(life)).toMatchObject({ activeId: id, ready: true })
    expect(lastView(life)?.session).not.toBe(session)
  })

  it('a session of which one part does not open leaves none of the others open', async () => {
    await life.create('A')
    const [id = ''] = await life.ids()
    life.refuse('store')
    expect(await life.connections.activate(id)).toMatchObject({ ok: true, value: { ready: false } })
    await expectWhole(life)
    expect(await life.connections.activate(id)).toMatchObject({ ok: true, value: { ready: true } })
    await expectWhole(life)
  })
})

type Step =
  | { readonly kind: 'activate' | 'forget' | 'import'; readonly which: number }
  | { readonly kind: 'create' | 'enter' | 'leave' }

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constantFrom('activate', 'activate', 'forget', 'import'),
      which: fc.nat(3),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('create', 'enter', 'leave') }) },
)
/** Steps that are requested at once, and what is refused while they are in progress. */
const round = fc.record({
  steps: fc.array(step, { minLength: 2, maxLength: 5 }),
  refused: fc.option<Refused>(fc.oneof(fc.record({ keychain: fc.nat(25) }), fc.constant<Refused>('store')), {
    freq: 2,
  }),
})

const take = async (one: Step, ids: readonly string[]): Promise<unknown> => {
  const { connections } = life
  switch (one.kind) {
    case 'create':
      return life.create('Another')
    case 'enter':
      return connections.enterPractice()
    case 'leave':
      return connections.leavePractice()
    default: {
      const id = ids[one.which % Math.max(1, ids.length)] ?? 'none'
      if (one.kind === 'import') return connections.importIdentity(id, [], undefined)
      return connections[one.kind](id)
    }
  }
}

it('in any order, at once and with refusals, leaves one session or none, one store or none, and the page told', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(round, { minLength: 2, maxLength: 4 }), async (rounds) => {
      await life.close()
      life = await startLife()
      await life.create('A')
      await life.create('B')
      for (const { steps, refused } of rounds) {
        const ids = await life.ids()
        if (refused) life.refuse(refused)
        await Promise.all(steps.map((one) => take(one, ids)))
        // Removes a refusal that nothing has met yet, so that the checks do not meet it.
        life.refuse({ keychain: -1 })
        await expectWhole(life)
      }
    }),
    { numRuns: 5, seed: 11, endOnFailure: true },
  )
})

it('after the end nothing is opened any more', async () => {
  await life.create('A')
  const [id = ''] = await life.ids()
  const under = life.connections.activate(id)
  await life.connections.close()
  await under
  expect(await life.connections.activate(id)).toEqual(fail('cancelled', { detail: 'the console is closing' }))
  expect(life.stores()).toBe(0)
})
