import { wasListed } from '../../shared/domain/directory'
import type { Profile } from '../../shared/domain/profile'
import { fail, ok, type Result } from '../../shared/errors/failure'
import type { Ledger } from '../jobs/ledger'
import type { LinkClient, Priority } from '../link/link-client'
import type { Store } from '../store/store'
import { indexResult, type IndexClient } from './index-client'
import type { Learning } from './learning'
import type { OnScreen } from './on-screen'
import type { Readings } from '../lib/readings'

export interface ReadOptions {
  readonly priority?: Priority | undefined
  readonly signal?: AbortSignal | undefined
}

/** Reads single profiles, and lets the directory learn what the server says. */
export interface Reading {
  /** With its last job, as filling and rows on screen need it. */
  readonly withJob: (id: number, options: ReadOptions) => Promise<Result<unknown>>
  /** Reads only the profile. What the reply leaves out keeps its known value. */
  readonly profile: (id: number, options?: ReadOptions) => Promise<Result<Profile>>
}

interface ReadingParts {
  readonly link: Pick<LinkClient, 'profiles' | 'jobs'>
  readonly ledger: Pick<Ledger, 'observed'>
  readonly store: Pick<Store, 'readOnly'>
  readonly call: IndexClient['call']
  /** Resolves once what was remembered of it is in the index. */
  readonly loaded: (id: number) => Promise<void>
  readonly learning: Learning
  readonly readings: Pick<Readings, 'latest'>
  readonly onScreen: Pick<OnScreen, 'tried'>
}

export const createReading = (parts: ReadingParts): Reading => {
  const { link, ledger, store, call, loaded, learning, readings, onScreen } = parts

  const isListed = async (id: number): Promise<boolean> => {
    await loaded(id)
    const listed = await indexResult(call('has', id))
    return listed.ok && listed.value
  }

  /** A forgotten profile stays forgotten: only a request made after it may make it known again. */
  const forgottenMeanwhile = fail('cancelled')

  const withJob: Reading['withJob'] = (id, options) => {
    const isForgotten = learning.forgettingOf(id)
    return readings.latest(
      id,
      async () => {
        const [profile, last] = await Promise.all([
          link.profiles.get(id, options),
          link.jobs.lastOfProfile(id, options),
        ])
        const job = profile.ok && last.ok && !isForgotten() ? last.value : null
        return { profile, last, observed: job ? await ledger.observed(id, job) : ok(null) }
      },
      async ({ profile, last, observed }): Promise<Result<unknown>> => {
        if (isForgotten()) return forgottenMeanwhile
        const failed = [profile, last, observed].find((one) => !one.ok && one.error.code !== 'cancelled')
        onScreen.tried(id, failed !== undefined)
        if (!profile.ok) {
          if (profile.error.code === 'not-found')
            learning.gone([id], (await isListed(id)) ? wasListed : 'never-seen')
          else if (profile.error.code !== 'cancelled') learning.unreadable(id, profile.error)
          return profile
        }
        if (!observed.ok && !store.readOnly) return observed
        learning.profile(profile.value, last.ok ? last.value : undefined)
        if (!last.ok && last.error.code !== 'cancelled') return last
        return learning.unstored() ?? profile
      },
      ({ profile }) => profile.ok,
    )
  }

  /**
   * The server has no profile of this id. A profile that was listed was deleted; of any other it is not known whether
   * it ever existed.
   */
  const notFound = async (id: number, answer: Extract<Result<Profile>, { ok: false }>) => {
    // The caller gets the answer anyway. Announcing every id that is not found would make the page ask again and again.
    if (await isListed(id)) learning.gone([id], wasListed)
    const detail = learning.goneDetail(id)
    return detail === undefined ? answer : fail('not-found', { ...answer.error, detail })
  }

  const profile: Reading['profile'] = (id, options) => {
    const isForgotten = learning.forgettingOf(id)
    return readings.latest(
      id,
      () => link.profiles.get(id, options),
      async (answer): Promise<Result<Profile>> => {
        if (isForgotten()) return forgottenMeanwhile
        if (!answer.ok) return answer.error.code === 'not-found' ? notFound(id, answer) : answer
        learning.profile(answer.value)
        if (answer.value.zipcode !== null) return answer
        const rows = await indexResult(call('rows', [id]))
        return rows.ok ? ok(rows.value[0]?.profile ?? answer.value) : answer
      },
      (answer) => answer.ok,
    )
  }

  return { withJob, profile }
}
