import type { JobMode } from '../../shared/domain/job'
import { isFailedMover } from '../../shared/domain/status'
import {
  triageMovers,
  type QueueFilter,
  type ReleaseState,
  type TriageCase,
  type TriageQueue,
  type Trouble,
} from '../../shared/domain/triage'
import type { Result } from '../../shared/errors/failure'
import type { Directory } from '../directory/directory'
import type { Holds } from '../jobs/holds'
import type { Releases } from './release'
import type { TroubleWatch } from './trouble-watch'
import { windowHours } from './trouble'

/** Utility providers that triage has to show: in trouble, on hold, or being released. */
export interface Providers {
  readonly troubles: () => Promise<readonly Trouble[]>
  /** Ends a hold by starting the provider's failed profiles, spread over so many minutes. */
  readonly release: (
    providerId: number,
    overMinutes: number,
    mode: JobMode,
    sendNotification: boolean,
  ) => Promise<Result<ReleaseState>>
}

interface ProvidersParts {
  readonly directory: Pick<Directory, 'search' | 'known'>
  readonly holds: Pick<Holds, 'all' | 'since'>
  readonly releases: Releases
  readonly watch: Pick<TroubleWatch, 'found'>
  readonly queue: (filter: QueueFilter) => Promise<Result<TriageQueue>>
  readonly cases: (ids: readonly number[]) => Promise<Result<readonly TriageCase[]>>
  readonly now: () => Date
}

/** Cases that are looked up at a time when a whole queue is processed. */
const pageSize = 200

export const createProviders = (parts: ProvidersParts): Providers => {
  const { directory, holds, releases, watch, queue, cases, now } = parts
  const names = new Map<number, string | null>()

  /** A provider's name is only known from its profiles. */
  const nameOf = async (providerId: number): Promise<string | null> => {
    const known = names.get(providerId)
    if (known !== undefined) return known
    const found = await directory.search(`provider:${providerId}`, null, null)
    const first = found.ok ? Array.from(found.value.ids.subarray(0, pageSize)) : []
    const rows = await directory.known(first)
    const name = rows.find(({ profile }) => profile?.providerId === providerId)?.profile?.provider ?? null
    if (name !== null) names.set(providerId, name)
    return name
  }

  const troubleOf = async (providerId: number): Promise<Trouble> => {
    const found = watch.found().get(providerId)
    const heldSince = holds.since(providerId)
    return {
      providerId,
      provider: await nameOf(providerId),
      status: found?.status ?? null,
      profiles: found?.profiles ?? 0,
      window: windowHours,
      sentence:
        found?.sentence ??
        (heldSince === null ? 'Profiles are being started again here.' : 'Job starts are on hold here.'),
      held: heldSince !== null,
      since: found?.since ?? heldSince ?? now().toISOString(),
      release: releases.of(providerId),
    }
  }

  return {
    troubles: () => {
      const ids = new Set([...watch.found().keys(), ...holds.all(), ...releases.open()])
      return Promise.all([...ids].map(troubleOf))
    },
    release: async (providerId, overMinutes, mode, sendNotification) => {
      const found = await queue({ providerIds: [providerId], movers: triageMovers.filter(isFailedMover) })
      if (!found.ok) return found
      const released: TriageCase[] = []
      for (let from = 0; from < found.value.ids.length; from += pageSize) {
        const page = await cases(Array.from(found.value.ids.subarray(from, from + pageSize)))
        if (!page.ok) return page
        released.push(...page.value)
      }
      return releases.begin(
        providerId,
        released.map((one) => ({ profileId: one.profileId, jobId: one.jobId, mode: one.mode ?? mode })),
        overMinutes,
        sendNotification,
      )
    },
  }
}
