import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDirectory } from '../../electron/directory/directory'
import { createLedger } from '../../electron/jobs/ledger'
import { createLinkClient } from '../../electron/link/link-client'
import { defaultLimits } from '../../electron/link/transport/limits'
import type { DirectoryState } from '../../shared/domain/directory'
import type { ProfileRow } from '../../shared/domain/profile'
import { startEngine } from './bulk-engine'
import { randomOf, soakLimits, strikeAtRandom } from './bulk-faults'
import { startRelay, type RelayMode } from './bulk-relay'
import { clientOf } from './bulk-soak'
import { startPracticeForTests, type PracticeForTests } from './practice'
import { startWorker } from './programs'
import { valueOf } from './session'

/** After this many attempts to read the missing rows a person would give up. */
const maxRefreshes = 40

const away: readonly RelayMode[] = ['refused', 'silent', 'plain', 'stranger']

export interface FillSoakResult {
  readonly faults: number
  /** Rows that agree with the service's profiles. */
  readonly filled: number
  /** Rows that are missing, wrong or never read, and rows of profiles that do not exist. */
  readonly lost: number
}

export interface FillSoakOptions {
  readonly seed: number
  readonly profiles: number
  /** Called with a line about each lost row. */
  readonly tell?: (line: string) => void
}

const isRight = ({ service }: PracticeForTests, { id, profile, lastJob }: ProfileRow): boolean => {
  const { profiles, jobs } = service.world()
  const there = profiles.get(id)
  if (!there || !profile || lastJob === undefined) return false
  return (
    profile.label === there.label &&
    profile.providerId === there.providerId &&
    JSON.stringify(profile.tags) === JSON.stringify(there.tags) &&
    lastJob?.jobId === jobs.lastOf(there)?.id
  )
}

/** Fills an empty directory while network and service break at random, and continues until every row has been read. */
export const soakFill = async ({
  seed,
  profiles,
  tell = () => undefined,
}: FillSoakOptions): Promise<FillSoakResult> => {
  const practice = await startPracticeForTests({ profiles })
  const { service } = practice
  const folder = await mkdtemp(join(tmpdir(), 'fill-soak-'))
  const address = new URL(service.apiUrl)
  const relay = await startRelay(Number(address.port))
  address.port = String(relay.port)
  const client = { ...clientOf(practice), baseUrl: address.href }
  const engine = await startEngine({ folder, client })
  const link = createLinkClient(client, { ...defaultLimits, ...soakLimits })
  const struck = strikeAtRandom(service, seed)
  const random = randomOf(seed + 1)
  const now = (): Date => new Date()
  const listeners = new Set<(state: DirectoryState) => void>()
  let met = 0

  const directory = valueOf(
    await openDirectory({
      link,
      store: engine.store,
      ledger: createLedger(engine.store, now, 'someone'),
      start: () => startWorker('electron/directory/worker.ts'),
      emit: () => undefined,
      emitState: (state) => listeners.forEach((listener) => listener(state)),
      now,
      pace: { backoff: 300 },
    }),
  )
  const until = (wanted: (state: DirectoryState) => boolean): Promise<DirectoryState> =>
    new Promise((resolve) => {
      const look = (state: DirectoryState): void => {
        if (!wanted(state)) return
        listeners.delete(look)
        resolve(state)
      }
      listeners.add(look)
      void directory.state().then(look)
    })
  const settled = ({ phase }: DirectoryState): boolean => phase === 'idle' || phase === 'waiting'

  // Each begins at a random row of the filling, and lasts until the filling says that it waits.
  for (const [at, mode] of away.entries()) {
    const row = Math.floor(((at + random()) / away.length) * profiles)
    await until((state) => state.read >= row || state.phase === 'idle')
    await relay.set(mode)
    const { phase } = await until(settled)
    if (phase === 'waiting') met += 1
    await relay.set('through')
  }

  const ids = service.world().profiles.list({})
  const wrongRows = async (): Promise<readonly ProfileRow[]> =>
    (await directory.known(ids)).filter((row) => !isRight(practice, row))
  let wrong = await wrongRows()
  for (let tried = 0; tried < maxRefreshes && wrong.length > 0; tried += 1) {
    directory.refresh()
    await until(({ phase }) => phase === 'idle')
    wrong = await wrongRows()
  }
  const { total } = await directory.state()
  for (const row of wrong) tell(JSON.stringify({ row, profile: service.world().profiles.get(row.id) }))

  struck.stop()
  await directory.close()
  await link.close()
  await engine.close()
  await relay.close()
  await practice.close()
  await rm(folder, { recursive: true, force: true })
  const lost = wrong.length + Math.abs(total - ids.length)
  return { faults: struck.count() + met, filled: ids.length - wrong.length, lost }
}
