import { ok, type Result } from '../../shared/errors/failure'
import { createMutex } from '../lib/mutex'
import type { ProcessPort } from '../processes/port'
import type { ReadReply, StoreLocation } from './messages'
import { clientOf, type ClientOf } from './operation'
import { operations, type Damage, type Store } from './store'
import { createStoreProcess, type StoreProcess } from './store-process'
import { createWriteQueue } from './write-queue'

type Client = ClientOf<typeof operations>

/** Rows per message, so that one takes a few milliseconds of main's time. */
const pageRows = 500

const eachProfile =
  (page: Client['profiles']['page']): Store['profiles']['each'] =>
  async (take) => {
    let after: number | null = 0
    while (after !== null) {
      const found: Awaited<ReturnType<typeof page>> = await page(after, pageRows)
      if (!found.ok) return found
      take(found.value.rows)
      after = found.value.next
    }
    return ok(undefined)
  }

const changing = ({ get, put }: Client['settings']): Store['settings']['change'] => {
  const inTurn = createMutex()
  return (key, next) =>
    inTurn(async () => {
      const stored = await get(key)
      return stored.ok ? put(key, next(stored.value)) : stored
    })
}

/** Returns a reply's result, and reports to the listeners every row and file that could not be opened. */
const createDamage = () => {
  const listeners = new Set<(damage: Damage) => void>()
  const tell = (reply: Result<ReadReply>): Result<unknown> => {
    if (!reply.ok) return reply
    for (const damage of reply.value.damage) for (const listener of listeners) listener(damage)
    return reply.value.result
  }
  return { tell, listen: (listener: (damage: Damage) => void) => void listeners.add(listener) }
}

type Damages = ReturnType<typeof createDamage>

const filesOf = ({ ask }: StoreProcess, { tell }: Damages): Store['files'] => ({
  put: async (kind, key, bytes) => {
    const reply = await ask('putFile', { kind, key, bytes })
    return reply.ok ? reply.value : reply
  },
  get: async (kind, key) => tell(await ask('getFile', { kind, key })) as Result<Uint8Array | null>,
  sizes: async () => {
    const reply = await ask('fileSizes', null)
    return reply.ok ? reply.value : reply
  },
  forgetAll: async (kind) => {
    const reply = await ask('forgetFiles', kind)
    return reply.ok ? reply.value : reply
  },
})

/**
 * Opens the database of one connection in a process of its own. Fails with `store-wrong-key`, `store-damaged`,
 * `store-read-only`, `store-full` or `store-unavailable`; nothing is changed or thrown away then. `key` (32 bytes) is
 * copied, and the copy erased by `close`.
 */
export const openStore = async (
  start: () => ProcessPort,
  location: StoreLocation,
): Promise<Result<Store>> => {
  const key = Uint8Array.from(location.key)
  const process = createStoreProcess(start, { ...location, key })
  const opened = await process.open()
  if (!opened.ok) {
    await process.close()
    key.fill(0)
    return opened
  }

  const damage = createDamage()
  const writes = createWriteQueue(async (calls) => {
    const reply = await process.ask('write', calls)
    return reply.ok ? reply.value : calls.map(() => reply)
  })
  const client = clientOf(operations, async (kind, call) =>
    kind === 'write' ? writes.add(call) : damage.tell(await process.ask('read', call)),
  )

  return ok({
    ...client,
    readOnly: opened.value.readOnly,
    copy: opened.value.copy,
    onDamage: damage.listen,
    profiles: { ...client.profiles, each: eachProfile(client.profiles.page) },
    settings: { ...client.settings, change: changing(client.settings) },
    files: filesOf(process, damage),
    close: async () => {
      await writes.idle()
      await process.close()
      key.fill(0)
    },
  })
}
