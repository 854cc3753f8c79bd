import type { CachedFileKind } from '../../electron/store/kinds'
import type { FileKey, Store } from '../../electron/store/store'
import { valueOf } from './session'

const from = '2026-01-01T00:00:00.000Z'
const to = '2100-01-01T00:00:00.000Z'

/** A value in the form of JSON: bytes and typed arrays become lists, and what is undefined is left out. */
const plain = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (_name, part: unknown) =>
      ArrayBuffer.isView(part) ? Array.from(part as unknown as Iterable<number>) : part,
    ),
  )

export interface Wanted {
  readonly profileIds: readonly number[]
  readonly settings: readonly string[]
  readonly files: readonly (readonly [kind: CachedFileKind, key: FileKey])[]
}

/** Everything that a store has of these profiles, settings and files, by the operation that returns it. */
export const contentsOf = async (store: Store, { profileIds, settings, files }: Wanted): Promise<unknown> => {
  const profiles: unknown[] = []
  valueOf(await store.profiles.each((rows) => profiles.push(...rows)))
  const runs = valueOf(await store.bulk.runs())
  const activity = valueOf(await store.activity.read({ after: 0, limit: 10_000 }))
  const ofEach = <K, T>(keys: readonly K[], read: (key: K) => Promise<T>): Promise<readonly T[]> =>
    Promise.all(keys.map((key) => read(key)))
  return plain({
    profiles,
    touchedLast: valueOf(await store.profiles.touchedLast()),
    jobs: await ofEach(profileIds, async (id) => valueOf(await store.jobs.ofProfile(id))),
    running: valueOf(await store.jobs.running()),
    jobList: valueOf(await store.jobs.list({ filter: {}, from: 0, count: 1000 })),
    paces: valueOf(await store.jobs.paces()),
    unsettled: valueOf(await store.changes.unsettled()),
    credentials: await ofEach(profileIds, async (id) => valueOf(await store.credentials.ofProfile(id))),
    bills: await ofEach(profileIds, async (id) => valueOf(await store.bills.listOf(id))),
    settings: await ofEach(settings, async (key) => [key, valueOf(await store.settings.get(key))]),
    files: await ofEach(files, async ([kind, key]) => [kind, key, valueOf(await store.files.get(kind, key))]),
    runs: await ofEach(runs, async (run) => ({
      run,
      unmatched: valueOf(await store.bulk.unmatched(run.id)),
      items: valueOf(await store.bulk.items({ run: run.id, from: 0, count: 1000 })),
      groups: valueOf(await store.bulk.groups(run.id)),
      changed: valueOf(await store.bulk.profileIds({ run: run.id, changed: true })),
    })),
    snoozes: valueOf(await store.triage.snoozes()),
    holds: valueOf(await store.triage.holds()),
    releases: valueOf(await store.triage.releases()),
    ends: valueOf(await store.triage.ends()),
    recentEnds: valueOf(await store.triage.recentEnds(from)),
    history: valueOf(
      await store.triage.history({
        providerIds: [7, 3150],
        failures: ['credential_error'],
        from,
        to,
      }),
    ),
    aside: valueOf(await store.unrecognised.list(100)),
    activity,
    proofs: valueOf(await store.activity.proofs(activity.map(({ line }) => line.seq))),
    head: valueOf(await store.activity.head()),
  })
}
