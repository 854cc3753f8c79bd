import { ok, type Result } from '../../shared/errors/failure'
import { createQueue } from '../lib/mutex'
import type { ProcessPort } from '../processes/port'
import type { Json } from './json'
import type { ReadCall, ReadReply, Reads, StoreLocation, WriteCall, Writes } from './messages'
import type { Damage, Store } from './store'
import { createStoreProcess } from './store-process'
import { createWriteQueue } from './write-queue'

/** Rows a message: a few milliseconds of main's time. */
const pageSize = 500

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

  const listeners = new Set<(damage: Damage) => void>()
  const inTurn = createQueue()
  const tell = (reply: Result<ReadReply>): Result<unknown> => {
    if (!reply.ok) return reply
    for (const damage of reply.value.damage) for (const listener of listeners) listener(damage)
    return reply.value.result
  }

  const queue = createWriteQueue(async (calls) => {
    const reply = await process.ask('write', calls)
    return reply.ok ? reply.value : calls.map(() => reply)
  })
  const write = <K extends keyof Writes>(
    name: K,
    argument: Parameters<Writes[K]>[0],
  ): Promise<Result<ReturnType<Writes[K]>>> =>
    queue.add({ name, argument } as WriteCall) as Promise<Result<ReturnType<Writes[K]>>>
  const read = async <K extends keyof Reads>(
    name: K,
    argument: Parameters<Reads[K]>[0],
  ): Promise<Result<ReturnType<Reads[K]>>> =>
    tell(await process.ask('read', { name, argument } as ReadCall)) as Result<ReturnType<Reads[K]>>

  const eachProfile: Store['profiles']['each'] = async (take) => {
    let after: number | null = 0
    while (after !== null) {
      const page: Awaited<ReturnType<typeof read<'profiles.page'>>> = await read('profiles.page', {
        after,
        limit: pageSize,
      })
      if (!page.ok) return page
      take(page.value.rows)
      after = page.value.next
    }
    return ok(undefined)
  }

  return ok({
    readOnly: opened.value.readOnly,
    copy: opened.value.copy,
    onDamage: (listener) => void listeners.add(listener),
    profiles: {
      put: (rows) => write('profiles.put', rows),
      each: eachProfile,
      get: (ids) => read('profiles.get', ids),
      remove: (ids) => write('profiles.remove', ids),
      touchedLast: () => read('profiles.touchedLast', null),
    },
    jobs: {
      observe: (seen) => write('jobs.observe', seen),
      job: (jobId) => read('jobs.job', jobId),
      ofProfile: (profileId) => read('jobs.ofProfile', profileId),
      running: () => read('jobs.running', null),
      list: (window) => read('jobs.list', window),
      paces: () => read('jobs.paces', null),
    },
    changes: {
      begin: (intent) => write('changes.begin', intent),
      finish: (id, outcome, note, profileId, at) =>
        write('changes.finish', {
          id,
          outcome,
          note: note ?? null,
          profileId: profileId ?? null,
          at: at ?? null,
        }),
      unsettled: () => read('changes.unsettled', null),
    },
    credentials: {
      ofProfile: (profileId) => read('credentials.ofProfile', profileId),
    },
    bills: {
      putList: (profileId, bills, at) => write('bills.put', { profileId, bills, at }),
      listOf: (profileId) => read('bills.get', profileId),
    },
    files: {
      put: async (kind, fileKey, bytes) => {
        const reply = await process.ask('putFile', { kind, key: fileKey, bytes })
        return reply.ok ? reply.value : reply
      },
      get: async (kind, fileKey) =>
        tell(await process.ask('getFile', { kind, key: fileKey })) as Result<Uint8Array | null>,
    },
    settings: {
      put: (name, value) => write('settings.put', { key: name, value }),
      get: (name) => read('settings.get', name),
      change: (name, next) =>
        inTurn(async () => {
          const stored: Result<Json> = await read('settings.get', name)
          return stored.ok ? write('settings.put', { key: name, value: next(stored.value) }) : stored
        }),
    },
    bulk: {
      create: (run) => write('bulk.create', run),
      addItems: (items) => write('bulk.addItems', items),
      changeRun: (change) => write('bulk.changeRun', change),
      changeItem: (change) => write('bulk.changeItem', change),
      cancel: (run, at) => write('bulk.cancel', { run, at }),
      retry: (run) => write('bulk.retry', run),
      forget: (run) => write('bulk.forget', run),
      dropUnprepared: () => write('bulk.dropUnprepared', null),
      runs: () => read('bulk.runs', null),
      unmatched: (run) => read('bulk.unmatched', run),
      open: (page) => read('bulk.open', page),
      items: (page) => read('bulk.items', page),
      ofProfiles: (which) => read('bulk.ofProfiles', which),
      profileIds: (which) => read('bulk.profileIds', which),
      groups: (run) => read('bulk.groups', run),
    },
    triage: {
      snooze: (snoozes) => write('triage.snooze', snoozes),
      wake: (profileIds) => write('triage.wake', profileIds),
      snoozes: () => read('triage.snoozes', null),
      changeProvider: (change) => write('triage.changeProvider', change),
      holds: () => read('triage.holds', null),
      changeRelease: (change) => write('triage.changeRelease', change),
      dropRelease: (providerId) => write('triage.dropRelease', providerId),
      releases: () => read('triage.releases', null),
      ends: () => read('triage.ends', null),
      recentEnds: (since) => read('triage.recentEnds', since),
      history: (question) => read('triage.history', question),
    },
    aside: {
      put: (message) => write('aside.put', message),
      list: (limit) => read('aside.list', limit),
      count: () => read('aside.count', null),
      discard: (id) => write('aside.discard', id),
    },
    activity: {
      append: (record) => write('activity.append', record),
      read: (page) => read('activity.read', page),
      find: (find) => read('activity.find', find),
      proofs: (seqs) => read('activity.proofs', seqs),
      head: () => read('activity.head', null),
    },
    forget: (profileId) => write('forget', profileId),
    close: async () => {
      await queue.idle()
      await process.close()
      key.fill(0)
    },
  })
}
